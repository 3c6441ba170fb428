// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/jobsfigure.h"

#include "bench/program.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

constexpr int kJobs = 200;

int filesBelow(const QString &folder)
{
    int count = 0;
    QDirIterator files(folder, {u"*.png"_s}, QDir::Files, QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++count;
    return count;
}

// Jobs a second of a client, whose arguments `{url}` is put into; nothing unless it brought a
// picture of each job.
std::optional<double> rateOf(const QString &program, QStringList arguments, const QString &pictures,
                             const QString &home)
{
    Program server(u"gesso"_s, {u"serve-demo"_s, u"--speed"_s, u"0"_s}, home + u"/server"_s);
    server.start();
    const auto url = server.readLine();
    if (!url)
        return std::nullopt;
    arguments.replaceInStrings(u"{url}"_s, QString::fromUtf8(*url));
    const int before = filesBelow(pictures);
    Program client(program, arguments, home + u"/client"_s);
    client.start();
    if (!client.hasEndedWell() || filesBelow(pictures) != before + kJobs)
        return std::nullopt;
    constexpr double kMsPerSecond = 1000;
    return kJobs * kMsPerSecond / client.wallMs();
}

} // namespace

Figure jobsFigure(const QString &workflow, const QString &home)
{
    constexpr int kRounds = 7;
    constexpr double kGoal = 0.8;
    const QString library = home + u"/library"_s;
    const QString plain = home + u"/plain"_s;
    const QString count = QString::number(kJobs);
    const auto gesso = [&] {
        return rateOf(u"gesso"_s,
                      {u"run"_s, workflow, u"--count"_s, count, u"--server"_s, u"{url}"_s,
                       u"--library"_s, library},
                      library + u"/results"_s, home);
    };
    const auto bare = [&] {
        return rateOf(u"bench_client"_s, {u"{url}"_s, count, workflow, plain}, plain, home);
    };
    QDir().mkpath(plain);
    return {.name = u"gesso run --count %1 against a bare client, jobs a second"_s.arg(kJobs),
            .sides = interleaved(kRounds, Best::Most, gesso, bare),
            .goal = kGoal,
            .atLeast = true};
}

} // namespace gesso::bench
