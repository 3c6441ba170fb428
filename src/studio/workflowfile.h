// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/jobqueue.h"
#include "workflow/document.h"
#include "workflow/parameters/parameters.h"

#include <optional>

namespace gesso::studio {

class FormDocument;

// What a file held: a workflow, also inside a picture, video or sound; or only the parameters that
// another program wrote into one.
struct WorkflowFile
{
    std::optional<Document> document;
    std::optional<Prompt> sent; // the prompt that made the picture, where it holds a graph besides
    std::optional<Parameters> parameters; // where there is no document
};

// Workflow files on disk; blocking, to be called on a worker. Errors name the file: NotFound, Io,
// DiskFull, or those of Document::read() and readEmbedded().
[[nodiscard]] Result<WorkflowFile> readWorkflow(const QString &path);
// Whole or not at all; never over a picture or another file that carries a workflow.
[[nodiscard]] Result<void> writeWorkflow(const QString &path, const QByteArray &bytes);

// What one press of Generate takes from a document.
[[nodiscard]] JobRequest requestOf(const FormDocument &document);

} // namespace gesso::studio
