// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"
#include "demo/nodes/samplingrun.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

Sigmas sigmasOf(const NodeCall &call)
{
    const double denoise = std::clamp(call.number("denoise", 1), 0.0, 1.0);
    return {.scheduler = call.text("scheduler"),
            .steps = std::max(1, call.integer("steps", 20)),
            .from = 1 - denoise};
}

Result<NodeOutput> kSampler(const NodeCall &call)
{
    const auto latent = sample(call,
                               {.model = call.get<Model>("model"),
                                .positive = call.get<Conditioning>("positive"),
                                .negative = call.get<Conditioning>("negative"),
                                .latent = call.get<Latent>("latent_image"),
                                .sigmas = sigmasOf(call),
                                .sampler = call.text("sampler_name"),
                                .cfg = call.number("cfg", 8),
                                .seed = call.seed("seed")});
    return latent.map([](const Latent &l) { return NodeOutput {{l}, {}}; });
}

Result<NodeOutput> kSamplerAdvanced(const NodeCall &call)
{
    Sigmas sigmas = sigmasOf(call);
    const int all = sigmas.steps;
    const int start = std::clamp(call.integer("start_at_step"), 0, all);
    const int end = std::clamp(call.integer("end_at_step", 10000), start, all);
    sigmas.steps = end - start;
    sigmas.from = static_cast<double>(start) / all;
    sigmas.to = call.text("return_with_leftover_noise") == "enable"_L1
        ? static_cast<double>(end) / all
        : 1.0;
    const auto latent = sample(call,
                               {.model = call.get<Model>("model"),
                                .positive = call.get<Conditioning>("positive"),
                                .negative = call.get<Conditioning>("negative"),
                                .latent = call.get<Latent>("latent_image"),
                                .sigmas = sigmas,
                                .sampler = call.text("sampler_name"),
                                .cfg = call.number("cfg", 8),
                                .seed = call.seed("noise_seed"),
                                .noise = call.text("add_noise") != "disable"_L1});
    return latent.map([](const Latent &l) { return NodeOutput {{l}, {}}; });
}

Result<NodeOutput> samplerCustom(const NodeCall &call)
{
    const auto latent = sample(call,
                               {.model = call.get<Model>("model"),
                                .positive = call.get<Conditioning>("positive"),
                                .negative = call.get<Conditioning>("negative"),
                                .latent = call.get<Latent>("latent_image"),
                                .sigmas = call.get<Sigmas>("sigmas"),
                                .sampler = call.get<Sampler>("sampler").name,
                                .cfg = call.number("cfg", 8),
                                .seed = call.seed("noise_seed"),
                                .noise = call.flag("add_noise")});
    return latent.map([](const Latent &l) { return NodeOutput {{l, l}, {}}; });
}

Result<NodeOutput> samplerCustomAdvanced(const NodeCall &call)
{
    const auto &guider = call.get<Guider>("guider");
    const auto &noise = call.get<Noise>("noise");
    const auto latent = sample(call,
                               {.model = guider.model,
                                .positive = guider.positive,
                                .negative = guider.negative,
                                .latent = call.get<Latent>("latent_image"),
                                .sigmas = call.get<Sigmas>("sigmas"),
                                .sampler = call.get<Sampler>("sampler").name,
                                .cfg = guider.cfg,
                                .seed = noise.seed,
                                .noise = noise.enabled});
    return latent.map([](const Latent &l) { return NodeOutput {{l, l}, {}}; });
}

Result<NodeOutput> selectSampler(const NodeCall &call)
{
    return NodeOutput {{Sampler {call.text("sampler_name")}}, {}};
}

Result<NodeOutput> schedule(const NodeCall &call)
{
    return NodeOutput {{sigmasOf(call)}, {}};
}

Result<NodeOutput> scheduleKarras(const NodeCall &call)
{
    Sigmas sigmas = sigmasOf(call);
    sigmas.scheduler = call.has("rho") ? u"karras"_s : u"exponential"_s;
    return NodeOutput {{sigmas}, {}};
}

Result<NodeOutput> splitSigmas(const NodeCall &call)
{
    const auto &whole = call.get<Sigmas>("sigmas");
    const int step = std::clamp(call.integer("step"), 0, whole.steps);
    const double middle = whole.from + (whole.to - whole.from) * step / std::max(1, whole.steps);
    Sigmas high = whole;
    high.steps = step;
    high.to = middle;
    Sigmas low = whole;
    low.steps = whole.steps - step;
    low.from = middle;
    return NodeOutput {{high, low}, {}};
}

Result<NodeOutput> basicGuider(const NodeCall &call)
{
    const auto &positive = call.get<Conditioning>("conditioning");
    const double cfg = positive.guidance > 0 ? positive.guidance * 2 : 1;
    return NodeOutput {{Guider {call.get<Model>("model"), positive, {}, cfg}}, {}};
}

Result<NodeOutput> cfgGuider(const NodeCall &call)
{
    return NodeOutput {{Guider {call.get<Model>("model"), call.get<Conditioning>("positive"),
                                call.get<Conditioning>("negative"), call.number("cfg", 8)}},
                       {}};
}

Result<NodeOutput> randomNoise(const NodeCall &call)
{
    return NodeOutput {{Noise {true, call.seed("noise_seed")}}, {}};
}

Result<NodeOutput> disableNoise(const NodeCall &)
{
    return NodeOutput {{Noise {false, 0}}, {}};
}

} // namespace

void addSampling(NodeTable &table)
{
    table[u"KSampler"_s] = kSampler;
    table[u"KSamplerAdvanced"_s] = kSamplerAdvanced;
    table[u"SamplerCustom"_s] = samplerCustom;
    table[u"SamplerCustomAdvanced"_s] = samplerCustomAdvanced;
    table[u"KSamplerSelect"_s] = selectSampler;
    table[u"BasicScheduler"_s] = schedule;
    table[u"AlignYourStepsScheduler"_s] = schedule;
    table[u"KarrasScheduler"_s] = scheduleKarras;
    table[u"ExponentialScheduler"_s] = scheduleKarras;
    table[u"SplitSigmas"_s] = splitSigmas;
    table[u"BasicGuider"_s] = basicGuider;
    table[u"CFGGuider"_s] = cfgGuider;
    table[u"RandomNoise"_s] = randomNoise;
    table[u"DisableNoise"_s] = disableNoise;
}

} // namespace gesso::demo
