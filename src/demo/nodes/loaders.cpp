// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr int kLoadMs = 900; // a model from disk
constexpr int kSmallLoadMs = 250; // a VAE, a LoRA, a text encoder

Result<NodeOutput> loadCheckpoint(const NodeCall &call)
{
    if (const auto worked = call.work(kLoadMs); !worked)
        return worked.error();
    const QString name = call.text("ckpt_name");
    return NodeOutput {{Model {name, {}}, Clip {name}, Vae {name}}, {}};
}

Result<NodeOutput> loadModel(const NodeCall &call)
{
    if (const auto worked = call.work(kLoadMs); !worked)
        return worked.error();
    return NodeOutput {{Model {call.text("unet_name"), {}}}, {}};
}

Result<NodeOutput> loadClip(const NodeCall &call)
{
    if (const auto worked = call.work(kSmallLoadMs); !worked)
        return worked.error();
    const QString second = call.text("clip_name2");
    const QString name = second.isEmpty() ? call.text("clip_name")
                                          : QString(call.text("clip_name1") + u'+' + second);
    return NodeOutput {{Clip {name}}, {}};
}

Result<NodeOutput> loadVae(const NodeCall &call)
{
    if (const auto worked = call.work(kSmallLoadMs); !worked)
        return worked.error();
    return NodeOutput {{Vae {call.text("vae_name")}}, {}};
}

Result<NodeOutput> loadLora(const NodeCall &call)
{
    if (const auto worked = call.work(kSmallLoadMs); !worked)
        return worked.error();
    Model model = call.get<Model>("model");
    const double strength = call.number("strength_model", 1);
    if (strength != 0)
        model.loras.append(
            u"%1@%2"_s.arg(call.text("lora_name"), QString::number(strength, 'g', 4)));
    NodeOutput output {{model}, {}};
    if (call.has("clip"))
        output.values.emplace_back(call.get<Clip>("clip"));
    return output;
}

Result<NodeOutput> loadUpscaler(const NodeCall &call)
{
    if (const auto worked = call.work(kSmallLoadMs); !worked)
        return worked.error();
    const QString name = call.text("model_name");
    return NodeOutput {{UpscaleModel {name, name.contains("x2"_L1) ? 2.0 : 4.0}}, {}};
}

Result<NodeOutput> loadControlNet(const NodeCall &call)
{
    if (const auto worked = call.work(kLoadMs); !worked)
        return worked.error();
    return NodeOutput {{ControlNet {call.text("control_net_name")}}, {}};
}

Result<NodeOutput> passModel(const NodeCall &call)
{
    return NodeOutput {{call.get<Model>("model")}, {}};
}

Result<NodeOutput> stopClip(const NodeCall &call)
{
    Clip clip = call.get<Clip>("clip");
    clip.stopAt = call.integer("stop_at_clip_layer", -1);
    return NodeOutput {{clip}, {}};
}

} // namespace

void addLoaders(NodeTable &table)
{
    table[u"CheckpointLoaderSimple"_s] = loadCheckpoint;
    table[u"UNETLoader"_s] = loadModel;
    table[u"CLIPLoader"_s] = loadClip;
    table[u"DualCLIPLoader"_s] = loadClip;
    table[u"VAELoader"_s] = loadVae;
    table[u"LoraLoader"_s] = loadLora;
    table[u"LoraLoaderModelOnly"_s] = loadLora;
    table[u"UpscaleModelLoader"_s] = loadUpscaler;
    table[u"ControlNetLoader"_s] = loadControlNet;
    table[u"CLIPSetLastLayer"_s] = stopClip;
    table[u"ModelSamplingSD3"_s] = passModel;
    table[u"ModelSamplingFlux"_s] = passModel;
}

} // namespace gesso::demo
