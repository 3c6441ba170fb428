// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/prompt.h"

#include <QByteArray>
#include <QList>

namespace gesso {

// Something in a workflow that stands in the way of running it, or will surprise.
struct Problem
{
    enum class Kind { DanglingLink, Cycle, NotANode, MissingClass, UnknownClass, NoOutput };
    Kind kind = Kind::NotANode;
    FieldId where; // the input may be empty
    QString message; // for people; names the node by title and id

    friend bool operator==(const Problem &, const Problem &) = default;
};

// A workflow as a person opened it. Pure: knows no file system. What it does not understand, it
// keeps: a document that was read and written without an edit is the same but for white space.
class Document
{
public:
    // Api: an object of nodes. WrappedApi: the same under "prompt", as a POST body has it.
    enum class Format { Api, WrappedApi };

    // Reads a file's bytes; `name` (a file name or path) is only for error messages. Errors (all
    // Invalid) name the file, line and column for broken JSON, else what it seems to be instead (a
    // graph-format workflow, a picture, a model, an empty file, ...) and what to do.
    [[nodiscard]] static Result<Document> read(const QByteArray &bytes, const QString &name);

    // JSON text with an indent of two and a last line break.
    [[nodiscard]] QByteArray write() const;

    [[nodiscard]] Format format() const { return m_format; }
    [[nodiscard]] const Prompt &prompt() const { return m_prompt; }
    // Links to missing nodes, cycles, entries that are no nodes; found once, when read.
    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }
    // What posts as extra_data.extra_pnginfo (the graph, when there is one); null for API-format
    // files.
    [[nodiscard]] json::Value extraPnginfo() const;

    void setInput(const FieldId &id, json::Value value) { m_prompt.setInput(id, std::move(value)); }

private:
    Format m_format = Format::Api;
    json::Value m_root; // the whole file when it is wrapped
    Prompt m_prompt;
    QList<Problem> m_problems;
};

} // namespace gesso
