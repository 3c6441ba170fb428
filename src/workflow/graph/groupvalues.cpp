// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/groupvalues.h"

#include "workflow/graph/nodewidgets.h"

#include <algorithm>
#include <deque>

namespace gesso {

namespace {

using Values = std::deque<json::Value>;

std::optional<json::Value> takeFirst(Values &values)
{
    if (values.empty())
        return std::nullopt;
    json::Value first = std::move(values.front());
    values.pop_front();
    return first;
}

Values ownValues(const SavedNode &node)
{
    Values values;
    if (node.values.isArray()) {
        for (const auto &[key, value] : node.values)
            values.push_back(value.toValue());
    }
    return values;
}

const SavedInput *findSlot(const SavedNode &member, const std::string &widget)
{
    const auto slot = std::ranges::find(member.inputs, std::optional(widget), &SavedInput::widget);
    return slot == member.inputs.end() ? nullptr : &*slot;
}

// Editors before 1.16 gave only those widgets a slot that were turned into inputs, which are few;
// later ones give all of them one. A class may have got widgets since, so the many decide.
bool hasSlotsForAllWidgets(const GroupTable &table, ClassShapes &shapes)
{
    qsizetype widgets = 0;
    qsizetype withSlot = 0;
    for (const SavedNode &member : table.members) {
        const ClassShape *shape = shapes.find(member.type);
        if (shape == nullptr)
            continue;
        for (const ShapeInput &input : shape->inputs) {
            if (input.kind == WidgetKind::Socket || input.kind == WidgetKind::Growing)
                continue;
            ++widgets;
            withSlot += findSlot(member, input.name) == nullptr ? 0 : 1;
        }
    }
    return withSlot * 2 > widgets;
}

// Spreads the values of one group node.
class Spreading
{
public:
    Spreading(GroupTable &table, ClassShapes &shapes, Values values, int instance)
        : m_table(table)
        , m_shapes(shapes)
        , m_values(std::move(values))
        , m_instance(instance)
        , m_allHaveSlots(hasSlotsForAllWidgets(table, shapes))
    {
    }

    void spread();

private:
    void spreadOver(int index, const ClassShape &shape);
    void spreadOverPrimitive(SavedNode &member);
    [[nodiscard]] bool isConverted(int index, const std::string &widget) const;
    // The group node's next value and its place.
    [[nodiscard]] std::optional<json::Value> takeGiven(int &place);

    GroupTable &m_table;
    ClassShapes &m_shapes;
    Values m_values;
    int m_taken = 0; // of them
    int m_instance; // the group node's number in the root
    bool m_allHaveSlots;
};

bool Spreading::isConverted(int index, const std::string &widget) const
{
    return findSlot(m_table.members[static_cast<std::size_t>(index)], widget) != nullptr
        && (!m_allHaveSlots || m_table.isFed(index, widget));
}

std::optional<json::Value> Spreading::takeGiven(int &place)
{
    auto value = takeFirst(m_values);
    place = value ? m_taken++ : -1;
    return value;
}

void Spreading::spreadOver(int index, const ClassShape &shape)
{
    SavedNode &member = m_table.members[static_cast<std::size_t>(index)];
    LiveNode node;
    node.kind = LiveNode::Kind::Real;
    node.type = member.type;
    node.saved = &member;
    node.shape = &shape;
    buildFromClass(node);
    Values own = ownValues(member);
    json::Array out;
    std::vector<int> places;
    for (std::size_t i = 0; i < node.widgets.size(); ++i) {
        if (!node.widgets[i].persisted)
            continue;
        auto value = takeFirst(own);
        int place = -1;
        if (!isConverted(index, node.widgets[i].name)) {
            if (auto given = takeGiven(place))
                value = std::move(given);
        }
        if (!value)
            break;
        places.push_back(place);
        out.push_back(*value);
        setWidgetValue(node, i, *std::move(value));
    }
    member.replacedValues = std::move(out);
    member.replacedPlaces = std::move(places);
    member.replacedNode = m_instance;
}

// A value, and its control where one follows.
void Spreading::spreadOverPrimitive(SavedNode &member)
{
    json::Array out;
    const std::size_t places = ownValues(member).size();
    std::vector<int> positions;
    while (out.size() < places) {
        int place = -1;
        auto value = takeGiven(place);
        if (!value)
            return;
        positions.push_back(place);
        out.push_back(*std::move(value));
    }
    member.replacedValues = std::move(out);
    member.replacedPlaces = std::move(positions);
    member.replacedNode = m_instance;
}

void Spreading::spread()
{
    for (std::size_t i = 0; i < m_table.members.size(); ++i) {
        SavedNode &member = m_table.members[i];
        if (member.type == "PrimitiveNode")
            spreadOverPrimitive(member);
        else if (const ClassShape *shape = m_shapes.find(member.type))
            spreadOver(static_cast<int>(i), *shape);
    }
}

} // namespace

void spreadGroupValues(const SavedNode &group, int number, GroupTable &table, ClassShapes &shapes)
{
    Spreading(table, shapes, ownValues(group), number).spread();
}

} // namespace gesso
