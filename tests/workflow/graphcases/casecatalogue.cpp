// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graphcases/graphcase.h"

namespace gesso::test {

const char *caseCatalogue()
{
    return R"({
"Load":{"input":{"required":{"ckpt":[["a","b"]]}},"output":["MODEL","CLIP","VAE"]},
"Size":{"input":{"required":{"width":["INT",{"default":512,"min":16,"step":8}],
  "height":["INT",{"default":256,"min":16,"step":8}]}},"output":["LATENT"]},
"Image":{"input":{"required":{"file":["STRING",{"default":"x.png"}]}},"output":["IMAGE","MASK"]},
"LoadImage":{"input":{"required":{"image":[["a.png","b.png"],{"image_upload":true}]}},
  "output":["IMAGE","MASK"]},
"LoadAudio":{"input":{"required":{"audio":["COMBO",{"options":["a.mp3"],"audio_upload":true}]}},
  "output":["AUDIO"]},
"SaveAudioMP3":{"input":{"required":{"audio":["AUDIO"],"filename_prefix":["STRING",{"default":"au"}],
  "quality":["COMBO",{"options":["V0","128k"]}]}},"output":[],"output_node":true},
"SaveGLB":{"input":{"required":{"mesh":["MESH"],"filename_prefix":["STRING",{"default":"3d"}]}},
  "output":[],"output_node":true},
"CLIPTextEncode":{"input":{"required":{"text":["STRING",{"multiline":true,"dynamicPrompts":true}],
  "clip":["CLIP"]}},"output":["CONDITIONING"]},
"KSampler":{"display_name":"Sampler","input":{"required":{"model":["MODEL"],
  "seed":["INT",{"default":0,"min":0,"max":18446744073709551615,"control_after_generate":true}],
  "steps":["INT",{"default":20}],"cfg":["FLOAT",{"default":8.0,"step":0.1,"round":0.01}],
  "sampler_name":[["euler","ddim"]],"latent_image":["LATENT"],"denoise":["FLOAT",{"default":1.0}]}},
  "output":["LATENT"]},
"Decode":{"input":{"required":{"samples":["LATENT"],"vae":["VAE"]}},"output":["IMAGE"]},
"SaveImage":{"input":{"required":{"images":["IMAGE"],"filename_prefix":["STRING",{"default":"C"}]}},
  "output":[],"output_node":true},
"PreviewImage":{"input":{"required":{"images":["IMAGE"]}},"output":[],"output_node":true},
"Blend":{"input":{"required":{"image1":["IMAGE"],"image2":["IMAGE"],
  "factor":["FLOAT",{"default":0.5}]}},"output":["IMAGE"]},
"Lora":{"input":{"required":{"model":["MODEL"],"clip":["CLIP"],
  "name":[["l"]]}},"output":["MODEL","CLIP"]},
"Any":{"input":{"required":{"source":["*"]}},"output":["*"]},
"Two":{"input":{"required":{"image":["IMAGE"],"any":["*"]}},"output":["IMAGE"]},
"Upper":{"input":{"required":{"list":["MASK,IMAGE"]}},"output":["image"]},
"Second":{"input":{"required":{"model":["MODEL"],"image":["IMAGE"],"image2":["IMAGE"]}},
  "output":["IMAGE"]},
"Kinds":{"input":{"required":{"i":["INT",{"default":1}],"f":["FLOAT",{"default":0.5}],
  "s":["STRING",{"default":"s"}],"m":["STRING",{"multiline":true,"default":"m"}],
  "b":["BOOLEAN",{"default":true}],"c":[["x","y"]]}},"output":["INT"]},
"Number":{"input":{"required":{"value":["INT",{"default":7}]}},"output":["INT"]},
"PrimitiveInt":{"input":{"required":{"value":["INT",{"control_after_generate":"fixed"}],
  "after":["INT",{"default":3}]}},"output":["INT"]},
"Words":{"input":{"required":{"text":["STRING",{"default":"w"}]}},"output":["STRING"]},
"Forced":{"input":{"required":{"latents":["LATENT"],"overlap":["INT",{"forceInput":true,"default":0}],
  "keep":["INT",{"default":1}]},"optional":{"late":["INT",{"forceInput":true}]}},"output":["LATENT"]},
"Optional":{"input":{"required":{"a":["INT",{"default":1}]},"optional":{"b":["INT",{"default":2}],
  "mask":["MASK"],"d":["INT",{"default":4,"defaultInput":true}]}},"output":[]},
"Needed":{"input":{"required":{"a":["INT",{"default":1,"defaultInput":true}]}},"output":[]},
"Ordered":{"input":{"required":{"x":["INT",{"default":1}],"y":["INT",{"default":2}],
  "z":["INT",{"default":3}]}},"input_order":{"required":["z","x","y"]},"output":[]},
"Rate":{"input":{"required":{"rate":["FLOAT,INT",{"default":25.0,"widgetType":"FLOAT"}],
  "n":["INT",{"default":1}]}},"output":[]},
"Empty":{"input":{"required":{"pick":["COMBO",{"options":[]}],"n":["INT",{"default":1}]}},"output":[]},
"Controls":{"input":{"required":{"pick":["COMBO",{"options":["p","q"],"control_after_generate":true}],
  "n":["INT",{"default":1}]}},"output":[]},
"Crop":{"input":{"required":{"region":["BOUNDING_BOX",{"default":{"x":0,"y":0,"width":512,"height":512}}],
  "n":["INT",{"default":1}]}},"output":[]},
"Compare":{"input":{"required":{"view":["IMAGECOMPARE",{}],"n":["INT",{"default":1}]}},"output":[]},
"Curve":{"input":{"required":{"curve":["CURVE",{}]}},"output":[]},
"CustomCombo":{"input":{"required":{"choice":["COMBO",{"options":[]}]}},"output":["COMBO"]},
"Resize":{"input":{"required":{"input":["COMFY_MATCHTYPE_V3",{"template":{"template_id":"t",
  "allowed_types":"IMAGE,MASK"}}],"by":["COMFY_DYNAMICCOMBO_V3",{"options":[
  {"key":"size","inputs":{"required":{"w":["INT",{"default":1}],"h":["INT",{"default":2}]}}},
  {"key":"scale","inputs":{"required":{"x":["FLOAT",{"default":1.0}]},"optional":{"mask":["MASK"]}}},
  {"key":"deep","inputs":{"required":{"codec":["COMFY_DYNAMICCOMBO_V3",{"options":[
    {"key":"none","inputs":{}},
    {"key":"h264","inputs":{"required":{"crf":["INT",{"default":23}]}}}]}]}}},
  {"key":"many","inputs":{"required":{"images":["COMFY_AUTOGROW_V3",{"template":{
    "input":{"required":{"image":["IMAGE"]}},"prefix":"image","min":1,"max":5}}]}}}]}],
  "method":[["area","near"]]}},"output":["COMFY_MATCHTYPE_V3"],"output_matchtypes":["t"]},
"Seeded":{"input":{"required":{"model":["COMFY_DYNAMICCOMBO_V3",{"options":[
  {"key":"one","inputs":{"required":{"seed":["INT",{"control_after_generate":true}],
    "t":["INT",{"default":5}]}}},
  {"key":"two","inputs":{"required":{"u":["INT",{"default":6}]}}}]}],"n":["INT",{"default":1}]}},
  "output":[]},
"Batch":{"input":{"required":{"images":["COMFY_AUTOGROW_V3",{"template":{
  "input":{"required":{"image":["IMAGE"]}},"prefix":"image","min":1,"max":50}}]}},"output":["IMAGE"]}
})";
}

} // namespace gesso::test
