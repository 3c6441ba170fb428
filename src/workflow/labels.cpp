// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/labels.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Labels)
};

constexpr std::array kLabels {
    std::pair(Role::Positive, QT_TRANSLATE_NOOP("Labels", "Prompt")),
    std::pair(Role::Negative, QT_TRANSLATE_NOOP("Labels", "Negative prompt")),
    std::pair(Role::Seed, QT_TRANSLATE_NOOP("Labels", "Seed")),
    std::pair(Role::Steps, QT_TRANSLATE_NOOP("Labels", "Steps")),
    std::pair(Role::Guidance, QT_TRANSLATE_NOOP("Labels", "Guidance")),
    std::pair(Role::Sampler, QT_TRANSLATE_NOOP("Labels", "Sampler")),
    std::pair(Role::Scheduler, QT_TRANSLATE_NOOP("Labels", "Scheduler")),
    std::pair(Role::Denoise, QT_TRANSLATE_NOOP("Labels", "Denoise")),
    std::pair(Role::Width, QT_TRANSLATE_NOOP("Labels", "Width")),
    std::pair(Role::Height, QT_TRANSLATE_NOOP("Labels", "Height")),
    std::pair(Role::AspectRatio, QT_TRANSLATE_NOOP("Labels", "Aspect ratio")),
    std::pair(Role::Megapixels, QT_TRANSLATE_NOOP("Labels", "Megapixels")),
    std::pair(Role::SideLength, QT_TRANSLATE_NOOP("Labels", "Side length")),
    std::pair(Role::BatchSize, QT_TRANSLATE_NOOP("Labels", "Batch size")),
    std::pair(Role::Checkpoint, QT_TRANSLATE_NOOP("Labels", "Checkpoint")),
    std::pair(Role::DiffusionModel, QT_TRANSLATE_NOOP("Labels", "Model")),
    std::pair(Role::TextEncoder, QT_TRANSLATE_NOOP("Labels", "Text encoder")),
    std::pair(Role::Vae, QT_TRANSLATE_NOOP("Labels", "VAE")),
    std::pair(Role::Lora, QT_TRANSLATE_NOOP("Labels", "LoRA")),
    std::pair(Role::LoraStrength, QT_TRANSLATE_NOOP("Labels", "LoRA strength")),
    std::pair(Role::ControlNet, QT_TRANSLATE_NOOP("Labels", "ControlNet")),
    std::pair(Role::UpscaleModel, QT_TRANSLATE_NOOP("Labels", "Upscaler")),
    std::pair(Role::InputImage, QT_TRANSLATE_NOOP("Labels", "Start image")),
    std::pair(Role::InputMask, QT_TRANSLATE_NOOP("Labels", "Mask")),
};

// Fields of one role and rank are companions (two encoders of one text): they differ by input or
// node.
void tellCompanionsApart(const QList<Field *> &companions)
{
    if (companions.size() < 2)
        return;
    QStringList inputs;
    for (const Field *field : companions)
        inputs.append(field->id.input);
    const bool byInput = inputs.removeDuplicates() == 0;
    for (Field *field : companions)
        field->label = QString(field->label + u" ("_s
                               + (byInput ? field->id.input : field->nodeTitle) + u')');
}

} // namespace

QString roleLabel(Role role)
{
    const auto found = std::ranges::find(kLabels, role, &std::pair<Role, const char *>::first);
    return found == kLabels.end() ? QString() : Tr::tr(found->second);
}

QString labelFromName(const QString &input)
{
    QString text = input.section(u'.', -1);
    text.replace(u'_', u' ');
    text = text.simplified();
    if (text.isEmpty())
        return input;
    text[0] = text[0].toUpper();
    return text;
}

void tellApart(const QList<Field *> &fields)
{
    std::map<std::pair<Role, int>, QList<Field *>> ranks;
    for (Field *field : fields) {
        if (field->role == Role::None)
            continue;
        if (field->roleIndex > 0)
            field->label = QString(field->label + u' ' + QString::number(field->roleIndex + 1));
        ranks[{field->role, field->roleIndex}].append(field);
    }
    for (const auto &[rank, companions] : ranks)
        tellCompanionsApart(companions);
}

} // namespace gesso
