// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/ratio.h"

#include <algorithm>
#include <ctime>
#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

double cpuOf(const std::function<void()> &work)
{
    constexpr double kMsPerSecond = 1000;
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) * kMsPerSecond / CLOCKS_PER_SEC;
}

} // namespace

Pair leastCpu(int rounds, const std::function<void()> &first, const std::function<void()> &second)
{
    Pair pair {std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
    for (int i = 0; i < rounds; ++i) {
        pair.first = std::min(pair.first, cpuOf(first));
        pair.second = std::min(pair.second, cpuOf(second));
    }
    return pair;
}

std::optional<Pair> least(int rounds, const std::function<std::optional<double>()> &first,
                          const std::function<std::optional<double>()> &second, bool most)
{
    std::optional<Pair> best;
    for (int i = 0; i < rounds; ++i) {
        const auto a = first();
        const auto b = second();
        if (!a || !b)
            return std::nullopt;
        if (!best)
            best = Pair {*a, *b};
        best->first = most ? std::max(best->first, *a) : std::min(best->first, *a);
        best->second = most ? std::max(best->second, *b) : std::min(best->second, *b);
    }
    return best;
}

void print(QTextStream &out, const std::vector<Figure> &figures)
{
    out << u"%1  %2  %3  %4  %5"_s.arg(u"figure"_s, -62)
               .arg(u"Gesso"_s, 10)
               .arg(u"reference"_s, 10)
               .arg(u"ratio"_s, 7)
               .arg(u"goal"_s)
        << Qt::endl;
    for (const Figure &figure : figures) {
        out << u"%1  %2  %3  %4  %5 %6  %7"_s.arg(figure.name, -62)
                   .arg(figure.ours, 10, 'f', 2)
                   .arg(figure.reference, 10, 'f', 2)
                   .arg(figure.ratio(), 7, 'f', 3)
                   .arg(figure.atLeast ? u">="_s : u"<="_s)
                   .arg(figure.goal)
                   .arg(figure.met() ? u"met"_s : u"MISSED"_s)
            << Qt::endl;
    }
}

} // namespace gesso::bench
