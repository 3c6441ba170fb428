// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/editorextras.h"

#include "workflow/graph/jsvalue.h"

#include <algorithm>
#include <array>

namespace gesso {

namespace {

template <std::size_t N>
bool isIn(const std::array<std::string_view, N> &names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

bool uploadsPictures(const ShapeInput &input)
{
    return input.kind == WidgetKind::Combo
        && (isTruthy(input.option("image_upload")) || isTruthy(input.option("video_upload"))
            || isTruthy(input.option("animated_image_upload")));
}

void add(std::vector<ShapeInput> &inputs, const char *name, const char *type)
{
    if (std::ranges::find(inputs, name, &ShapeInput::name) == inputs.end())
        inputs.push_back(readShapeInput(name, json::Value(type), false));
}

constexpr std::array<std::string_view, 6> kPlayers {
    "LoadAudio", "SaveAudio", "PreviewAudio", "SaveAudioMP3", "SaveAudioOpus", "SaveAudioAdvanced",
};

constexpr std::array<std::string_view, 20> kFileNames {
    "SaveImage", "SaveImageAdvanced", "SaveSVGNode",       "SaveVideo",      "SaveAnimatedWEBP",
    "SaveWEBM",  "SaveAudio",         "SaveAudioMP3",      "SaveAudioOpus",  "SaveAudioAdvanced",
    "SaveGLB",   "Save3DAdvanced",    "SaveGaussianSplat", "SavePointCloud", "SaveAnimatedPNG",
    "CLIPSave",  "VAESave",           "ModelSave",         "LoraSave",       "SaveLatent",
};

} // namespace

void addEditorInputs(std::string_view className, std::vector<ShapeInput> &required)
{
    const auto uploads = [&required](const char *name) {
        const auto found = std::ranges::find(required, name, &ShapeInput::name);
        return found != required.end() && isTruthy(found->option("audio_upload"));
    };
    if (std::ranges::any_of(required, uploadsPictures))
        add(required, "upload", "IMAGEUPLOAD");
    if (isIn(kPlayers, className))
        add(required, "audioUI", "AUDIO_UI");
    if (uploads("audio"))
        add(required, "upload", "AUDIOUPLOAD");
    if (className == "SaveGLB" || className == "Preview3D")
        add(required, "image", "PREVIEW_3D");
    if (className == "Load3DAdvanced")
        add(required, "viewport_state", "LOAD_3D");
}

bool replacesFileName(std::string_view className)
{
    return isIn(kFileNames, className);
}

bool hasOwnChoices(std::string_view className)
{
    return className == "CustomCombo";
}

bool isPatchedSampler(std::string_view className)
{
    return className == "KSampler" || className == "KSamplerAdvanced";
}

} // namespace gesso
