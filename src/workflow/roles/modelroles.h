// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/rolebook.h"
#include "workflow/roles/valuefinder.h"

namespace gesso {

// The models that a node loads, by what it hands on: checkpoint, diffusion model, VAE, text
// encoders, LoRAs with their strengths, ControlNet, upscale model. Call for each node in the order
// in which they run.
void addModelRoles(const Traits &traits, int node, RoleBook &book);

} // namespace gesso
