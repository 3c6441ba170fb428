// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/savedgraphreader.h"

#include <QCoreApplication>

#include <limits>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(SavedGraphReader)
};

// More than any workflow has; a file beyond them is refused instead of filling the memory.
constexpr qsizetype kMostNodes = 300'000;
constexpr qsizetype kMostSlots = 3'000'000;
constexpr qsizetype kMostLinks = 2'000'000;
constexpr qsizetype kMostDefinitions = 20'000;
constexpr std::size_t kMostBoundaries = 1000; // inputs of one subgraph

std::optional<qint64> integer(json::View value)
{
    if (!value.isNumber() && !value.isString())
        return std::nullopt;
    if (value.isNumber())
        return value.number()->toInt64();
    bool ok = false;
    const qint64 parsed = value.toString().toLongLong(&ok);
    return ok ? std::optional(parsed) : std::nullopt;
}

int slotNumber(json::View value)
{
    const qint64 number = integer(value).value_or(-1);
    return number < 0 || number > std::numeric_limits<int>::max() ? -1 : static_cast<int>(number);
}

// A type may be a number (0: any) or a list of choices in old files.
std::string typeText(json::View value)
{
    if (value.isString())
        return value.utf8();
    return value.isArray() ? "COMBO" : "*";
}

std::vector<qint64> linkIds(json::View list)
{
    std::vector<qint64> ids;
    if (!list.isArray())
        return ids;
    for (const auto &[key, value] : list) {
        if (const auto id = integer(value))
            ids.push_back(*id);
    }
    return ids;
}

SavedInput readInput(json::View slot)
{
    SavedInput input;
    input.type = "*";
    for (const auto &[key, value] : slot) {
        const std::string_view name = key.raw();
        if (name == "name")
            input.name = value.utf8();
        else if (name == "type")
            input.type = typeText(value);
        else if (name == "label")
            input.label = value.utf8();
        else if (name == "link")
            input.link = integer(value);
        else if (name == "widget" && value.isObject())
            input.widget = value["name"].utf8();
    }
    return input;
}

SavedOutput readOutput(json::View slot)
{
    return {.name = slot["name"].utf8(),
            .type = typeText(slot["type"]),
            .links = linkIds(slot["links"])};
}

SavedBoundary readBoundary(json::View slot)
{
    return {.name = slot["name"].utf8(),
            .type = typeText(slot["type"]),
            .label = slot["label"].utf8(),
            .links = linkIds(slot["linkIds"])};
}

template <typename T>
std::vector<T> readObjects(json::View list, T (*read)(json::View))
{
    std::vector<T> out;
    if (!list.isArray())
        return out;
    for (const auto &[key, value] : list) {
        // A slot's number is its place, so one that makes no sense still takes its place.
        out.push_back(value.isObject() ? read(value) : T {});
    }
    return out;
}

SavedNode::Mode modeOf(json::View value)
{
    switch (integer(value).value_or(0)) {
    case 2:
        return SavedNode::Mode::Muted;
    case 4:
        return SavedNode::Mode::Bypassed;
    default:
        return SavedNode::Mode::Runs;
    }
}

// One pass over the members: a node is asked for once, and files have many of them.
void readNodeMember(SavedNode &node, std::string_view name, json::View value)
{
    if (name == "id")
        node.id = nodeIdText(value);
    else if (name == "type")
        node.type = value.utf8();
    else if (name == "title")
        node.title = value.utf8();
    else if (name == "mode")
        node.mode = modeOf(value);
    else if (name == "inputs")
        node.inputs = readObjects(value, readInput);
    else if (name == "outputs")
        node.outputs = readObjects(value, readOutput);
    else if (name == "widgets_values")
        node.values = value;
    else if (name == "widgets_values_named")
        node.namedValues = value;
    else if (name == "properties")
        node.properties = value;
    else if (name == "pos")
        node.position = value;
    else if (name == "size")
        node.size = value;
}

std::optional<SavedLink> readLinkArray(json::View link)
{
    json::View parts[6]; // NOLINT(modernize-avoid-c-arrays): filled by one walk
    std::size_t count = 0;
    for (const auto &[key, value] : link) {
        if (count < 6)
            parts[count++] = value;
    }
    const auto id = integer(parts[0]);
    if (!id)
        return std::nullopt;
    return SavedLink {.id = *id,
                      .origin = nodeIdText(parts[1]),
                      .originSlot = slotNumber(parts[2]),
                      .target = nodeIdText(parts[3]),
                      .targetSlot = slotNumber(parts[4]),
                      .type = typeText(parts[5])};
}

std::optional<SavedLink> readLinkObject(json::View link)
{
    const auto id = integer(link["id"]);
    if (!id)
        return std::nullopt;
    return SavedLink {.id = *id,
                      .origin = nodeIdText(link["origin_id"]),
                      .originSlot = slotNumber(link["origin_slot"]),
                      .target = nodeIdText(link["target_id"]),
                      .targetSlot = slotNumber(link["target_slot"]),
                      .type = typeText(link["type"])};
}

std::optional<SavedLink> readLink(json::View link)
{
    if (link.isArray())
        return readLinkArray(link);
    return link.isObject() ? readLinkObject(link) : std::nullopt;
}

