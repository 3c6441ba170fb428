// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace gesso::test {

// Text to image as the web editor saves it: the nodes of a first picture, a note, and members that
// nobody knows. The values of nodes are filled in: prompt text and the sampler's, as JSON.
inline QByteArray graphWith(const QByteArray &text, const QByteArray &sampler)
{
    return R"({
 "id": "8f0a6c1e-1f37-4c0e-9a57-0d6a3f6f6d11", "revision": 0, "last_node_id": 20, "last_link_id": 9,
 "nodes": [
  {"id": 3, "type": "KSampler", "pos": [863, 186], "size": [315, 262], "flags": {}, "order": 4, "mode": 0,
   "inputs": [{"name": "model", "type": "MODEL", "link": 1}, {"name": "positive", "type": "CONDITIONING", "link": 4},
              {"name": "negative", "type": "CONDITIONING", "link": 6}, {"name": "latent_image", "type": "LATENT", "link": 2}],
   "outputs": [{"name": "LATENT", "type": "LATENT", "slot_index": 0, "links": [7]}], "title": "Painter",
   "properties": {"Node name for S&R": "KSampler", "mine": 1.50},
   "widgets_values": )"
        + sampler + R"(},
  {"id": 4, "type": "CheckpointLoaderSimple", "pos": [26, 474], "mode": 0, "inputs": [],
   "outputs": [{"name": "MODEL", "type": "MODEL", "links": [1]}, {"name": "CLIP", "type": "CLIP", "links": [3, 5]},
               {"name": "VAE", "type": "VAE", "links": [8]}], "properties": {},
   "widgets_values": ["sdXL_v10VAEFix.safetensors"]},
  {"id": 5, "type": "EmptyLatentImage", "pos": {"0": 473, "1": 609}, "mode": 0, "inputs": [],
   "outputs": [{"name": "LATENT", "type": "LATENT", "links": [2]}], "properties": {}, "widgets_values": [64, 64, 1]},
  {"id": 6, "type": "CLIPTextEncode", "pos": [415, 186], "mode": 0,
   "inputs": [{"name": "clip", "type": "CLIP", "link": 3}],
   "outputs": [{"name": "CONDITIONING", "type": "CONDITIONING", "links": [4]}], "properties": {},
   "widgets_values": [)"
        + text + R"(]},
  {"id": 7, "type": "CLIPTextEncode", "pos": [413, 389], "mode": 0,
   "inputs": [{"name": "clip", "type": "CLIP", "link": 5}],
   "outputs": [{"name": "CONDITIONING", "type": "CONDITIONING", "links": [6]}], "properties": {},
   "widgets_values": ["blurry"]},
  {"id": 8, "type": "VAEDecode", "pos": [1209, 188], "mode": 0,
   "inputs": [{"name": "samples", "type": "LATENT", "link": 7}, {"name": "vae", "type": "VAE", "link": 8}],
   "outputs": [{"name": "IMAGE", "type": "IMAGE", "links": [9]}], "properties": {}},
  {"id": 9, "type": "SaveImage", "pos": [1451, 189], "mode": 0,
   "inputs": [{"name": "images", "type": "IMAGE", "link": 9}], "outputs": [], "properties": {},
   "widgets_values": ["gesso_%date:yyyy-MM-dd%"]},
  {"id": 20, "type": "Note", "pos": [0, 0], "mode": 0, "inputs": [], "outputs": [], "properties": {},
   "widgets_values": ["Use a low guidance."]}
 ],
 "links": [[1, 4, 0, 3, 0, "MODEL"], [2, 5, 0, 3, 3, "LATENT"], [3, 4, 1, 6, 0, "CLIP"], [4, 6, 0, 3, 1, "CONDITIONING"],
           [5, 4, 1, 7, 0, "CLIP"], [6, 7, 0, 3, 2, "CONDITIONING"], [7, 3, 0, 8, 0, "LATENT"], [8, 4, 2, 8, 1, "VAE"],
           [9, 8, 0, 9, 0, "IMAGE"]],
 "groups": [{"title": "Prompts", "bounding": [400, 100, 300, 500], "color": "#3f789e"}],
 "config": {}, "extra": {"ds": {"scale": 1.0, "offset": [0, 1e2]}, "unknown": [18446744073709551615, null]},
 "version": 0.4
})";
}

