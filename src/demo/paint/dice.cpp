// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/dice.h"

#include <cmath>

namespace gesso::demo {

namespace {

quint64 scrambled(quint64 z)
{
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

double toUnit(quint64 bits)
{
    return static_cast<double>(bits >> 11U) / 9007199254740992.0; // 2^53
}

double eased(double t)
{
    return t * t * (3 - 2 * t);
}

} // namespace

quint64 Dice::next()
{
    m_state += 0x9e3779b97f4a7c15ULL;
    return scrambled(m_state);
}

double Dice::unit()
{
    return toUnit(next());
}

int Dice::below(int count)
{
    return static_cast<int>(next() % static_cast<quint64>(count));
}

quint64 hashOf(QStringView text)
{
    quint64 hash = 0xcbf29ce484222325ULL;
    for (const QChar c : text) {
        hash ^= c.unicode();
        hash *= 0x100000001b3ULL;
    }
    return hash;
}

quint64 mixed(quint64 a, quint64 b)
{
    return scrambled(a + 0x9e3779b97f4a7c15ULL * (b + 1));
}

double FieldNoise::corner(qint64 x, qint64 y) const
{
    return toUnit(scrambled(m_seed ^ (static_cast<quint64>(x) * 0x9e3779b97f4a7c15ULL)
                            ^ (static_cast<quint64>(y) * 0xc2b2ae3d27d4eb4fULL)));
}

double FieldNoise::single(double x, double y) const
{
    const double left = std::floor(x);
    const double top = std::floor(y);
    const auto column = static_cast<qint64>(left);
    const auto row = static_cast<qint64>(top);
    const double tx = eased(x - left);
    const double ty = eased(y - top);
    const double above = std::lerp(corner(column, row), corner(column + 1, row), tx);
    const double below = std::lerp(corner(column, row + 1), corner(column + 1, row + 1), tx);
    return std::lerp(above, below, ty);
}

double FieldNoise::at(double x, int octaves) const
{
    return at(x, 0.5, octaves);
}

double FieldNoise::at(double x, double y, int octaves) const
{
    double sum = 0;
    double total = 0;
    double strength = 1;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += strength * single(x, y + 17.0 * octave);
        total += strength;
        strength *= 0.5;
        x *= 2;
        y *= 2;
    }
    return sum / total;
}

} // namespace gesso::demo
