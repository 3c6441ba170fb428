// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

namespace gesso::demo {

// What a prompt text asks for, as far as a painter by arithmetic understands it.
struct Mood
{
    // Colours.
    QColor skyTop;
    QColor skyLow;
    QColor far;
    QColor near;
    QColor accent; // of signs, dresses, flowers
    QColor light; // of the sun, the moon, windows
    QColor hair;
    QColor skin;

    // What is there to be seen.
    bool city = false;
    bool crowd = false;
    bool forest = false;
    bool water = false;
    bool mountains = false;
    bool figure = false;
    bool portrait = false;
    bool stars = false;
    bool snow = false;
    bool rain = false;
    bool flowers = false;
    bool still = false; // nothing of these: a flowing field of colour

    double contrast = 1;
    double saturation = 1;
};

// tilt: degrees by which all hues turn, so that models and negative texts make a difference.
[[nodiscard]] Mood moodOf(const QString &text, double tilt);

} // namespace gesso::demo
