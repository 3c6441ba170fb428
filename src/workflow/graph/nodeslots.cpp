// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/nodeslots.h"

#include <algorithm>
#include <unordered_map>

namespace gesso {

namespace {

using SavedByName = std::unordered_map<std::string_view, const SavedInput *>;

// Of saved slots with one name the last counts.
SavedByName byName(const SavedNode &saved)
{
    SavedByName names;
    names.reserve(saved.inputs.size());
    for (const SavedInput &slot : saved.inputs)
        names[slot.name] = &slot;
    return names;
}

LiveInput keptSlot(const SavedInput &slot)
{
    return {.name = slot.name,
            .type = slot.type,
            .label = slot.label,
            .matchGroup = {},
            .link = slot.link,
            .widget = slot.widget.value_or(std::string())};
}

// An input of an option that is not chosen.
bool belongsToDynamicCombo(const LiveNode &node, std::string_view name)
{
    return std::ranges::any_of(node.widgets, [name](const LiveWidget &widget) {
        return widget.kind == WidgetKind::DynamicCombo && name.size() > widget.name.size()
            && name.starts_with(widget.name) && name[widget.name.size()] == '.';
    });
}

bool isKept(const LiveNode &node, const SavedInput &slot)
{
    if (belongsToDynamicCombo(node, slot.name))
        return false;
    return !slot.widget || node.widget(*slot.widget) != nullptr;
}

void addSurplusOutputs(LiveNode &node)
{
    const std::vector<SavedOutput> &saved = node.saved->outputs;
    for (std::size_t i = 0; i < saved.size(); ++i) {
        if (i >= node.outputs.size())
            node.outputs.push_back({.type = saved[i].type, .matchGroup = {}, .links = {}});
        node.outputs[i].links = saved[i].links;
    }
}

// Saved slots by name and type, and the first of each name.
class SlotFinder
{
public:
    explicit SlotFinder(const SavedNode &saved)
    {
        for (const SavedInput &slot : saved.inputs) {
            m_exact.emplace(slot.name + '\n' + slot.type, &slot);
            m_named.emplace(slot.name, &slot);
        }
    }

    [[nodiscard]] const SavedInput *find(const LiveBoundary &boundary) const
    {
        const auto exact = m_exact.find(boundary.name + '\n' + boundary.type);
        if (exact != m_exact.end())
            return exact->second;
        const auto named = m_named.find(boundary.name);
        return named == m_named.end() ? nullptr : named->second;
    }

private:
    std::unordered_map<std::string, const SavedInput *> m_exact;
    std::unordered_map<std::string_view, const SavedInput *> m_named;
};

} // namespace

void matchSavedSlots(LiveNode &node)
{
    SavedByName saved = byName(*node.saved);
    for (LiveInput &input : node.inputs) {
        const auto found = saved.find(input.name);
        if (found == saved.end())
            continue;
        input.link = found->second->link;
        input.label = found->second->label;
        saved.erase(found);
    }
    for (const SavedInput &slot : node.saved->inputs) {
        const auto left = saved.find(slot.name);
        if (left != saved.end() && left->second == &slot && isKept(node, slot))
            node.inputs.push_back(keptSlot(slot));
    }
    addSurplusOutputs(node);
}

void takeSavedSlots(LiveNode &node)
{
    for (const SavedInput &slot : node.saved->inputs)
        node.inputs.push_back(keptSlot(slot));
    addSurplusOutputs(node);
}

void matchHostSlots(LiveNode &host, const LiveGraph &definition)
{
    const SlotFinder saved(*host.saved);
    for (const LiveBoundary &boundary : definition.inputs) {
        LiveInput &input = host.inputs.emplace_back();
        input.name = boundary.name;
        input.type = boundary.type;
        if (const SavedInput *slot = saved.find(boundary)) {
            input.link = slot->link;
            input.label = slot->label;
        }
    }
    for (const LiveBoundary &boundary : definition.outputs)
        host.outputs.push_back({.type = boundary.type, .matchGroup = {}, .links = {}});
    addSurplusOutputs(host);
}

} // namespace gesso
