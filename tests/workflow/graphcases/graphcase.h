// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace gesso::test {

// One edge case of the graph sheet, numbered as there: a small graph and the prompt it must give.
struct GraphCase
{
    const char *name; // "21. what happens", starting with the sheet's number
    const char *nodes = "[]"; // of the root, JSON
    const char *links = "[]"; // arrays
    const char *definitions = "[]"; // subgraphs
    const char *file = nullptr; // the whole file instead, where its outer form matters
    const char *expected; // {"node": {inputs}}, or "!words" that the error must hold
    const char *problem = nullptr; // words that one of the problems must hold
    const char *extra = "{}";
};

[[nodiscard]] std::vector<GraphCase> fileCases(); // 1 to 19
[[nodiscard]] std::vector<GraphCase> slotCases(); // 20 to 34
[[nodiscard]] std::vector<GraphCase> widgetCases(); // 35 to 48
[[nodiscard]] std::vector<GraphCase> modeCases(); // 49 to 60
[[nodiscard]] std::vector<GraphCase> virtualCases(); // 61 to 67
[[nodiscard]] std::vector<GraphCase> subgraphCases(); // 68 to 79
[[nodiscard]] std::vector<GraphCase> promotionCases(); // 80 to 86
[[nodiscard]] std::vector<GraphCase> dynamicCases(); // 87 to 94
[[nodiscard]] std::vector<GraphCase> laterCases(); // section 9

// A catalogue of small classes for them.
[[nodiscard]] const char *caseCatalogue();

} // namespace gesso::test
