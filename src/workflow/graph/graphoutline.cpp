// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/graphoutline.h"

#include "json/text.h"

#include <QRectF>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

// More than any workflow has; what is beyond them goes without headings, notes and marks.
constexpr int kMostVisited = 300'000;
constexpr int kMostListed = 500; // notes, and nodes that are off
constexpr int kMostModels = 2000;
constexpr int kDeepest = 64;
constexpr std::size_t kMostGroups = 1000;

constexpr double kTitleHeight = 30; // of a node in the editor, above its position

struct GroupBox
{
    QRectF box;
    QString title;
};

// The editor writes pairs as arrays, older ones as {"0": x, "1": y}.
QPointF pairOf(json::View view)
{
    if (view.isArray())
        return {view.at(0).toDouble(), view.at(1).toDouble()};
    return {view["0"].toDouble(), view["1"].toDouble()};
}

bool isNote(const SavedNode &node)
{
    return node.type == "Note" || node.type == "MarkdownNote";
}

bool isLayout(const SavedNode &node)
{
    return node.type == "Reroute" || node.type == "PrimitiveNode";
}

// Small ones first: a node belongs to the innermost.
std::vector<GroupBox> readGroups(json::View list)
{
    std::vector<GroupBox> groups;
    if (!list.isArray())
        return groups;
    for (const auto &[key, value] : list) {
        const json::View bounding = value["bounding"];
        const QString title = value["title"].toString().simplified();
        if (title.isEmpty() || !bounding.isArray() || groups.size() >= kMostGroups)
            continue;
        groups.push_back({{bounding.at(0).toDouble(), bounding.at(1).toDouble(),
                           bounding.at(2).toDouble(), bounding.at(3).toDouble()},
                          title});
    }
    std::ranges::stable_sort(
        groups, {}, [](const GroupBox &group) { return group.box.width() * group.box.height(); });
    return groups;
}

class OutlineMaker
{
public:
    OutlineMaker(const SavedWorkflow &workflow, ClassShapes &shapes);

    GraphOutline make();

private:
    struct Inside
    {
        QString prefix; // of ids
        QString heading;
        int depth = 0;
    };

    void walk(const SavedGraph &graph, const Inside &where);
    void addNode(const SavedNode &node, const Inside &where, const QString &heading);
    void addModels(const QString &node, json::View list);
    [[nodiscard]] QString titleOf(const SavedNode &node);

    const SavedWorkflow &m_workflow;
    ClassShapes &m_shapes;
    QHash<QString, const SavedGraph *> m_definitions;
    GraphOutline m_out;
    int m_visited = 0;
};

OutlineMaker::OutlineMaker(const SavedWorkflow &workflow, ClassShapes &shapes)
    : m_workflow(workflow)
    , m_shapes(shapes)
{
    for (const SavedGraph &definition : workflow.definitions)
        m_definitions.insert(json::toQString(definition.id), &definition);
}

GraphOutline OutlineMaker::make()
{
    walk(m_workflow.root, {});
    addModels({}, m_workflow.models);
    return std::move(m_out);
}

QString OutlineMaker::titleOf(const SavedNode &node)
{
    if (!node.title.empty())
        return json::toQString(node.title);
    if (const SavedGraph *definition = m_definitions.value(json::toQString(node.type)))
        return json::toQString(definition->name);
    const ClassShape *shape = m_shapes.find(node.type);
    return shape == nullptr ? json::toQString(node.type) : shape->nodeClass->displayName;
}

// Groups count at the root only: inside of a subgraph its title says enough.
void OutlineMaker::walk(const SavedGraph &graph, const Inside &where)
{
    const bool isRoot = where.prefix.isEmpty();
    const std::vector<GroupBox> groups
        = isRoot ? readGroups(graph.groups) : std::vector<GroupBox>();
    for (const SavedNode &node : graph.nodes) {
        if (++m_visited > kMostVisited)
            return;
        QString heading = where.heading;
        if (!groups.empty()) {
            const QPointF at = pairOf(node.position) - QPointF(0, kTitleHeight);
            const QPointF size = pairOf(node.size) + QPointF(0, kTitleHeight);
            const auto around = std::ranges::find_if(
                groups, [&](const GroupBox &group) { return group.box.contains(at + size / 2); });
            heading = around == groups.end() ? QString() : around->title;
        }
        addNode(node, where, heading);
    }
}

void OutlineMaker::addNode(const SavedNode &node, const Inside &where, const QString &heading)
{
    const QString id = where.prefix + json::toQString(node.id);
    addModels(id, node.properties["models"]);
    if (isNote(node)) {
        const QString text = node.values.isArray() ? node.values.at(0).toString() : QString();
        if (m_out.notes.size() < kMostListed && !text.trimmed().isEmpty())
            m_out.notes.append({id, titleOf(node), heading, text, node.type == "MarkdownNote"});
        return;
    }
    if (node.mode != SavedNode::Mode::Runs) {
        if (m_out.inactive.size() < kMostListed && !isLayout(node))
            m_out.inactive.append(
                {id, titleOf(node), heading, node.mode == SavedNode::Mode::Bypassed});
        return;
    }
    if (!heading.isEmpty())
        m_out.headings.insert(id, heading);
    const SavedGraph *definition = m_definitions.value(json::toQString(node.type));
    if (definition == nullptr || where.depth >= kDeepest)
        return;
    const QString title = titleOf(node);
    walk(*definition,
         {id + u':', where.prefix.isEmpty() ? title : QString(where.heading + u" › "_s + title),
          where.depth + 1});
}

void OutlineMaker::addModels(const QString &node, json::View list)
{
    if (!list.isArray())
        return;
    for (const auto &[key, value] : list) {
        const QString name = value["name"].toString();
        if (!name.isEmpty() && m_out.models.size() < kMostModels)
            m_out.models.append(
                {node, name, value["directory"].toString(), value["url"].toString()});
    }
}

} // namespace

GraphOutline outlineOf(const SavedWorkflow &workflow, ClassShapes &shapes)
{
    return OutlineMaker(workflow, shapes).make();
}

} // namespace gesso
