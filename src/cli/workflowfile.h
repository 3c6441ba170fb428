// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/document.h"

#include <QString>

namespace gesso::cli {

// The bytes of a file, or of standard input for "-". Io or NotFound with the file's name; Invalid
// when it is larger than any workflow.
[[nodiscard]] Result<QByteArray> readInputFile(const QString &path);

// The JSON text of a workflow: the file itself, or what a picture, video or sound carries inside.
[[nodiscard]] Result<QByteArray> readWorkflowText(const QString &path);

// A workflow from a file, or from standard input for "-".
[[nodiscard]] Result<Document> readWorkflowFile(const QString &path);

// The name that errors and reports give it.
[[nodiscard]] QString displayName(const QString &path);

} // namespace gesso::cli
