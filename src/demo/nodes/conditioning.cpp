// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"
#include "demo/nodes/pictures.h"

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kEncodeMs = 70;

Result<NodeOutput> encoded(const NodeCall &call, const QString &text, double guidance = 0)
{
    if (const auto worked = call.work(kEncodeMs); !worked)
        return worked.error();
    return NodeOutput {{Conditioning {{Hint {.text = text}}, guidance}}, {}};
}

Result<NodeOutput> encodeText(const NodeCall &call)
{
    return encoded(call, call.text("text"));
}

QString joined(const QString &a, const QString &b)
{
    return a == b || b.isEmpty() ? a : QString(a + u", "_s + b);
}

Result<NodeOutput> encodeSdxl(const NodeCall &call)
{
    return encoded(call, joined(call.text("text_g"), call.text("text_l")));
}

Result<NodeOutput> encodeFlux(const NodeCall &call)
{
    return encoded(call, joined(call.text("t5xxl"), call.text("clip_l")),
                   call.number("guidance", 3.5));
}

Result<NodeOutput> combine(const NodeCall &call)
{
    Conditioning both = call.get<Conditioning>("conditioning_1");
    both.hints += call.get<Conditioning>("conditioning_2").hints;
    return NodeOutput {{both}, {}};
}

Result<NodeOutput> concat(const NodeCall &call)
{
    Conditioning both = call.get<Conditioning>("conditioning_to");
    both.hints += call.get<Conditioning>("conditioning_from").hints;
    return NodeOutput {{both}, {}};
}

Result<NodeOutput> average(const NodeCall &call)
{
    const double strength = call.number("conditioning_to_strength", 1);
    Conditioning both = call.get<Conditioning>("conditioning_to");
    for (Hint &hint : both.hints)
        hint.weight *= strength;
    for (Hint hint : call.get<Conditioning>("conditioning_from").hints) {
        hint.weight *= 1 - strength;
        both.hints.append(hint);
    }
    return NodeOutput {{both}, {}};
}

Result<NodeOutput> zeroOut(const NodeCall &)
{
    return NodeOutput {{Conditioning {}}, {}};
}

Result<NodeOutput> setArea(const NodeCall &call)
{
    Conditioning conditioning = call.get<Conditioning>("conditioning");
    for (Hint &hint : conditioning.hints) {
        hint.area = QRectF(call.integer("x"), call.integer("y"), call.integer("width"),
                           call.integer("height"));
        hint.weight *= call.number("strength", 1);
    }
    return NodeOutput {{conditioning}, {}};
}

Result<NodeOutput> setRange(const NodeCall &call)
{
    const double share = call.number("end", 1) - call.number("start", 0);
    Conditioning conditioning = call.get<Conditioning>("conditioning");
    for (Hint &hint : conditioning.hints)
        hint.weight *= std::max(0.0, share);
    return NodeOutput {{conditioning}, {}};
}

Result<NodeOutput> guide(const NodeCall &call)
{
    Conditioning conditioning = call.get<Conditioning>("conditioning");
    conditioning.guidance = call.number("guidance", 3.5);
    return NodeOutput {{conditioning}, {}};
}

Conditioning controlled(const NodeCall &call, const std::string &name)
{
    Conditioning conditioning = call.get<Conditioning>(name);
    const QImage picture = firstOf(call.get<Image>("image"));
    for (Hint &hint : conditioning.hints) {
        hint.control = picture;
        hint.controlStrength = call.number("strength", 1);
    }
    return conditioning;
}

Result<NodeOutput> applyControlNet(const NodeCall &call)
{
    return NodeOutput {{controlled(call, "conditioning")}, {}};
}

Result<NodeOutput> applyControlNetToBoth(const NodeCall &call)
{
    return NodeOutput {{controlled(call, "positive"), call.get<Conditioning>("negative")}, {}};
}

Result<NodeOutput> inpaintConditioning(const NodeCall &call)
{
    Latent latent = latentOf(call.get<Image>("pixels"));
    if (call.flag("noise_mask"))
        latent.mask = call.get<Mask>("mask").item;
    return NodeOutput {
        {call.get<Conditioning>("positive"), call.get<Conditioning>("negative"), latent}, {}};
}

} // namespace

void addConditioning(NodeTable &table)
{
    table[u"CLIPTextEncode"_s] = encodeText;
    table[u"CLIPTextEncodeSDXL"_s] = encodeSdxl;
    table[u"CLIPTextEncodeFlux"_s] = encodeFlux;
    table[u"ConditioningCombine"_s] = combine;
    table[u"ConditioningConcat"_s] = concat;
    table[u"ConditioningAverage"_s] = average;
    table[u"ConditioningZeroOut"_s] = zeroOut;
    table[u"ConditioningSetArea"_s] = setArea;
    table[u"ConditioningSetTimestepRange"_s] = setRange;
    table[u"FluxGuidance"_s] = guide;
    table[u"ControlNetApply"_s] = applyControlNet;
    table[u"ControlNetApplyAdvanced"_s] = applyControlNetToBoth;
    table[u"InpaintModelConditioning"_s] = inpaintConditioning;
}

} // namespace gesso::demo
