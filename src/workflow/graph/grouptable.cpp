// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/grouptable.h"

#include "workflow/graph/savedgraphreader.h"

#include <algorithm>
#include <array>

namespace gesso {

namespace {

int slotOf(json::View value)
{
    return static_cast<int>(std::clamp<qint64>(value.toInt64(-1), -1, 1'000'000));
}

// A member's number, or a member.
int memberOf(json::View value)
{
    return slotOf(value.isObject() ? value["index"] : value);
}

void readMembers(GroupTable &table, json::View nodes)
{
    if (!nodes.isArray())
        return;
    for (const auto &[key, value] : nodes) {
        SavedNode member = value.isObject() ? readSavedNode(value) : SavedNode();
        // Links of the graph that the group was made from.
        for (SavedInput &input : member.inputs)
            input.link.reset();
        for (SavedOutput &output : member.outputs)
            output.links.clear();
        table.members.push_back(std::move(member));
    }
}

// Those without a source come from outside.
void readLink(GroupTable &table, json::View view)
{
    std::array<json::View, 6> parts;
    std::size_t count = 0;
    if (!view.isArray() || view.size() > 16)
        return;
    for (const auto &[key, value] : view) {
        if (count < parts.size())
            parts[count++] = value;
    }
    const GroupTable::Link link {.source = memberOf(parts[0]),
                                 .sourceSlot = slotOf(parts[1]),
                                 .target = memberOf(parts[2]),
                                 .targetSlot = slotOf(parts[3]),
                                 .type = parts[5].utf8()};
    const int members = static_cast<int>(table.members.size());
    if (link.source < 0 || link.source >= members || link.target < 0 || link.target >= members
        || link.sourceSlot < 0 || link.targetSlot < 0)
        return;
    table.fed.emplace(link.target, table.inputName(link.target, link.targetSlot));
    table.feeding.emplace(link.source, link.sourceSlot);
    table.links.push_back(link);
}

void readConfigs(GroupTable &table, json::View config)
{
    table.configs.resize(table.members.size());
    if (!config.isObject())
        return;
    for (const auto &[key, value] : config) {
        bool ok = false;
        const int member = key.toString().toInt(&ok);
        if (ok && member >= 0 && member < static_cast<int>(table.configs.size()))
            table.configs[static_cast<std::size_t>(member)] = value;
    }
}

} // namespace

GroupTable readGroupTable(json::View entry)
{
    GroupTable table;
    readMembers(table, entry["nodes"]);
    readConfigs(table, entry["config"]);
    if (entry["links"].isArray()) {
        for (const auto &[key, value] : entry["links"])
            readLink(table, value);
    }
    if (entry["external"].isArray()) {
        for (const auto &[key, value] : entry["external"])
            table.external.emplace(memberOf(value.at(0)), slotOf(value.at(1)));
    }
    return table;
}

json::View GroupTable::inputConfig(int member, const std::string &input) const
{
    return configs[static_cast<std::size_t>(member)]["input"][input];
}

json::View GroupTable::outputConfig(int member, int output) const
{
    return configs[static_cast<std::size_t>(member)]["output"][std::to_string(output)];
}

std::string GroupTable::inputName(int member, int slot) const
{
    const auto &inputs = members[static_cast<std::size_t>(member)].inputs;
    const auto place = static_cast<std::size_t>(slot);
    return place < inputs.size() ? inputs[place].name : std::string();
}

} // namespace gesso
