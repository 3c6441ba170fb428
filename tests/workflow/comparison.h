// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QString>

#include <optional>
#include <set>
#include <utility>

namespace gesso::test {

// How a converted prompt is compared with the editor's answer (conversion/COMPARE.md).
struct ComparisonRules
{
    std::set<std::pair<QString, QString>> titles; // class and title that the workflow saves
    std::set<std::pair<QString, QString>> presenceOnly; // node and input
    std::set<std::pair<QString, QString>> ignored; // node and input
};

// The first difference of two JSON values as "path: expected ..., got ..."; nothing when they are
// equal: order of members does not matter, numbers are equal by their exact value.
[[nodiscard]] std::optional<QString>
firstDifference(const json::Value &expected, const json::Value &actual, const QString &path = {});

// The same for whole prompts.
[[nodiscard]] std::optional<QString> comparePrompts(const json::Value &expected,
                                                    const json::Value &actual,
                                                    const ComparisonRules &rules);

// The titles of a workflow's nodes.
[[nodiscard]] std::set<std::pair<QString, QString>> savedTitles(const json::Value &workflow);

} // namespace gesso::test
