// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/graph/graphfile.h"
#include "workflow/problem.h"
#include "workflow/prompt.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace gesso {

// A workflow as a person opened it. Pure: knows no file system. What it does not understand, it
// keeps: a document that was read and written without an edit is the same but for white space.
class Document
{
public:
    // Api: an object of nodes. WrappedApi: the same under "prompt", as a POST body has it. Graph:
    // what the web editor saves, also inside something else (findGraph()); it has no prompt until
    // setCatalogue() tells the node classes of a server.
    enum class Format { Api, WrappedApi, Graph };

    // Reads a file's bytes; `name` (a file name or path) is only for error messages. Errors (all
    // Invalid) name the file, line and column for broken JSON, else what it seems to be instead (a
    // picture, a model, an empty file, ...) and what to do.
    [[nodiscard]] static Result<Document> read(const QByteArray &bytes, const QString &name);

    // JSON text with an indent of two and a last line break.
    [[nodiscard]] QByteArray write() const;

    [[nodiscard]] Format format() const { return m_format; }
    // Of a graph: with texts as they are written. See graph() for the one to send.
    [[nodiscard]] const Prompt &prompt() const { return m_graph ? m_graph->prompt() : m_prompt; }
    // Links to missing nodes, cycles, entries that are no nodes; found once, when read. Of a graph
    // also what its conversion tells.
    [[nodiscard]] const QList<Problem> &problems() const
    {
        return m_graph ? m_graph->problems() : m_problems;
    }
    // What posts as extra_data.extra_pnginfo (the graph, when there is one); null for API-format
    // files.
    [[nodiscard]] json::Value extraPnginfo() const;

    // Null unless the format is Graph.
    [[nodiscard]] const GraphFile *graph() const { return m_graph ? &*m_graph : nullptr; }
    // The node classes that a graph is read by; nothing changes for the other formats.
    void setCatalogue(const std::shared_ptr<const Catalogue> &catalogue);

    void setInput(const FieldId &id, json::Value value);
    void setInputs(const FieldValues &values);
    // Only those of the values that bring other inputs (dynamic combos of a graph). Whether any
    // did.
    bool reshape(const FieldValues &values);
    // What becomes of a seed after each run, in the words of the editor; graphs only.
    void setMode(const FieldId &seed, const std::string &mode);

private:
    Format m_format = Format::Api;
    json::Value m_root; // the whole file when it is wrapped
    Prompt m_prompt;
    QList<Problem> m_problems;
    std::optional<GraphFile> m_graph;
};

} // namespace gesso
