// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/ratio.h"

#include <algorithm>
#include <ctime>
#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

constexpr int kNameWidth = 76;
constexpr int kNumberWidth = 10;

double cpuOf(const std::function<void()> &work)
{
    constexpr double kMsPerSecond = 1000;
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) * kMsPerSecond / CLOCKS_PER_SEC;
}

double better(Best best, double a, double b)
{
    return best == Best::Most ? std::max(a, b) : std::min(a, b);
}

} // namespace

double Figure::ratio() const
{
    return sides && sides->second > 0 ? sides->first / sides->second : 0;
}

bool Figure::met() const
{
    return sides && (atLeast ? ratio() >= goal : ratio() <= goal);
}

Pair leastCpu(int rounds, const std::function<void()> &first, const std::function<void()> &second)
{
    Pair pair {std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    for (int i = 0; i < rounds; ++i) {
        pair.first = std::min(pair.first, cpuOf(first));
        pair.second = std::min(pair.second, cpuOf(second));
    }
    return pair;
}

std::optional<Pair> interleaved(int rounds, Best best, const Measurement &first,
                                const Measurement &second)
{
    std::optional<Pair> pair;
    for (int i = 0; i < rounds; ++i) {
        const auto a = first();
        const auto b = a ? second() : std::nullopt;
        if (!b)
            return std::nullopt;
        if (!pair)
            pair = Pair {*a, *b};
        *pair = {better(best, pair->first, *a), better(best, pair->second, *b)};
    }
    return pair;
}

void printHead(QTextStream &out)
{
    out << u"%1  %2  %3   ratio  goal"_s.arg(u"figure"_s, -kNameWidth)
               .arg(u"Gesso"_s, kNumberWidth)
               .arg(u"against"_s, kNumberWidth)
        << Qt::endl;
}

void print(QTextStream &out, const Figure &figure)
{
    const QString goal
        = u"%1 %2"_s.arg(figure.atLeast ? u">="_s : u"<="_s).arg(figure.goal, 0, 'f', 2);
    const QString name = figure.name.leftJustified(kNameWidth);
    if (!figure.sides) {
        out << name << u"  could not be measured          "_s << goal << Qt::endl;
        return;
    }
    out << u"%1  %2  %3  %4  %5  %6"_s.arg(name)
               .arg(figure.sides->first, kNumberWidth, 'f', 2)
               .arg(figure.sides->second, kNumberWidth, 'f', 2)
               .arg(figure.ratio(), 6, 'f', 3)
               .arg(goal, figure.met() ? u"met"_s : u"MISSED"_s)
        << Qt::endl;
}

} // namespace gesso::bench
