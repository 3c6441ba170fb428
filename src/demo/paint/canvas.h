// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/paint/dice.h"
#include "demo/paint/mood.h"

#include <QImage>
#include <QPainter>

namespace gesso::demo {

// What the layers of a picture draw on.
struct Canvas
{
    QImage *picture; // Format_RGB32
    QPainter *painter; // on it, with antialiasing
    const Mood *mood;
    double detail; // 0 to 1, more with more steps

    [[nodiscard]] double width() const { return picture->width(); }
    [[nodiscard]] double height() const { return picture->height(); }
    [[nodiscard]] double unit() const { return std::min(width(), height()); }
};

// The layers, from back to front. Each takes dice of its own, so that one does not move the others.
void paintSky(const Canvas &canvas, Dice dice);
void paintRidges(const Canvas &canvas, Dice dice);
void paintCity(const Canvas &canvas, Dice dice);
void paintCrowd(const Canvas &canvas, Dice dice);
void paintTrees(const Canvas &canvas, Dice dice);
void paintWater(const Canvas &canvas, Dice dice); // mirrors what is above
void paintFlowers(const Canvas &canvas, Dice dice);
void paintFlow(const Canvas &canvas, Dice dice); // when no thing is named: a field of streams
void paintFigure(const Canvas &canvas, Dice dice);
void paintPortrait(const Canvas &canvas, Dice dice);
void paintWeather(const Canvas &canvas, Dice dice); // snow, rain
// A small "demo" in the lower right corner.
void paintMark(QImage &picture);

} // namespace gesso::demo
