// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/problems.h"

#include "json/text.h"
#include "workflow/graph.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

// Finds the cycles as Tarjan's strongly connected components, with a stack of its own instead of
// recursion.
class CycleFinder
{
public:
    explicit CycleFinder(const Graph &graph)
        : m_graph(graph)
        , m_marks(static_cast<std::size_t>(graph.size()))
    {
    }

    // Each the indices of its nodes, the one that was met first in front.
    [[nodiscard]] std::vector<std::vector<int>> find();

private:
    struct Mark
    {
        int order = -1; // in which the nodes were met
        int lowest = 0; // the first node met that can be reached from here
        bool open = false; // on m_open
    };
    struct Step
    {
        int node;
        std::size_t next = 0;
    };

    [[nodiscard]] Mark &mark(int index) { return m_marks[static_cast<std::size_t>(index)]; }
    void enter(int index);
    void lookAt(int from, int to);
    void leave();
    [[nodiscard]] bool linksToItself(int index) const;

    const Graph &m_graph;
    std::vector<Mark> m_marks;
    std::vector<Step> m_stack;
    std::vector<int> m_open;
    std::vector<std::vector<int>> m_cycles;
    int m_count = 0;
};

std::vector<std::vector<int>> CycleFinder::find()
{
    for (int first = 0; first < m_graph.size(); ++first) {
        if (mark(first).order < 0)
            enter(first);
        while (!m_stack.empty()) {
            Step &step = m_stack.back();
            const auto &inputs = m_graph.node(step.node).inputs;
            if (step.next < inputs.size())
                lookAt(step.node, inputs[step.next++].source);
            else
                leave();
        }
    }
    return m_cycles;
}

void CycleFinder::enter(int index)
{
    mark(index) = {m_count, m_count, true};
    ++m_count;
    m_open.push_back(index);
    m_stack.push_back({index});
}

void CycleFinder::lookAt(int from, int to)
{
    if (to == Graph::kNowhere)
        return;
    if (mark(to).order < 0)
        enter(to);
    else if (mark(to).open)
        mark(from).lowest = std::min(mark(from).lowest, mark(to).order);
}

void CycleFinder::leave()
{
    const int index = m_stack.back().node;
    m_stack.pop_back();
    if (!m_stack.empty()) {
        Mark &above = mark(m_stack.back().node);
        above.lowest = std::min(above.lowest, mark(index).lowest);
    }
    if (mark(index).lowest != mark(index).order)
        return;
    const auto first = std::find(m_open.rbegin(), m_open.rend(), index).base() - 1;
    std::vector<int> members(first, m_open.end());
    m_open.erase(first, m_open.end());
    for (const int member : members)
        mark(member).open = false;
    if (members.size() > 1 || linksToItself(index))
        m_cycles.push_back(std::move(members));
}

bool CycleFinder::linksToItself(int index) const
{
    const auto &inputs = m_graph.node(index).inputs;
    return std::ranges::any_of(
        inputs, [index](const Graph::Input &input) { return input.source == index; });
}

Problem cycleProblem(const Prompt &prompt, const Graph &graph, const std::vector<int> &members)
{
    constexpr std::size_t kMostNamed = 4;
    QStringList names;
    for (std::size_t i = 0; i < members.size() && i < kMostNamed; ++i)
        names.append(nodeInWords(prompt, graph.node(members[i]).id));
    if (members.size() > kMostNamed)
        names.append(Tr::tr("%n more", nullptr, static_cast<int>(members.size() - kMostNamed)));
    const Graph::Node &first = graph.node(members.front());
    const auto within = std::ranges::find_if(first.inputs, [&members](const Graph::Input &input) {
        return std::ranges::find(members, input.source) != members.end();
    });
    const QString input = within == first.inputs.end() ? QString() : within->name;
    const QString message = members.size() == 1
        ? Tr::tr("%1 is connected to itself.").arg(names.front())
        : Tr::tr("These nodes wait for each other in a circle: %1.").arg(names.join(u", "_s));
    return {Problem::Kind::Cycle, {first.id, input}, message};
}

void addStrayEntries(QList<Problem> &problems, const Prompt &prompt)
{
    for (const json::Member &member : prompt.json()) {
        if (Prompt::isNode(member.value))
            continue;
        const QString key = json::toQString(member.key);
        problems.append(
            {Problem::Kind::NotANode,
             {key, {}},
             Tr::tr("The entry \"%1\" is not a node; it is kept in the file and not sent.")
                 .arg(key)});
    }
}

void addNodeProblems(QList<Problem> &problems, const Prompt &prompt, const Graph::Node &node)
{
    if (node.className.isEmpty()) {
        problems.append({Problem::Kind::MissingClass,
                         {node.id, {}},
                         Tr::tr("Node %1 does not say of which class it is.").arg(node.id)});
    }
    for (const Graph::Input &input : node.inputs) {
        if (!input.isLink || input.source != Graph::kNowhere)
            continue;
        const QString missing = linkFromJson(*input.value)->node;
        problems.append(
            {Problem::Kind::DanglingLink,
             {node.id, input.name},
             Tr::tr("%1: the input %2 comes from node %3, which is not in this workflow.")
                 .arg(nodeInWords(prompt, node.id), input.name, missing)});
    }
}

} // namespace

QString nodeInWords(const Prompt &prompt, const QString &node)
{
    const QString title = prompt.titleOf(node);
    if (title.isEmpty())
        return Tr::tr("node %1").arg(node);
    return Tr::tr("%1 (node %2)").arg(title, node);
}

QList<Problem> findProblems(const Prompt &prompt)
{
    QList<Problem> problems;
    addStrayEntries(problems, prompt);
    const Graph graph(prompt);
    for (int i = 0; i < graph.size(); ++i)
        addNodeProblems(problems, prompt, graph.node(i));
    for (const std::vector<int> &members : CycleFinder(graph).find())
        problems.append(cycleProblem(prompt, graph, members));
    return problems;
}

} // namespace gesso
