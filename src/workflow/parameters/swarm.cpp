// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/writer.h"
#include "workflow/parameters/parameters.h"
#include "workflow/parameters/samplernames.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Parameters)
};

QString plainText(json::View value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(json::write(value));
}

// Numbers stand there as numbers or as texts.
std::optional<json::Number> numberOf(json::View value)
{
    if (!value.isString())
        return value.number();
    const auto parsed = json::read(QByteArray::fromStdString(value.utf8()).trimmed());
    return parsed ? parsed->root().number() : std::nullopt;
}

// A list, or one text with commas.
QStringList listOf(json::View value)
{
    QStringList list;
    if (value.isArray()) {
        for (const auto &entry : value)
            list.append(plainText(entry.value));
    } else if (value.isString()) {
        list = value.toString().split(u',', Qt::SkipEmptyParts);
    }
    return list;
}

void addLoras(json::View params, QList<Parameters::Lora> &loras)
{
    const QStringList names = listOf(params["loras"]);
    const QStringList weights = listOf(params["loraweights"]);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto parsed = json::read(weights.value(i).trimmed().toUtf8());
        const auto weight = parsed ? parsed->root().number() : std::nullopt;
        loras.append({names[i].trimmed(), weight ? *weight : json::Number(1)});
    }
}

void setSize(json::View params, QSize &size)
{
    const auto width = numberOf(params["width"]);
    const auto height = numberOf(params["height"]);
    const auto side = [](const std::optional<json::Number> &number) {
        return number ? int(std::clamp<qint64>(number->toInt64().value_or(0), 0, 1 << 20)) : 0;
    };
    size = QSize(side(width), side(height));
}

// The first of these that is there.
json::View firstOf(json::View params, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (params.contains(key))
            return params[key];
    }
    return {};
}

constexpr std::array kKnown {
    "prompt"_L1,
    "negativeprompt"_L1,
    "seed"_L1,
    "steps"_L1,
    "cfgscale"_L1,
    "sampler"_L1,
    "comfyuisampler"_L1,
    "scheduler"_L1,
    "width"_L1,
    "comfyuischeduler"_L1,
    "height"_L1,
    "model"_L1,
    "vae"_L1,
    "loras"_L1,
    "loraweights"_L1,
    "aspectratio"_L1,
    "fluxguidancescale"_L1,
    "images"_L1,
    "swarm_version"_L1,
};

bool isKnown(const QString &name)
{
    return std::ranges::any_of(kKnown, [&name](QLatin1StringView known) { return name == known; });
}

} // namespace

Result<Parameters> readSwarmParameters(const QByteArray &text)
{
    const auto parsed = json::read(text);
    const json::View params = parsed ? parsed->root()["sui_image_params"] : json::View();
    if (!params.isObject())
        return Error {.kind = Error::Kind::Invalid,
                      .message = Tr::tr("This text holds no parameters of SwarmUI.")};
    Parameters parameters;
    addLoras(params, parameters.loras);
    parameters.positive = takeLoras(params["prompt"].toString(), parameters.loras).trimmed();
    parameters.negative
        = takeLoras(params["negativeprompt"].toString(), parameters.loras).trimmed();
    const auto seed = numberOf(params["seed"]);
    parameters.seed = seed ? seed->toUInt64() : std::nullopt;
    parameters.steps = numberOf(params["steps"]);
    parameters.cfg = numberOf(params["cfgscale"]);
    parameters.guidance = numberOf(params["fluxguidancescale"]);
    setSize(params, parameters.size);
    parameters.model = params["model"].toString();
    parameters.vae = params["vae"].toString();
    parameters.samplerAsWritten = firstOf(params, {"sampler", "comfyuisampler"}).toString();
    parameters.schedulerAsWritten = firstOf(params, {"scheduler", "comfyuischeduler"}).toString();
    const SamplerChoice choice
        = samplerChoice(parameters.samplerAsWritten, parameters.schedulerAsWritten);
    parameters.sampler = choice.sampler;
    // Where nothing is told its default applies, which depends on the model.
    parameters.scheduler = parameters.schedulerAsWritten.isEmpty() ? QString() : choice.scheduler;
    for (const auto &member : params) {
        const QString name = member.key.toString();
        if (!isKnown(name))
            parameters.rest.append({name, plainText(member.value)});
    }
    return parameters;
}

} // namespace gesso