Error tooLarge(const QString &what)
{
    return Error {
        .kind = Error::Kind::Invalid,
        .message = Tr::tr("The workflow is too large: it has more %1 than any workflow.").arg(what),
        .advice = Tr::tr("Check that the file is a workflow.")};
}

class Reader
{
public:
    explicit Reader(SavedWorkflow *out)
        : m_out(out)
    {
    }

    [[nodiscard]] std::optional<Error> read(json::View root);

private:
    [[nodiscard]] std::optional<Error> readGraph(SavedGraph &graph, json::View view);
    [[nodiscard]] std::optional<Error> readNodes(SavedGraph &graph, json::View list);
    [[nodiscard]] std::optional<Error> readLinks(SavedGraph &graph, json::View list);

    SavedWorkflow *m_out;
    qsizetype m_nodes = 0;
    qsizetype m_slots = 0;
    qsizetype m_links = 0;
};

std::optional<Error> Reader::readNodes(SavedGraph &graph, json::View list)
{
    if (!list.isArray())
        return std::nullopt;
    m_nodes += static_cast<qsizetype>(list.size());
    if (m_nodes > kMostNodes)
        return tooLarge(Tr::tr("nodes"));
    graph.nodes.reserve(list.size());
    for (const auto &[key, value] : list) {
        if (!value.isObject())
            continue;
        SavedNode &node = graph.nodes.emplace_back(readSavedNode(value));
        m_slots += static_cast<qsizetype>(node.inputs.size() + node.outputs.size());
        for (const SavedOutput &output : node.outputs)
            m_links += static_cast<qsizetype>(output.links.size());
        if (m_slots > kMostSlots || m_links > kMostLinks)
            return tooLarge(Tr::tr("slots"));
    }
    return std::nullopt;
}

std::optional<Error> Reader::readLinks(SavedGraph &graph, json::View list)
{
    if (!list.isArray())
        return std::nullopt;
    m_links += static_cast<qsizetype>(list.size());
    if (m_links > kMostLinks)
        return tooLarge(Tr::tr("links"));
    graph.links.reserve(list.size());
    for (const auto &[key, value] : list) {
        if (auto link = readLink(value))
            graph.links.push_back(*std::move(link));
    }
    return std::nullopt;
}

std::optional<Error> Reader::readGraph(SavedGraph &graph, json::View view)
{
    graph.id = view["id"].utf8();
    graph.name = view["name"].utf8();
    graph.groups = view["groups"];
    graph.inputs = readObjects(view["inputs"], readBoundary);
    graph.outputs = readObjects(view["outputs"], readBoundary);
    if (graph.inputs.size() > kMostBoundaries)
        return tooLarge(Tr::tr("inputs of one subgraph"));
    if (auto error = readNodes(graph, view["nodes"]))
        return error;
    return readLinks(graph, view["links"]);
}

std::optional<Error> Reader::read(json::View root)
{
    if (auto error = readGraph(m_out->root, root))
        return error;
    m_out->root.inputs.clear();
    m_out->root.outputs.clear();
    m_out->lastNodeId
        = integer(root["last_node_id"]).value_or(integer(root["state"]["lastNodeId"]).value_or(0));
    m_out->groupNodes = root["extra"]["groupNodes"];
    m_out->models = root["models"];
    // Definitions inside definitions are as good as those at the root (graph sheet 1.7).
    std::vector<json::View> open {root["definitions"]["subgraphs"]};
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (!open[i].isArray())
            continue;
        for (const auto &[key, value] : open[i]) {
            if (!value.isObject())
                continue;
            if (m_out->definitions.size() >= kMostDefinitions)
                return tooLarge(Tr::tr("subgraphs"));
            if (auto error = readGraph(m_out->definitions.emplace_back(), value))
                return error;
            open.push_back(value["definitions"]["subgraphs"]);
        }
    }
    return std::nullopt;
}

} // namespace

std::string nodeIdText(json::View id)
{
    if (id.isString())
        return id.utf8();
    const auto number = id.number();
    if (!number)
        return {};
    const auto whole = number->toInt64();
    return whole ? std::to_string(*whole) : number->text();
}

SavedNode readSavedNode(json::View view)
{
    SavedNode node;
    for (const auto &[key, value] : view)
        readNodeMember(node, key.raw(), value);
    node.savedId = node.id;
    return node;
}

bool isGraphFormat(json::View root)
{
    return root.isObject() && root["nodes"].isArray();
}

json::View findGraph(json::View root)
{
    if (isGraphFormat(root))
        return root;
    if (isGraphFormat(root["workflow"]))
        return root["workflow"];
    const json::View embedded = root["extra_data"]["extra_pnginfo"]["workflow"];
    return isGraphFormat(embedded) && !root["prompt"].isObject() ? embedded : json::View();
}

Result<SavedWorkflow> readSavedWorkflow(const json::Parsed &source, json::View root)
{
    SavedWorkflow out;
    out.source = source;
    Reader reader(&out);
    if (auto error = reader.read(root))
        return *std::move(error);
    return out;
}

} // namespace gesso
