// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/nodeclass.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

// Types that core's editor has a widget for (protocol sheet 5.2, 5.5, 5.6).
bool isWidgetType(QStringView type)
{
    static const QStringList types {
        u"INT"_s,
        u"FLOAT"_s,
        u"STRING"_s,
        u"BOOLEAN"_s,
        u"COMBO"_s,
        u"COLOR"_s,
        u"COLORS"_s,
        u"BOUNDING_BOX"_s,
        u"CURVE"_s,
        u"RANGE"_s,
        u"BOUNDING_BOXES"_s,
        u"WEBCAM"_s,
        u"AUDIO_RECORD"_s,
        u"LOAD_3D"_s,
        u"COMPOSITOR"_s,
        u"IMAGECOMPARE"_s,
        u"LAYERS"_s,
        u"HISTOGRAM"_s,
        u"COMFY_DYNAMICCOMBO_V3"_s,
    };
    return types.contains(type);
}

} // namespace

qsizetype Choices::indexOf(const json::Value &value) const
{
    const auto found = std::ranges::find(values, value);
    return found == values.end() ? -1 : found - values.begin();
}

bool InputSpec::isValue() const
{
    if (group == Group::Hidden || forceInput)
        return false;
    return isWidgetType(widgetType()) || option("socketless").toBool();
}

QString InputSpec::widgetType() const
{
    QString widget = option("widgetType").toString();
    if (!widget.isEmpty())
        return widget;
    return type.section(u',', 0, 0).trimmed();
}

std::optional<json::Number> InputSpec::number(std::string_view key) const
{
    const json::Number *found = option(key).number();
    if (found == nullptr)
        return std::nullopt;
    return *found;
}

json::Value InputSpec::defaultValue() const
{
    const json::Value &given = option("default");
    if (!given.isNull() || choices == nullptr || choices->values.empty())
        return given;
    return choices->values.front();
}

const InputSpec *NodeClass::input(const QString &inputName) const
{
    const auto found = std::ranges::find(inputs, inputName, &InputSpec::name);
    return found == inputs.end() ? nullptr : &*found;
}

} // namespace gesso
