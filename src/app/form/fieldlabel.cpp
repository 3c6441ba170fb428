// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/fieldlabel.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct RoleLabel
{
    Role role;
    const char *text;
};

constexpr std::array kLabels {
    RoleLabel {Role::Positive, QT_TRANSLATE_NOOP("Field", "Prompt")},
    RoleLabel {Role::Negative, QT_TRANSLATE_NOOP("Field", "Negative prompt")},
    RoleLabel {Role::Seed, QT_TRANSLATE_NOOP("Field", "Seed")},
    RoleLabel {Role::Steps, QT_TRANSLATE_NOOP("Field", "Steps")},
    RoleLabel {Role::Guidance, QT_TRANSLATE_NOOP("Field", "Guidance")},
    RoleLabel {Role::Sampler, QT_TRANSLATE_NOOP("Field", "Sampler")},
    RoleLabel {Role::Scheduler, QT_TRANSLATE_NOOP("Field", "Scheduler")},
    RoleLabel {Role::Denoise, QT_TRANSLATE_NOOP("Field", "Denoise")},
    RoleLabel {Role::Width, QT_TRANSLATE_NOOP("Field", "Width")},
    RoleLabel {Role::Height, QT_TRANSLATE_NOOP("Field", "Height")},
    RoleLabel {Role::BatchSize, QT_TRANSLATE_NOOP("Field", "Batch size")},
    RoleLabel {Role::Checkpoint, QT_TRANSLATE_NOOP("Field", "Checkpoint")},
    RoleLabel {Role::DiffusionModel, QT_TRANSLATE_NOOP("Field", "Model")},
    RoleLabel {Role::TextEncoder, QT_TRANSLATE_NOOP("Field", "Text encoder")},
    RoleLabel {Role::Vae, QT_TRANSLATE_NOOP("Field", "VAE")},
    RoleLabel {Role::Lora, QT_TRANSLATE_NOOP("Field", "LoRA")},
    RoleLabel {Role::LoraStrength, QT_TRANSLATE_NOOP("Field", "LoRA strength")},
    RoleLabel {Role::ControlNet, QT_TRANSLATE_NOOP("Field", "ControlNet")},
    RoleLabel {Role::UpscaleModel, QT_TRANSLATE_NOOP("Field", "Upscaler")},
    RoleLabel {Role::InputImage, QT_TRANSLATE_NOOP("Field", "Start image")},
    RoleLabel {Role::InputMask, QT_TRANSLATE_NOOP("Field", "Mask")},
};

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

// The first of a role goes without a number.
QString numbered(const QString &label, const Field &field)
{
    if (field.roleIndex == 0)
        return label;
    return QString(label + u' ' + QString::number(field.roleIndex + 1));
}

} // namespace

QString fieldLabel(const Field &field)
{
    const auto *found = std::ranges::find(kLabels, field.role, &RoleLabel::role);
    if (found == kLabels.end())
        return field.label;
    return numbered(QCoreApplication::translate("Field", found->text), field);
}

QString sizeLabel(const Field &width)
{
    return numbered(QCoreApplication::translate("Field", "Size"), width);
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
