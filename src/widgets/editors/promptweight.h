// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gesso {

// A text with a selection from start to end (equal: a caret).
struct TextRange
{
    QString text;
    int start = 0;
    int end = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

// Changes the weight of the selected words by `by` (0.05), as the web editor of ComfyUI does:
// (words:1.05). Without a selection it is the bracket around the caret, or else the word. A weight
// that comes back to 1 loses its bracket.
[[nodiscard]] TextRange changeWeight(const TextRange &range, double by);

} // namespace gesso
