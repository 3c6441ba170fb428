// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace gesso::demo {

// Numbers that look random and are the same for the same seed on every machine.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] quint64 next();
    // From 0 up to, not including, 1.
    [[nodiscard]] double unit();
    [[nodiscard]] double between(double low, double high) { return low + unit() * (high - low); }
    // From 0 to count - 1.
    [[nodiscard]] int below(int count);
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }

private:
    quint64 m_state;
};

// A number from a text, the same on every machine and in every version of Qt.
[[nodiscard]] quint64 hashOf(QStringView text);
[[nodiscard]] quint64 mixed(quint64 a, quint64 b);

// Smooth noise between 0 and 1 over a line or a plane, in octaves.
class FieldNoise
{
public:
    explicit FieldNoise(quint64 seed)
        : m_seed(seed)
    {
    }
    [[nodiscard]] double at(double x, int octaves) const;
    [[nodiscard]] double at(double x, double y, int octaves) const;

private:
    [[nodiscard]] double corner(qint64 x, qint64 y) const;
    [[nodiscard]] double single(double x, double y) const;

    quint64 m_seed;
};

} // namespace gesso::demo
