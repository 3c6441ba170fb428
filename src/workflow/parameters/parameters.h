// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "json/number.h"

#include <QList>
#include <QSize>
#include <QString>

#include <optional>
#include <utility>

namespace gesso {

// What another program wrote into a picture about how it was made: values, no graph. Names of
// samplers and schedulers are ComfyUI's.
struct Parameters
{
    struct Lora
    {
        QString name; // without folder where the program left it out
        json::Number weight;

        friend bool operator==(const Lora &, const Lora &) = default;
    };

    QString positive; // without the tags of LoRAs
    QString negative;
    std::optional<quint64> seed;
    std::optional<json::Number> steps;
    std::optional<json::Number> cfg;
    std::optional<json::Number> guidance; // of models that were distilled for it (Flux)
    std::optional<json::Number> denoise;
    QString sampler; // empty: not told, or ComfyUI has none that corresponds
    QString samplerAsWritten;
    QString scheduler; // empty: not told, or ComfyUI has none that corresponds
    QString schedulerAsWritten;
    QSize size; // of the picture in pixels; empty: not told
    QString model; // a file's name, often without extension or folder
    QString modelHash;
    QString vae;
    QList<Lora> loras;
    QList<std::pair<QString, QString>> rest; // all else, name and value as written
};

// Reads the text that A1111, its kin and many savers write: the prompt, "Negative prompt: ...", a
// line of settings from "Steps: " on. Invalid when it is not of that kind.
[[nodiscard]] Result<Parameters> readParameters(const QString &text);

// Reads SwarmUI's JSON ("sui_image_params"). Invalid when it is not of that kind.
[[nodiscard]] Result<Parameters> readSwarmParameters(const QByteArray &text);

// Takes "<lora:name:weight>" out of a prompt text; one without a weight counts 1.
[[nodiscard]] QString takeLoras(const QString &text, QList<Parameters::Lora> &loras);

} // namespace gesso
