// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/graph/livegraph.h"
#include "workflow/graph/valueplace.h"

#include <map>
#include <utility>

namespace gesso {

// Finds where the values of a loaded workflow are kept in its file.
class PlaceFinder
{
public:
    // The workflow must outlive this.
    explicit PlaceFinder(const LiveWorkflow &workflow);

    // The widget is one of the node's; graph and node as ValuePlace counts them. The field is left
    // empty.
    [[nodiscard]] PlacedValue find(int graph, int node, const LiveWidget &widget);

private:
    [[nodiscard]] const LiveGraph &graphOf(int number) const;
    [[nodiscard]] bool isKeptInside(const LiveNode &host, const LiveWidget &widget) const;
    [[nodiscard]] PlacedValue insideOf(const LiveNode &host, const LiveWidget &widget);
    [[nodiscard]] PlacedValue ofPrimitive(int graph, int node) const;
    void addFill(PlacedValue &out);
    void addControl(PlacedValue &out, int graph, int node, const LiveWidget &widget) const;

    const LiveWorkflow &m_workflow;
    std::vector<int> m_hosts; // how many nodes stand for each definition
    // Of each node that needed it, by graph and number.
    std::map<std::pair<int, int>, std::shared_ptr<const json::Array>> m_fills;
};

} // namespace gesso
