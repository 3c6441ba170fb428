// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/modelroles.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

using Kind = ValueFinder::Kind;

struct NameRole
{
    QLatin1StringView name; // digits at the end do not count
    Role role;
};
constexpr std::array kNameRoles {
    NameRole {"ckpt_name"_L1, Role::Checkpoint},
    NameRole {"checkpoint"_L1, Role::Checkpoint},
    NameRole {"unet_name"_L1, Role::DiffusionModel},
    NameRole {"diffusion_model"_L1, Role::DiffusionModel},
    NameRole {"vae_name"_L1, Role::Vae},
    NameRole {"clip_name"_L1, Role::TextEncoder},
    NameRole {"text_encoder"_L1, Role::TextEncoder},
    NameRole {"lora_name"_L1, Role::Lora},
    NameRole {"control_net_name"_L1, Role::ControlNet},
};

// For names that say only "model": what the node hands on tells.
Role roleOfOutput(const Traits &traits, int node)
{
    if (traits.hasOutput(node, "UPSCALE_MODEL"_L1)
        || traits.node(node).className.contains("UpscaleModel"_L1))
        return Role::UpscaleModel;
    if (traits.hasOutput(node, "CONTROL_NET"_L1))
        return Role::ControlNet;
    return traits.hasOutput(node, "MODEL"_L1) ? Role::DiffusionModel : Role::None;
}

Role roleOfInput(const Traits &traits, int node, const QString &input)
{
    QString name = input;
    while (!name.isEmpty() && (name.back().isDigit() || name.back() == u'_'))
        name.chop(1);
    const bool loadsVision = traits.node(node).className.contains("Vision"_L1)
        || traits.hasOutput(node, "CLIP_VISION"_L1);
    const auto found = std::ranges::find_if(
        kNameRoles, [&name](const NameRole &entry) { return name == entry.name; });
    if (found != kNameRoles.end())
        return found->role == Role::TextEncoder && loadsVision ? Role::None : found->role;
    return name == "model_name"_L1 ? roleOfOutput(traits, node) : Role::None;
}

void addStrengths(const Traits &traits, int node, int rank, RoleBook &book)
{
    for (const QLatin1StringView name : {"strength_model"_L1, "strength_clip"_L1, "strength"_L1}) {
        const auto id = ValueFinder(traits).value(node, QString(name), Kind::Number);
        if (id)
            book.add(Role::LoraStrength, *id, rank);
    }
}

} // namespace

void addModelRoles(const Traits &traits, int node, RoleBook &book)
{
    const ValueFinder values(traits);
    for (const Graph::Input &input : traits.node(node).inputs) {
        const Role role = roleOfInput(traits, node, input.name);
        if (role == Role::None)
            continue;
        const auto id = values.value(node, input.name, Kind::Text);
        if (!id)
            continue;
        const int rank = book.next(role);
        book.add(role, *id);
        if (role == Role::Lora)
            addStrengths(traits, node, rank, book);
    }
}

} // namespace gesso
