// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextStream>

#include <functional>
#include <optional>
#include <vector>

namespace gesso::bench {

// Two things measured in turn in one run.
struct Pair
{
    double first = 0;
    double second = 0;
};

// One figure of the table: Gesso's side, the other one's, and the goal for their ratio.
struct Figure
{
    QString name; // with its unit
    std::optional<Pair> sides; // Gesso first; nothing: it could not be measured
    double goal = 0;
    bool atLeast = false; // the goal is a least value; else a most value

    [[nodiscard]] double ratio() const;
    [[nodiscard]] bool met() const;
};

// Runs both, interleaved, `rounds` times, and takes each one's least CPU time of this process
// (milliseconds): the machine's other work only ever adds.
[[nodiscard]] Pair leastCpu(int rounds, const std::function<void()> &first,
                            const std::function<void()> &second);

enum class Best { Least, Most };
// The same for measurements that give their own number (a child's CPU time, a rate): the best of
// each. Nothing as soon as one of them gives nothing.
using Measurement = std::function<std::optional<double>()>;
[[nodiscard]] std::optional<Pair> interleaved(int rounds, Best best, const Measurement &first,
                                              const Measurement &second);

// A table of name, both sides, ratio, goal, verdict.
void printHead(QTextStream &out);
void print(QTextStream &out, const Figure &figure);

} // namespace gesso::bench
