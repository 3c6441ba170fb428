// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/field.h"

#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct RoleName
{
    Role role;
    QLatin1StringView name;
};

// The first name of a role is the one that is written; the others are read as well.
constexpr std::array kRoleNames {
    RoleName {Role::Positive, "positive"_L1},
    RoleName {Role::Positive, "prompt"_L1},
    RoleName {Role::Negative, "negative"_L1},
    RoleName {Role::Negative, "negative_prompt"_L1},
    RoleName {Role::Seed, "seed"_L1},
    RoleName {Role::Seed, "noise_seed"_L1},
    RoleName {Role::Steps, "steps"_L1},
    RoleName {Role::Guidance, "cfg"_L1},
    RoleName {Role::Guidance, "guidance"_L1},
    RoleName {Role::Sampler, "sampler"_L1},
    RoleName {Role::Sampler, "sampler_name"_L1},
    RoleName {Role::Scheduler, "scheduler"_L1},
    RoleName {Role::Denoise, "denoise"_L1},
    RoleName {Role::Denoise, "strength"_L1},
    RoleName {Role::Width, "width"_L1},
    RoleName {Role::Height, "height"_L1},
    RoleName {Role::AspectRatio, "aspect_ratio"_L1},
    RoleName {Role::Megapixels, "megapixels"_L1},
    RoleName {Role::SideLength, "side_length"_L1},
    RoleName {Role::BatchSize, "batch_size"_L1},
    RoleName {Role::BatchSize, "batch"_L1},
    RoleName {Role::Checkpoint, "checkpoint"_L1},
    RoleName {Role::DiffusionModel, "diffusion_model"_L1},
    RoleName {Role::TextEncoder, "text_encoder"_L1},
    RoleName {Role::Vae, "vae"_L1},
    RoleName {Role::Lora, "lora"_L1},
    RoleName {Role::LoraStrength, "lora_strength"_L1},
    RoleName {Role::ControlNet, "controlnet"_L1},
    RoleName {Role::UpscaleModel, "upscale_model"_L1},
    RoleName {Role::InputImage, "image"_L1},
    RoleName {Role::InputMask, "mask"_L1},
};

} // namespace

QString roleName(Role role)
{
    for (const RoleName &entry : kRoleNames) {
        if (entry.role == role)
            return entry.name;
    }
    return {};
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const RoleName &entry : kRoleNames) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.role;
    }
    return std::nullopt;
}

} // namespace gesso
