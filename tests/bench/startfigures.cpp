// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/startfigures.h"

#include "bench/program.h"

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

struct Start
{
    double cpuMs = 0;
    double wallMs = 0;
};

std::optional<Start> startOf(const QString &program, const QStringList &arguments,
                             const QString &home)
{
    Program window(program, arguments, home);
    window.start();
    const auto line = window.readLine();
    if (!window.hasEndedWell() || !line)
        return std::nullopt;
    return Start {line->toDouble(), window.wallMs()};
}

std::optional<double> cpuOf(const std::optional<Start> &start)
{
    return start ? std::optional(start->cpuMs) : std::nullopt;
}

} // namespace

Figure firstPaintFigure(const QString &workflow, const QString &home)
{
    constexpr int kRounds = 15;
    constexpr double kGoal = 1.5;
    const QStringList arguments {u"paint"_s, workflow, u"--library"_s, home + u"/library"_s};
    return {.name = u"start to first paint, portrait open, against a shell window, CPU ms"_s,
            .sides = interleaved(
                kRounds, Best::Least,
                [&] { return cpuOf(startOf(u"bench_window"_s, arguments, home)); },
                [&] { return cpuOf(startOf(u"bench_shell"_s, {}, home)); }),
            .goal = kGoal};
}

std::vector<Figure> storedStartFigures(const StoredLibrary &many, const StoredLibrary &few,
                                       const QString &workflow, const QString &home)
{
    constexpr int kRounds = 9;
    constexpr double kGoal = 1.2;
    const auto startWith = [&](const StoredLibrary &library) {
        const QStringList arguments {u"gallery"_s, QString::number(library.results), workflow,
                                     u"--library"_s, library.folder};
        return startOf(u"bench_window"_s, arguments, home);
    };
    // The first start makes the thumbnails; that is no part of it.
    std::optional<Pair> cpu;
    std::optional<Pair> wall;
    if (startWith(many) && startWith(few)) {
        std::vector<Start> starts;
        const auto measure = [&](const StoredLibrary &library) {
            const auto start = startWith(library);
            starts.push_back(start.value_or(Start()));
            return cpuOf(start);
        };
        cpu = interleaved(
            kRounds, Best::Least, [&] { return measure(many); }, [&] { return measure(few); });
        std::size_t next = 0;
        const auto wallOfNext = [&] { return std::optional(starts[next++].wallMs); };
        if (cpu)
            wall = interleaved(kRounds, Best::Least, wallOfNext, wallOfNext);
    }
    const QString name
        = u"start to gallery shown, %1 jobs and results against %2, "_s.arg(many.results)
              .arg(few.results);
    return {{.name = QString(name + u"CPU ms"_s), .sides = cpu, .goal = kGoal},
            {.name = QString(name + u"wall ms"_s), .sides = wall, .goal = kGoal}};
}

} // namespace gesso::bench
