// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/fileconversion.h"

#include "json/reader.h"
#include "workflow/document.h"
#include "workflow/graph/savedgraphreader.h"

#include <QCoreApplication>

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FileConversion)
};

Error needsClasses(const QString &name)
{
    return Error {.kind = Error::Kind::NotFound,
                  .message = Tr::tr("The workflow is in the web editor's format, which needs a "
                                    "server's list of node classes to be read."),
                  .where = name,
                  .advice = Tr::tr("Name a server, or a saved answer to /object_info.")};
}

// What a server writes into the files that it saves is not sent again (graph sheet 1.2).
json::Object withoutServerWords(json::Object prompt)
{
    for (json::Member &member : prompt) {
        if (json::Object *node = member.value.object())
            node->remove("is_changed");
    }
    return prompt;
}

Error at(const Error &error, const QString &name)
{
    return error.at(error.where.isEmpty() ? name : QString(name + u", " + error.where));
}

} // namespace

Result<Conversion> convertFile(const QByteArray &bytes, const QString &name, ClassShapes *shapes,
                               const ConversionSetup &setup)
{
    const auto parsed = json::read(bytes);
    const json::View graph = parsed ? findGraph(parsed->root()) : json::View();
    if (graph.isNull()) {
        const auto document = Document::read(bytes, name);
        if (!document)
            return document.error();
        return Conversion {
            .prompt = withoutServerWords(document->prompt().json()), .problems = {}, .places = {}};
    }
    if (shapes == nullptr)
        return needsClasses(name);
    auto workflow = readSavedWorkflow(*parsed, graph);
    if (!workflow)
        return at(workflow.error(), name);
    auto conversion = convertGraph(*std::move(workflow), *shapes, setup);
    return conversion ? std::move(conversion) : at(conversion.error(), name);
}

} // namespace gesso
