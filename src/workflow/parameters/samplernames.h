// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gesso {

// A sampler with its scheduler, by ComfyUI's names; empty where ComfyUI has none that corresponds.
struct SamplerChoice
{
    QString sampler;
    QString scheduler;

    friend bool operator==(const SamplerChoice &, const SamplerChoice &) = default;
};

// From the names that A1111 and Forge write: "DPM++ 2M Karras" in one, or "DPM++ 2M" and the
// schedule "Karras". Without a schedule older versions meant the plain one; "Automatic" means the
// sampler's own. Names that are ComfyUI's already stay.
[[nodiscard]] SamplerChoice samplerChoice(const QString &sampler, const QString &schedule);

} // namespace gesso
