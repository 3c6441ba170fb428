// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <list>

namespace gesso::demo {

// All that decides about a picture: the same scene gives the same bytes on every machine.
struct Scene
{
    QSize size;
    quint64 seed = 0;
    int item = 0; // of a batch
    int steps = 20;
    double cfg = 7;
    QString positive;
    QString negative;
    QString sampler;
    QString scheduler;
    QString model; // with its LoRAs

    friend bool operator==(const Scene &, const Scene &) = default;
};

// Draws pictures by arithmetic: landscapes, cities, figures, flowing colour, as the words say.
// Keeps the last few. One thread at a time.
class Painter
{
public:
    // Format_RGB32 of the scene's size.
    [[nodiscard]] QImage paint(const Scene &scene);

private:
    struct Kept
    {
        Scene scene;
        QImage picture;
    };
    std::list<Kept> m_kept;
};

// How a sampler's picture looks after so much of its way, 0 to 1: coarse to fine.
[[nodiscard]] QImage onItsWay(const QImage &picture, double part, quint64 seed);
// A start picture drawn anew by so much, 0 to 1; its forms stay in proportion to what is left of
// it.
[[nodiscard]] QImage drawnOver(const QImage &start, const QImage &painted, double denoise);

} // namespace gesso::demo
