// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/valuefinder.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

// Longer chains of primitives are no work of people.
constexpr int kMostHops = 64;
constexpr std::size_t kMostTexts = 256;

bool isOfKind(const json::Value &value, ValueFinder::Kind kind)
{
    return kind == ValueFinder::Kind::Number ? value.isNumber() : value.isString();
}

bool isValueName(QStringView name, QStringView wanted)
{
    constexpr std::array kNames {"value"_L1, "seed"_L1,  "noise_seed"_L1,
                                 "int"_L1,   "float"_L1, "number"_L1};
    return name == wanted || std::ranges::any_of(kNames, [name](QLatin1StringView word) {
               return name.compare(word, Qt::CaseInsensitive) == 0;
           });
}

} // namespace

std::optional<FieldId> ValueFinder::value(int node, QStringView input, Kind kind) const
{
    const Graph::Input *here = m_traits.node(node).input(input);
    for (int hop = 0; here != nullptr && hop < kMostHops; ++hop) {
        if (!here->isLink) {
            if (!isOfKind(*here->value, kind))
                return std::nullopt;
            return FieldId {m_traits.node(node).id, here->name};
        }
        node = here->source;
        here = node == Graph::kNowhere ? nullptr : next(node, input, kind);
    }
    return std::nullopt;
}

// The input of a node in between that decides what it hands on; null when it computes.
const Graph::Input *ValueFinder::next(int node, QStringView wanted, Kind kind) const
{
    if (const Graph::Input *chosen = m_traits.chosen(node))
        return chosen;
    const auto &inputs = m_traits.node(node).inputs;
    const auto named = std::ranges::find_if(inputs, [&](const Graph::Input &input) {
        return isValueName(input.name, wanted) && (input.isLink || isOfKind(*input.value, kind));
    });
    if (named != inputs.end())
        return &*named;
    const auto isCandidate = [kind](const Graph::Input &input) {
        return input.isLink || isOfKind(*input.value, kind);
    };
    if (std::ranges::count_if(inputs, isCandidate) != 1)
        return nullptr;
    const auto only = std::ranges::find_if(inputs, isCandidate);
    // A reroute hands on what it gets; a single link into a node with an own kind of output does
    // not.
    if (only->isLink && !m_traits.inputType(node, *only).isEmpty()
        && m_traits.classOf(node) != nullptr)
        return m_traits.inputType(node, *only) == m_traits.outputType(node, 0) ? &*only : nullptr;
    return &*only;
}

std::vector<FieldId> ValueFinder::texts(int node, const Graph::Input &input) const
{
    std::vector<FieldId> found;
    QSet<FieldId> seen;
    std::vector<std::pair<int, const Graph::Input *>> stack {{node, &input}};
    while (!stack.empty() && found.size() < kMostTexts) {
        const auto [index, here] = stack.back();
        stack.pop_back();
        const FieldId id {m_traits.node(index).id, here->name};
        if (seen.contains(id))
            continue;
        seen.insert(id);
        if (!here->isLink) {
            if (here->value->isString())
                found.push_back(id);
        } else if (here->source != Graph::kNowhere) {
            pushTexts(here->source, stack);
        }
    }
    return found;
}

// The inputs of a node that its text comes from, the first on top.
void ValueFinder::pushTexts(int node,
                            std::vector<std::pair<int, const Graph::Input *>> &stack) const
{
    if (const Graph::Input *chosen = m_traits.chosen(node)) {
        stack.emplace_back(node, chosen);
        return;
    }
    std::vector<const Graph::Input *> from;
    // What is put into a template says more than the template.
    const Graph::Input *part = m_traits.node(node).input(u"replace");
    if (part != nullptr && part->source != Graph::kNowhere)
        from.push_back(part);
    for (const Graph::Input &input : m_traits.node(node).inputs) {
        const bool primitive = m_traits.classOf(node) == nullptr && !input.isLink
            && isValueName(input.name, u"value");
        if (m_traits.isText(node, input) || primitive)
            from.push_back(&input);
    }
    if (from.empty())
        from = m_traits.carrying(node, "STRING"_L1);
    std::for_each(from.rbegin(), from.rend(),
                  [&](const Graph::Input *input) { stack.emplace_back(node, input); });
}

} // namespace gesso
