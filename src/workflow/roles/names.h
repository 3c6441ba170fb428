// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// What the name of an input says about what it carries. Counts only where no server's class says
// better.
namespace gesso {

// A type as /object_info names it, or empty when the name says nothing: "latent_image" is LATENT,
// "positive" CONDITIONING.
[[nodiscard]] QString typeFromName(const QString &input);
// A name that texts for the picture have: text, prompt, text_g, clip_l, t5xxl, string_a, ...
[[nodiscard]] bool isTextName(const QString &input);
// A text that steers a text operation and is none of the picture: delimiter, find, regex_pattern,
// ...
[[nodiscard]] bool isAuxiliaryName(const QString &input);
[[nodiscard]] bool isNegativeName(const QString &input);

} // namespace gesso
