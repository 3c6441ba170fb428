// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outlinereport.h"

#include "cli/texttable.h"
#include "cli/words.h"
#include "workflow/missing.h"

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

// As the file has it; what is absent is not sent.
QList<Missing> missingInFile(const Form &form)
{
    return findMissing(form, [](const Field &field) {
        return field.absent ? std::nullopt : std::optional(field.value);
    });
}

QString kindWord(Missing::Kind kind)
{
    switch (kind) {
    case Missing::Kind::NodeClass:
        return u"class"_s;
    case Missing::Kind::Model:
        return u"model"_s;
    case Missing::Kind::InputFile:
        return u"input"_s;
    }
    return {};
}

QList<QStringList> inactiveRows(const Form &form)
{
    QList<QStringList> rows;
    for (const InactiveNode &node : form.inactive) {
        rows.append(
            {node.node, node.isBypassed ? Words::tr("bypassed") : Words::tr("muted"), node.title});
    }
    return rows;
}

QList<QStringList> noteRows(const Form &form)
{
    QList<QStringList> rows;
    for (const WorkflowNote &note : form.notes)
        rows.append({note.node, shortText(note.text)});
    return rows;
}

QList<QStringList> missingRows(const Form &form)
{
    QList<QStringList> rows;
    for (const Missing &missing : missingInFile(form))
        rows.append({inWords(missing), missing.address});
    return rows;
}

} // namespace

QString outlineText(const Form &form)
{
    return textSection(Words::tr("Switched off"), inactiveRows(form))
        + textSection(Words::tr("Notes"), noteRows(form))
        + textSection(Words::tr("Missing on the server"), missingRows(form));
}

void addOutline(json::Object &info, const Form &form)
{
    json::Array inactive;
    for (const InactiveNode &node : form.inactive) {
        inactive.emplace_back(json::Object {{"node", node.node},
                                            {"title", node.title},
                                            {"group", node.heading},
                                            {"mode", node.isBypassed ? "bypassed" : "muted"}});
    }
    json::Array notes;
    for (const WorkflowNote &note : form.notes) {
        notes.emplace_back(json::Object {{"node", note.node},
                                         {"title", note.title},
                                         {"group", note.heading},
                                         {"markdown", note.isMarkdown},
                                         {"text", note.text}});
    }
    json::Array missing;
    for (const Missing &one : missingInFile(form)) {
        missing.emplace_back(json::Object {{"kind", kindWord(one.kind)},
                                           {"name", one.name},
                                           {"node", one.where.node},
                                           {"input", one.where.input},
                                           {"pack", one.pack},
                                           {"folder", one.folder},
                                           {"address", one.address}});
    }
    info.append("inactive", std::move(inactive));
    info.append("notes", std::move(notes));
    info.append("missing", std::move(missing));
}

} // namespace gesso::cli
