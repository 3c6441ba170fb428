// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/nodewidgets.h"

#include "workflow/graph/editorextras.h"
#include "workflow/graph/growinginputs.h"
#include "workflow/graph/jsvalue.h"
#include "workflow/graph/widgetmaker.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gesso {

namespace {

// Options inside options; deeper ones than any class has are left out.
constexpr int kMostLevels = 16;

class Builder
{
public:
    explicit Builder(LiveNode &node)
        : m_node(node)
    {
    }

    void addSocket(const ShapeInput &input);
    void addWidget(const ShapeInput &input, int level);
    void choose(std::size_t index, int level);

private:
    void dropSubInputs(LiveWidget &combo);
    void addGroup(const std::string &prefix, const json::Object &group, bool optional, int level);

    LiveNode &m_node;
};

void Builder::addSocket(const ShapeInput &input)
{
    if (input.kind == WidgetKind::Growing) {
        addGrowingInputs(m_node, input);
    } else if (input.kind == WidgetKind::Socket) {
        m_node.inputs.push_back({.name = input.name,
                                 .type = input.type,
                                 .label = {},
                                 .matchGroup = input.option("template")["template_id"].utf8(),
                                 .link = std::nullopt,
                                 .widget = {}});
    }
}

void Builder::addWidget(const ShapeInput &input, int level)
{
    if (input.kind == WidgetKind::Socket || input.kind == WidgetKind::Growing)
        return;
    makeWidgets(m_node, input);
    m_node.inputs.push_back({.name = input.name,
                             .type = input.type,
                             .label = {},
                             .matchGroup = {},
                             .link = std::nullopt,
                             .widget = input.name});
    if (input.kind != WidgetKind::DynamicCombo)
        return;
    const auto combo = std::ranges::find(m_node.widgets, input.name, &LiveWidget::name);
    choose(static_cast<std::size_t>(combo - m_node.widgets.begin()), level);
}

// Only what has a slot goes: the control of a seed among them stays behind, as in the editor.
void Builder::dropSubInputs(LiveWidget &combo)
{
    const std::vector<std::string> names = std::exchange(combo.subNames, {});
    for (const std::string &name : names) {
        std::erase_if(m_node.inputs, [&](const LiveInput &input) { return input.name == name; });
        const auto found = std::ranges::find(m_node.widgets, name, &LiveWidget::name);
        if (found != m_node.widgets.end())
            m_node.widgets.erase(found);
    }
}

void Builder::addGroup(const std::string &prefix, const json::Object &group, bool optional,
                       int level)
{
    for (const json::Member &member : group) {
        const ShapeInput input = readShapeInput(prefix + '.' + member.key, member.value, optional);
        addSocket(input);
        addWidget(input, level + 1);
    }
}

void Builder::choose(std::size_t index, int level)
{
    dropSubInputs(m_node.widgets[index]); // all of them stand after the combo
    const LiveWidget combo = m_node.widgets[index];
    if (level >= kMostLevels || !combo.value || !isTruthy(*combo.value))
        return;
    const std::string key = textOf(*combo.value);
    const auto firstWidget = static_cast<std::ptrdiff_t>(m_node.widgets.size());
    const auto firstInput = static_cast<std::ptrdiff_t>(m_node.inputs.size());
    for (const json::Value &option : (*combo.options)["options"].array()) {
        if (textOf(option["key"]) != key)
            continue;
        addGroup(combo.name, option["inputs"]["required"].object(), false, level);
        addGroup(combo.name, option["inputs"]["optional"].object(), true, level);
        break;
    }
    std::vector<std::string> names;
    for (auto input = m_node.inputs.begin() + firstInput; input != m_node.inputs.end(); ++input)
        names.push_back(input->name);
    m_node.widgets[index].subNames = std::move(names);
    std::rotate(m_node.widgets.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                m_node.widgets.begin() + firstWidget, m_node.widgets.end());
    const int slot = m_node.inputNamed(combo.name);
    if (slot >= 0 && slot < firstInput)
        std::rotate(m_node.inputs.begin() + slot + 1, m_node.inputs.begin() + firstInput,
                    m_node.inputs.end());
}

} // namespace

void buildFromClass(LiveNode &node)
{
    Builder builder(node);
    for (const ShapeInput &input : node.shape->inputs)
        builder.addSocket(input);
    for (const ShapeInput &input : node.shape->inputs)
        builder.addWidget(input, 0);
    if (hasOwnChoices(node.type))
        addOwnChoices(node);
    addNodeButtons(node);
    for (std::size_t i = 0; i < node.shape->outputTypes.size(); ++i) {
        node.outputs.push_back({.type = node.shape->outputTypes[i],
                                .matchGroup = node.shape->outputGroups[i],
                                .links = {}});
    }
}

void setWidgetValue(LiveNode &node, std::size_t index, json::Value value)
{
    LiveWidget &widget = node.widgets[index];
    // A text of several lines has no null (graph sheet 2.4).
    if (value.isNull() && widget.multiline)
        value = json::Value("");
    widget.value = std::move(value);
    if (widget.kind == WidgetKind::DynamicCombo && node.kind == LiveNode::Kind::Real)
        Builder(node).choose(index, 0);
    else if (hasOwnChoices(node.type))
        growOwnChoices(node, index);
}

std::optional<json::Value> firstChoice(const LiveWidget &combo)
{
    if (combo.kind == WidgetKind::DynamicCombo) {
        const json::Array &options = (*combo.options)["options"].array();
        return options.empty() ? std::nullopt : std::optional(options.front()["key"]);
    }
    if (combo.choices == nullptr || combo.choices->empty())
        return std::nullopt;
    return plainValue(combo.choices->front());
}

} // namespace gesso
