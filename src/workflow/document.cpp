// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/document.h"

#include "json/reader.h"
#include "json/writer.h"
#include "workflow/filekind.h"
#include "workflow/graph/savedgraphreader.h"
#include "workflow/problems.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Document)
};

constexpr qsizetype kMostBytes = qsizetype {128} << 20;
constexpr std::string_view kPrompt = "prompt";

Error noWorkflow(const QString &name, const QString &message, const QString &advice)
{
    return Error {
        .kind = Error::Kind::Invalid, .message = message, .where = name, .advice = advice};
}

QString saveAdvice()
{
    return Tr::tr("Save it again: in the ComfyUI editor open the menu, then Save or Export.");
}

// The first letter that is no white space; nothing when the file does not begin with any.
std::optional<char> firstLetter(QByteArrayView bytes)
{
    constexpr qsizetype kMostSpace = 1 << 16;
    const qsizetype start = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    const QByteArrayView text
        = bytes.sliced(start).first(std::min(kMostSpace, bytes.size() - start));
    const auto found = std::ranges::find_if(text, [](char letter) {
        return std::string_view(" \t\r\n").find(letter) == std::string_view::npos;
    });
    return found == text.end() ? std::nullopt : std::optional(*found);
}

// What is wrong before the text is read as JSON.
std::optional<Error> refuseBytes(const QByteArray &bytes, const QString &name)
{
    const std::optional<char> first = firstLetter(bytes);
    if (!first)
        return noWorkflow(name, Tr::tr("The file is empty."),
                          Tr::tr("Save or download the workflow again."));
    const bool binary
        = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 16)).contains('\0');
    if (std::string_view("[{").find(*first) != std::string_view::npos && !binary) {
        if (bytes.size() <= kMostBytes)
            return std::nullopt;
        return noWorkflow(
            name,
            Tr::tr("The file is too large for a workflow: %1 MB, at most %2 MB are read.")
                .arg(bytes.size() >> 20)
                .arg(kMostBytes >> 20),
            Tr::tr("Check that it is the file that you meant."));
    }
    const FileKind kind = kindOfBytes(bytes);
    return noWorkflow(name, Tr::tr("This is not a workflow but seems to be %1.").arg(kind.what),
                      kind.advice);
}

Error brokenJson(const Error &reason, const QString &name)
{
    const bool tooDeep = reason.message.startsWith("Nested too deeply"_L1);
    return Error {
        .kind = Error::Kind::Invalid,
        .message = tooDeep ? reason.message
                           : Tr::tr("The file is not whole or was damaged: it stops being JSON. %1")
                                 .arg(reason.message),
        .where = QString(name + u", "_s + reason.where),
        .advice
        = Tr::tr("Save or download the workflow again, or correct this place in a text editor.")};
}

bool holdsNodes(json::View object)
{
    return object.isObject() && std::any_of(object.begin(), object.end(), [](const auto &entry) {
               return entry.value["class_type"].isString();
           });
}

// The first value of an object; null when it has none.
json::View firstValue(json::View object)
{
    return object.isObject() && object.size() > 0 ? (*object.begin()).value : json::View();
}

// Where a wrapping holds the graph, as findGraph() looks for it; null: the graph is all there is.
json::Value *graphPlace(json::Value &root)
{
    const auto member = [](json::Value *value, std::string_view key) {
        return value == nullptr || value->object() == nullptr ? nullptr
                                                              : value->object()->find(key);
    };
    if (json::Value *direct = member(&root, "workflow"); direct && (*direct)["nodes"].isArray())
        return direct;
    return member(member(member(&root, "extra_data"), "extra_pnginfo"), "workflow");
}

// What JSON that holds no prompt seems to be.
Error refuseJson(json::View root, const QString &name)
{
    const json::View first = firstValue(root);
    const QString openInstead = Tr::tr("Open a workflow instead.");
    if (first["input"].isObject() && first["output"].isArray())
        return noWorkflow(
            name, Tr::tr("This is a server's list of node classes (object_info), not a workflow."),
            openInstead);
    if (first["prompt"].isArray() && first["outputs"].isObject())
        return noWorkflow(name, Tr::tr("This is a server's history, not a workflow."), openInstead);
    if (root["queue_running"].isArray())
        return noWorkflow(name, Tr::tr("This is a server's queue, not a workflow."), openInstead);
    if (root["asset"].isObject() && root["scenes"].isArray())
        return noWorkflow(name, Tr::tr("This is a 3D scene (glTF), not a workflow."), openInstead);
    if (root.isArray())
        return noWorkflow(name, Tr::tr("This file holds a list, not a workflow."), saveAdvice());
    if (root.size() == 0)
        return noWorkflow(name, Tr::tr("This workflow has no nodes."), saveAdvice());
    return noWorkflow(
        name,
        Tr::tr("This is JSON, but not a workflow: no entry of it is a node with a class_type."),
        saveAdvice());
}

} // namespace

Result<Document> Document::read(const QByteArray &bytes, const QString &name)
{
    if (auto refused = refuseBytes(bytes, name))
        return *std::move(refused);
    const auto parsed = json::read(bytes);
    if (!parsed)
        return brokenJson(parsed.error(), name);
    const json::View root = parsed->root();
    Document document;
    if (const json::View graph = findGraph(root); !graph.isNull()) {
        document.m_format = Format::Graph;
        document.m_graph.emplace(graph.toValue());
        if (!isGraphFormat(root))
            document.m_root = root.toValue();
        return document;
    }
    if (holdsNodes(root)) {
        document.m_prompt = Prompt(std::move(*root.toValue().object()));
    } else if (holdsNodes(root[kPrompt])) {
        document.m_format = Format::WrappedApi;
        document.m_root = root.toValue();
        document.m_prompt = Prompt(document.m_root[kPrompt].object());
    } else {
        return refuseJson(root, name);
    }
    document.m_problems = findProblems(document.m_prompt);
    return document;
}

QByteArray Document::write() const
{
    json::Value root = m_root;
    if (m_format == Format::Api)
        root = m_prompt.json();
    else if (m_format == Format::WrappedApi)
        root.object()->set(kPrompt, m_prompt.json());
    else if (json::Value *place = graphPlace(root))
        *place = m_graph->json();
    else
        root = m_graph->json();
    return json::write(root, {.indent = 2}) + '\n';
}

void Document::setCatalogue(const std::shared_ptr<const Catalogue> &catalogue)
{
    if (m_graph)
        m_graph->setCatalogue(catalogue);
}

void Document::setInput(const FieldId &id, json::Value value)
{
    setInputs({{id, std::move(value)}});
}

void Document::setInputs(const FieldValues &values)
{
    if (m_graph) {
        m_graph->setValues(values);
        return;
    }
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        m_prompt.setInput(it.key(), it.value());
}

bool Document::reshape(const FieldValues &values)
{
    return m_graph && m_graph->reshape(values);
}

void Document::setMode(const FieldId &seed, const std::string &mode)
{
    if (m_graph)
        m_graph->setMode(seed, mode);
}

json::Value Document::extraPnginfo() const
{
    if (m_graph)
        return json::Object {{"workflow", m_graph->json()}};
    const json::Value &info = m_root["extra_data"]["extra_pnginfo"];
    // A server answers 500 to everybody while a job waits whose graph is not an object: protocol
    // sheet 2.1.
    const json::Value *workflow = info.object().find("workflow");
    if (!info.isObject() || (workflow != nullptr && !workflow->isObject()))
        return {};
    return info;
}

} // namespace gesso