inline QByteArray textToImageGraph(const QByteArray &mode = "increment")
{
    return graphWith(R"("a red dress in a crowd")",
                     "[5, \"" + mode + R"(", 4, 6.2, "euler", "karras", 1.0])");
}

// The node classes of these, as a server tells them; a seed goes up to 2^64 - 1.
inline QByteArray graphClasses()
{
    return R"json({
 "CheckpointLoaderSimple": {"input": {"required": {"ckpt_name": [["sdXL_v10VAEFix.safetensors", "other.safetensors"]]}},
  "output": ["MODEL", "CLIP", "VAE"], "name": "CheckpointLoaderSimple", "display_name": "Load Checkpoint", "category": "", "output_node": false},
 "EmptyLatentImage": {"input": {"required": {"width": ["INT", {"default": 512, "min": 16, "max": 16384, "step": 8}],
   "height": ["INT", {"default": 512, "min": 16, "max": 16384, "step": 8}], "batch_size": ["INT", {"default": 1, "min": 1, "max": 4096}]}},
  "output": ["LATENT"], "name": "EmptyLatentImage", "display_name": "Empty Latent Image", "category": "", "output_node": false},
 "CLIPTextEncode": {"input": {"required": {"text": ["STRING", {"multiline": true, "dynamicPrompts": true}], "clip": ["CLIP"]}},
  "output": ["CONDITIONING"], "name": "CLIPTextEncode", "display_name": "CLIP Text Encode (Prompt)", "category": "", "output_node": false},
 "KSampler": {"input": {"required": {"model": ["MODEL"],
   "seed": ["INT", {"default": 0, "min": 0, "max": 18446744073709551615, "control_after_generate": true}],
   "steps": ["INT", {"default": 20, "min": 1, "max": 10000}], "cfg": ["FLOAT", {"default": 8.0, "min": 0.0, "max": 100.0, "step": 0.1, "round": 0.01}],
   "sampler_name": [["euler", "heun"]], "scheduler": [["normal", "karras"]], "positive": ["CONDITIONING"], "negative": ["CONDITIONING"],
   "latent_image": ["LATENT"], "denoise": ["FLOAT", {"default": 1.0, "min": 0.0, "max": 1.0, "step": 0.01}]}},
  "output": ["LATENT"], "name": "KSampler", "display_name": "KSampler", "category": "", "output_node": false},
 "VAEDecode": {"input": {"required": {"samples": ["LATENT"], "vae": ["VAE"]}},
  "output": ["IMAGE"], "name": "VAEDecode", "display_name": "VAE Decode", "category": "", "output_node": false},
 "SaveImage": {"input": {"required": {"images": ["IMAGE"], "filename_prefix": ["STRING", {"default": "ComfyUI"}]}},
  "output": [], "name": "SaveImage", "display_name": "Save Image", "category": "", "output_node": true},
 "Resize": {"input": {"required": {"how": ["COMFY_DYNAMICCOMBO_V3", {"options": [
    {"key": "by width", "inputs": {"required": {"width": ["INT", {"default": 512}]}}},
    {"key": "by factor", "inputs": {"required": {"factor": ["FLOAT", {"default": 1.5}], "exact": ["BOOLEAN", {"default": true}]}}}]}],
   "method": [["area", "lanczos"]]}}, "output": ["IMAGE"], "name": "Resize", "display_name": "Resize", "category": "", "output_node": true}
})json";
}

} // namespace gesso::test
