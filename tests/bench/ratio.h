// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextStream>

#include <functional>
#include <optional>
#include <vector>

namespace gesso::bench {

// One figure of the table: two things measured in turn in one run, and the goal for their ratio.
struct Figure
{
    QString name;
    double ours = 0; // milliseconds of CPU unless the name says otherwise
    double reference = 0;
    double goal = 0;
    bool atLeast = false; // the goal is a least value; else a most value

    [[nodiscard]] double ratio() const { return reference > 0 ? ours / reference : 0; }
    [[nodiscard]] bool met() const { return atLeast ? ratio() >= goal : ratio() <= goal; }
};

// Runs both, interleaved, `rounds` times, and takes each one's least CPU time (milliseconds): the
// machine's other work only ever adds.
struct Pair
{
    double first = 0;
    double second = 0;
};
[[nodiscard]] Pair leastCpu(int rounds, const std::function<void()> &first,
                            const std::function<void()> &second);
// The same for measurements that give their own number (a child process's CPU, a rate); `most`
// takes the largest.
[[nodiscard]] std::optional<Pair> least(int rounds,
                                        const std::function<std::optional<double>()> &first,
                                        const std::function<std::optional<double>()> &second,
                                        bool most = false);

// A table of name, ours, reference, ratio, goal, verdict.
void print(QTextStream &out, const std::vector<Figure> &figures);

} // namespace gesso::bench
