// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/fieldlabel.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct RoleRange
{
    Role role;
    const char *min;
    const char *max;
};

// What people use; the number beside the slider takes the rest of the range.
constexpr std::array kRanges {
    RoleRange {Role::Steps, "1", "60"},
    RoleRange {Role::Guidance, "0", "20"},
    RoleRange {Role::Denoise, "0", "1"},
    RoleRange {Role::LoraStrength, "-1", "2"},
};

// A slider of more positions than a hand can tell apart is of no use.
constexpr double kMostPositions = 400;

QString text(const std::optional<json::Number> &number)
{
    return number ? QString::fromStdString(number->text()) : QString();
}

} // namespace

QString sizeLabel(const Field &width)
{
    // The first of a role goes without a number.
    const QString label = QCoreApplication::translate("Field", "Size");
    return width.roleIndex == 0 ? label : label + u' ' + QString::number(width.roleIndex + 1);
}

std::optional<SoftRange> softRange(const Field &field)
{
    const auto *found = std::ranges::find(kRanges, field.role, &RoleRange::role);
    if (found != kRanges.end())
        return SoftRange {QString::fromLatin1(found->min), QString::fromLatin1(found->max)};
    if (field.isSeed || !field.minimum || !field.maximum)
        return {};
    const double fallback = field.kind == FieldKind::Integer ? 1 : 0.01;
    const double step = field.step ? field.step->toDouble() : fallback;
    const double width = field.maximum->toDouble() - field.minimum->toDouble();
    if (!(step > 0) || !(width > 0) || width / step > kMostPositions)
        return {};
    return SoftRange {text(field.minimum), text(field.maximum)};
}

NumberSpec numberSpec(const Field &field)
{
    NumberSpec spec;
    spec.integer = field.kind == FieldKind::Integer;
    spec.min = text(field.minimum);
    spec.max = text(field.maximum);
    spec.step = text(field.step);
    return spec;
}

QString valueSummary(const json::Value &value)
{
    if (value.isBool())
        return value.toBool() ? QCoreApplication::translate("Field", "on")
                              : QCoreApplication::translate("Field", "off");
    return textFromValue(value).simplified();
}

} // namespace gesso::app
