// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/groupslots.h"

#include <algorithm>
#include <unordered_map>

namespace gesso {

namespace {

// What a Reroute or PrimitiveNode passes on: the type of the first link from it.
std::string passedType(const GroupTable &table, int member)
{
    const auto found = std::ranges::find(table.links, member, &GroupTable::Link::source);
    return found == table.links.end() || found->type.empty() ? "*" : found->type;
}

bool passesOn(const SavedNode &member)
{
    return member.type == "Reroute" || member.type == "PrimitiveNode";
}

class Namer
{
public:
    Namer(const GroupTable &table, ClassShapes &shapes)
        : m_table(table)
        , m_shapes(shapes)
    {
    }

    void addMember(int member);
    [[nodiscard]] std::vector<GroupInput> take() { return std::move(m_out); }

private:
    void add(int member, const std::string &input, const std::string &type, bool widget);
    void addReroute(int member);
    [[nodiscard]] std::string nameOf(int member, const std::string &input);
    [[nodiscard]] const SavedNode &node(int member) const
    {
        return m_table.members[static_cast<std::size_t>(member)];
    }

    const GroupTable &m_table;
    ClassShapes &m_shapes;
    std::unordered_map<std::string, int> m_seen;
    std::vector<GroupInput> m_out;
};

std::string Namer::nameOf(int member, const std::string &input)
{
    const SavedNode &owner = node(member);
    std::string name = m_table.inputConfig(member, input)["name"].utf8();
    const auto slot = std::ranges::find(owner.inputs, input, &SavedInput::name);
    if (name.empty() && slot != owner.inputs.end())
        name = slot->label;
    if (name.empty())
        name = input;
    if (m_seen.contains(name) || (owner.type == "PrimitiveNode" && !owner.title.empty())) {
        const std::string prefix = (owner.title.empty() ? owner.type : owner.title) + ' ';
        name = prefix + input;
        if (const auto seen = m_seen.find(name); seen != m_seen.end())
            name = prefix + std::to_string(seen->second) + ' ' + input;
    }
    ++m_seen[name];
    return name;
}

void Namer::add(int member, const std::string &input, const std::string &type, bool widget)
{
    m_out.push_back({.name = nameOf(member, input),
                     .member = member,
                     .input = input,
                     .type = type,
                     .widget = widget});
}

// Its only input is named by its type; on the member itself it has no name.
void Namer::addReroute(int member)
{
    const std::string slot = m_table.inputName(member, 0);
    if (m_table.isFed(member, slot))
        return;
    const std::string type = passedType(m_table, member);
    m_out.push_back({.name = nameOf(member, type),
                     .member = member,
                     .input = slot,
                     .type = type,
                     .widget = false});
}

void Namer::addMember(int member)
{
    const SavedNode &owner = node(member);
    if (owner.type == "Reroute") {
        addReroute(member);
        return;
    }
    const ClassShape *shape = m_shapes.find(owner.type);
    if (shape == nullptr)
        return;
    const auto isConverted = [&owner](const ShapeInput &input) {
        const auto slot = std::ranges::find(owner.inputs, input.name, &SavedInput::name);
        return slot != owner.inputs.end() && slot->widget == input.name;
    };
    const auto isWidget = [](const ShapeInput &input) {
        return input.kind != WidgetKind::Socket && input.kind != WidgetKind::Growing;
    };
    for (const ShapeInput &input : shape->inputs) {
        if (isWidget(input) && !m_table.isFed(member, input.name))
            add(member, input.name, input.type, true);
    }
    for (const ShapeInput &input : shape->inputs) {
        if (!isWidget(input) && !isConverted(input) && !m_table.isFed(member, input.name))
            add(member, input.name, input.type, false);
    }
}

} // namespace

std::vector<GroupInput> groupInputs(const GroupTable &table, ClassShapes &shapes)
{
    Namer namer(table, shapes);
    for (std::size_t i = 0; i < table.members.size(); ++i)
        namer.addMember(static_cast<int>(i));
    return namer.take();
}

std::vector<GroupOutput> groupOutputs(const GroupTable &table, ClassShapes &shapes)
{
    std::vector<GroupOutput> out;
    for (std::size_t i = 0; i < table.members.size(); ++i) {
        const SavedNode &member = table.members[i];
        const int index = static_cast<int>(i);
        const ClassShape *shape = passesOn(member) ? nullptr : shapes.find(member.type);
        std::vector<std::string> types;
        if (shape != nullptr)
            types = shape->outputTypes;
        else if (passesOn(member))
            types = {passedType(table, index)};
        for (std::size_t slot = 0; slot < types.size(); ++slot) {
            const int output = static_cast<int>(slot);
            const json::View shown = table.outputConfig(index, output)["visible"];
            const bool inner
                = table.feedsMembers(index, output) && !table.external.contains({index, output});
            if (shown.isBool() ? shown.toBool() : !inner)
                out.push_back({.member = index, .slot = output, .type = types[slot]});
        }
    }
    return out;
}

} // namespace gesso
