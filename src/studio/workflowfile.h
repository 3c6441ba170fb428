// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/jobqueue.h"
#include "workflow/document.h"

namespace gesso::studio {

class FormDocument;

// Workflow files on disk; blocking, to be called on a worker. Errors name the file: NotFound, Io,
// DiskFull, or Document::read()'s.
[[nodiscard]] Result<Document> readWorkflow(const QString &path);
// Whole or not at all.
[[nodiscard]] Result<void> writeWorkflow(const QString &path, const QByteArray &bytes);

// What one press of Generate takes from a document.
[[nodiscard]] JobRequest requestOf(const FormDocument &document);

} // namespace gesso::studio
