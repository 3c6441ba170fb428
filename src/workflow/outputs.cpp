// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/outputs.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

bool isTemporary(QStringView className)
{
    return className.startsWith("Preview"_L1) || className.endsWith("Preview"_L1)
        || className == "ImageCompare"_L1;
}

bool isOutputName(QStringView className)
{
    constexpr std::array kWords {"Save"_L1, "Preview"_L1, "VideoCombine"_L1, "Export"_L1};
    const bool named = std::ranges::any_of(
        kWords, [className](QLatin1StringView word) { return className.contains(word); });
    return named || className == "ImageCompare"_L1;
}

bool isOutput(const Graph::Node &node, ClassSource &classes)
{
    if (const auto known = classes.find(node.className))
        return known->outputNode;
    return isOutputName(node.className);
}

// Nodes with links of their own that no other links to.
std::vector<int> lastNodes(const Graph &graph)
{
    std::vector<char> followed(static_cast<std::size_t>(graph.size()), 0);
    for (int i = 0; i < graph.size(); ++i) {
        for (const Graph::Input &input : graph.node(i).inputs) {
            if (input.source != Graph::kNowhere)
                followed[static_cast<std::size_t>(input.source)] = 1;
        }
    }
    std::vector<int> last;
    for (int i = 0; i < graph.size(); ++i) {
        const auto &inputs = graph.node(i).inputs;
        const bool fed = std::ranges::any_of(
            inputs, [](const Graph::Input &input) { return input.source != Graph::kNowhere; });
        if (fed && followed[static_cast<std::size_t>(i)] == 0)
            last.push_back(i);
    }
    return last;
}

} // namespace

QList<OutputNode> findOutputs(const Prompt &prompt, const Graph &graph, ClassSource &classes)
{
    std::vector<int> found;
    for (int i = 0; i < graph.size(); ++i) {
        if (isOutput(graph.node(i), classes))
            found.push_back(i);
    }
    if (found.empty() && !classes.hasCatalogue())
        found = lastNodes(graph);
    QList<OutputNode> outputs;
    outputs.reserve(static_cast<qsizetype>(found.size()));
    for (const int i : found) {
        const Graph::Node &node = graph.node(i);
        outputs.append(
            {node.id, prompt.titleOf(node.id), node.className, isTemporary(node.className)});
    }
    return outputs;
}

} // namespace gesso
