// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/memoryfigure.h"

#include "bench/program.h"

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

constexpr int kLongestMs = 15 * 60 * 1000;

// Megabytes after each of these numbers of jobs; fewer when something fails.
std::vector<std::optional<double>> megabytesAfter(const std::vector<int> &numbers,
                                                  const QString &folder, const QString &workflow,
                                                  const QString &home)
{
    Program server(u"gesso"_s, {u"serve-demo"_s, u"--speed"_s, u"0"_s}, home + u"/server"_s);
    server.start();
    const auto url = server.readLine();
    if (!url)
        return {};
    QStringList told;
    for (const int number : numbers)
        told << QString::number(number);
    Program window(u"bench_window"_s,
                   {u"jobs"_s, told.join(u','), workflow, u"--server"_s, QString::fromUtf8(*url),
                    u"--library"_s, folder},
                   home + u"/window"_s);
    window.start();
    std::vector<std::optional<double>> megabytes;
    for (const QString &number : std::as_const(told)) {
        if (window.readLine(kLongestMs) != number.toUtf8())
            break;
        megabytes.push_back(window.residentMegabytes());
        window.writeLine();
    }
    return window.hasEndedWell() ? megabytes : std::vector<std::optional<double>>();
}

} // namespace

bool makeLibrary(const QString &folder, int count, const QString &workflow, const QString &home)
{
    return megabytesAfter({count}, folder, workflow, home).size() == 1;
}

Figure memoryFigure(const QString &folder, const QString &workflow, const QString &home)
{
    constexpr double kGoal = 1.1;
    const auto megabytes = megabytesAfter({kFewJobs, kManyJobs}, folder, workflow, home);
    std::optional<Pair> sides;
    if (megabytes.size() == 2 && megabytes[0] && megabytes[1])
        sides = Pair {*megabytes[1], *megabytes[0]};
    return {
        .name
        = u"resident memory after %1 jobs in the window against after %2, MB"_s.arg(kManyJobs).arg(
            kFewJobs),
        .sides = sides,
        .goal = kGoal};
}

} // namespace gesso::bench
