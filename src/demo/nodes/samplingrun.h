// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/run/nodecall.h"

namespace gesso::demo {

// All that any sampler of the catalogue has to go by.
struct SamplingTask
{
    Model model;
    Conditioning positive;
    Conditioning negative;
    Latent latent;
    Sigmas sigmas;
    QString sampler;
    double cfg = 7;
    quint64 seed = 0;
    bool noise = true;
};

// Draws the latent's pictures step by step, with progress and previews. Cancelled when stopped.
[[nodiscard]] Result<Latent> sample(const NodeCall &call, const SamplingTask &task);

} // namespace gesso::demo
