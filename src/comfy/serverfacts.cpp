// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/serverfacts.h"

#include <cmath>

namespace gesso::comfy {

std::optional<ServerFacts> readSystemStats(json::View root)
{
    const json::View system = root["system"];
    if (!system.isObject() || !root["devices"].isArray())
        return std::nullopt;
    ServerFacts facts;
    facts.version = system["comfyui_version"].toString();
    facts.os = system["os"].toString();
    facts.pythonVersion = system["python_version"].toString();
    for (const auto &[index, device] : root["devices"])
        facts.devices.append(device["name"].toString());
    const json::View primary = root["devices"].at(0);
    facts.vramTotal = primary["vram_total"].toInt64();
    facts.vramFree = primary["vram_free"].toInt64();
    return facts;
}

void readFeatures(const json::Object &features, ServerFacts &facts)
{
    const double size
        = features["max_upload_size"].toDouble(); // may be a float (protocol sheet 2.7)
    if (std::isfinite(size) && size >= 1 && size < 9e18)
        facts.maxUploadSize = static_cast<qint64>(size);
}

} // namespace gesso::comfy
