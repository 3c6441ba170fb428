// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/names.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct TypeOfName
{
    QLatin1StringView name;
    QLatin1StringView type;
};

constexpr std::array kWhole {
    TypeOfName {"model"_L1, "MODEL"_L1},
    TypeOfName {"unet"_L1, "MODEL"_L1},
    TypeOfName {"clip"_L1, "CLIP"_L1},
    TypeOfName {"vae"_L1, "VAE"_L1},
    TypeOfName {"samples"_L1, "LATENT"_L1},
    TypeOfName {"latent_image"_L1, "LATENT"_L1},
    TypeOfName {"pixels"_L1, "IMAGE"_L1},
    TypeOfName {"noise"_L1, "NOISE"_L1},
    TypeOfName {"guider"_L1, "GUIDER"_L1},
    TypeOfName {"sampler"_L1, "SAMPLER"_L1},
    TypeOfName {"sigmas"_L1, "SIGMAS"_L1},
    TypeOfName {"control_net"_L1, "CONTROL_NET"_L1},
    TypeOfName {"upscale_model"_L1, "UPSCALE_MODEL"_L1},
    TypeOfName {"style_model"_L1, "STYLE_MODEL"_L1},
    TypeOfName {"clip_vision"_L1, "CLIP_VISION"_L1},
    TypeOfName {"clip_vision_output"_L1, "CLIP_VISION_OUTPUT"_L1},
    TypeOfName {"audio"_L1, "AUDIO"_L1},
    TypeOfName {"video"_L1, "VIDEO"_L1},
};

// In order: the first that fits counts.
constexpr std::array kBeginnings {
    TypeOfName {"positive"_L1, "CONDITIONING"_L1},
    TypeOfName {"negative"_L1, "CONDITIONING"_L1},
    TypeOfName {"cond"_L1, "CONDITIONING"_L1},
    TypeOfName {"latent"_L1, "LATENT"_L1},
    TypeOfName {"mask"_L1, "MASK"_L1},
    TypeOfName {"image"_L1, "IMAGE"_L1},
};
constexpr std::array kEndings {
    TypeOfName {"_latent"_L1, "LATENT"_L1},
    TypeOfName {"_mask"_L1, "MASK"_L1},
    TypeOfName {"_image"_L1, "IMAGE"_L1},
    TypeOfName {"_vae"_L1, "VAE"_L1},
    TypeOfName {"_conditioning"_L1, "CONDITIONING"_L1},
    TypeOfName {"embeds"_L1, "CONDITIONING"_L1},
};

// "images.image0" is as good as "image".
QString plain(const QString &input)
{
    QString name = input.section(u'.', -1).toLower();
    while (!name.isEmpty() && (name.back().isDigit() || name.back() == u'_'))
        name.chop(1);
    return name;
}

} // namespace

QString typeFromName(const QString &input)
{
    const QString name = plain(input);
    if (isTextName(input))
        return u"STRING"_s;
    const auto whole = std::ranges::find_if(
        kWhole, [&name](const TypeOfName &entry) { return name == entry.name; });
    if (whole != kWhole.end())
        return whole->type;
    const auto end = std::ranges::find_if(
        kEndings, [&name](const TypeOfName &entry) { return name.endsWith(entry.name); });
    if (end != kEndings.end())
        return end->type;
    const auto begin = std::ranges::find_if(
        kBeginnings, [&name](const TypeOfName &entry) { return name.startsWith(entry.name); });
    return begin == kBeginnings.end() ? QString() : QString(begin->type);
}

bool isTextName(const QString &input)
{
    constexpr std::array kNames {"text"_L1,      "texts"_L1,    "prompt"_L1,  "string"_L1,
                                 "clip_l"_L1,    "clip_g"_L1,   "text_g"_L1,  "text_l"_L1,
                                 "t5xxl"_L1,     "llama"_L1,    "bert"_L1,    "mt5xl"_L1,
                                 "qwen25_7b"_L1, "tags"_L1,     "lyrics"_L1,  "caption"_L1,
                                 "string_a"_L1,  "string_b"_L1, "f_string"_L1};
    const QString name = input.section(u'.', -1).toLower();
    if (isAuxiliaryName(input))
        return false;
    const QString bare = plain(input);
    const bool listed = std::ranges::any_of(
        kNames, [&](QLatin1StringView word) { return name == word || bare == word; });
    return listed || name.contains("prompt"_L1) || name.startsWith("text_"_L1)
        || name.endsWith("_text"_L1) || name == "positive_text"_L1;
}

// By whole words of the last part: "model.prompt" is a prompt, "sampling_mode" a mode.
bool isAuxiliaryName(const QString &input)
{
    constexpr std::array kWords {"delimiter"_L1, "separator"_L1, "find"_L1,      "replace"_L1,
                                 "regex"_L1,     "pattern"_L1,   "substring"_L1, "mode"_L1,
                                 "filename"_L1,  "format"_L1,    "encoder"_L1,   "template"_L1};
    const QString name = input.section(u'.', -1).toLower();
    const QStringList words = name.split(u'_', Qt::SkipEmptyParts);
    const bool listed = std::ranges::any_of(words, [&kWords](const QString &word) {
        return std::ranges::find(kWords, word) != kWords.end();
    });
    return listed || name.contains("system_prompt"_L1);
}

bool isNegativeName(const QString &input)
{
    return input.contains("negative"_L1, Qt::CaseInsensitive) || input == "uc"_L1;
}

} // namespace gesso
