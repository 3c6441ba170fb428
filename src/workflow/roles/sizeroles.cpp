// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/sizeroles.h"

#include "workflow/roles/samplerroles.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

using Kind = ValueFinder::Kind;

// "resize_type.width" is a width as well.
const Graph::Input *inputCalled(const Graph::Node &node, QLatin1StringView name)
{
    const auto found = std::ranges::find_if(node.inputs, [name](const Graph::Input &input) {
        return QStringView(input.name).sliced(input.name.lastIndexOf(u'.') + 1) == name;
    });
    return found == node.inputs.end() ? nullptr : &*found;
}

// What a size may be computed from, or read off.
bool carriesSize(QStringView type)
{
    constexpr std::array kTypes {"INT"_L1,    "FLOAT"_L1, "NUMBER"_L1, "IMAGE"_L1,
                                 "LATENT"_L1, "MASK"_L1,  "VIDEO"_L1};
    return type.isEmpty()
        || std::ranges::any_of(kTypes, [type](QLatin1StringView known) { return type == known; });
}

} // namespace

SizeRoles::SizeRoles(const Traits &traits, RoleBook &book)
    : m_traits(traits)
    , m_book(book)
    , m_values(traits)
    , m_latentSeen(static_cast<std::size_t>(traits.graph().size()), 0)
{
}

void SizeRoles::addSampler(int sampler)
{
    std::vector<int> stack;
    const auto follow = [&](int node, QLatin1StringView type) {
        const auto inputs = m_traits.carrying(node, type);
        std::for_each(inputs.rbegin(), inputs.rend(), [&](const Graph::Input *input) {
            char &seen = m_latentSeen[static_cast<std::size_t>(input->source)];
            if (seen == 0)
                stack.push_back(input->source);
            seen = 1;
        });
    };
    for (const Graph::Input *input : m_traits.carrying(sampler, "LATENT"_L1)) {
        if (m_traits.inputType(sampler, *input) == "LATENT"_L1)
            stack.push_back(input->source);
    }
    std::ranges::reverse(stack);
    while (!stack.empty()) {
        const int node = stack.back();
        stack.pop_back();
        if (isSampler(m_traits, node) || addNode(node))
            continue;
        follow(node, "IMAGE"_L1);
        follow(node, "LATENT"_L1);
    }
}

bool SizeRoles::addNode(int node)
{
    const Graph::Node &here = m_traits.node(node);
    const Graph::Input *width = inputCalled(here, "width"_L1);
    const Graph::Input *height = inputCalled(here, "height"_L1);
    // A region inside of a picture has x and y as well.
    if (width == nullptr || height == nullptr || here.input(u"x") != nullptr)
        return addScale(node);
    addSide(node, *width, Role::Width);
    addSide(node, *height, Role::Height);
    m_book.add(Role::BatchSize, m_values.value(node, u"batch_size", Kind::Number));
    return true;
}

// From a width or height back to the first field that decides it.
void SizeRoles::addSide(int node, const Graph::Input &input, Role side)
{
    QSet<int> seen;
    std::vector<Visit> stack {{node, &input}};
    while (!stack.empty()) {
        const Visit visit = stack.back();
        stack.pop_back();
        if (const auto field = m_values.value(visit.node, visit.input->name, Kind::Number)) {
            m_book.add(side, *field);
            return;
        }
        const int source = visit.input->source;
        if (source == Graph::kNowhere || seen.contains(source))
            continue;
        seen.insert(source);
        if (lookBehind(visit, side, stack))
            return;
    }
}

// Whether the node behind the link decides it; else what to look at next is put on the stack.
bool SizeRoles::lookBehind(const Visit &visit, Role side, std::vector<Visit> &stack)
{
    const int node = visit.input->source;
    if (const Graph::Input *chosen = m_traits.chosen(node)) {
        stack.push_back({node, chosen});
        return false;
    }
    if (addSelector(node))
        return true;
    const Graph::Node &here = m_traits.node(node);
    const bool wide = side == Role::Width;
    if (const Graph::Input *same = inputCalled(here, wide ? "width"_L1 : "height"_L1)) {
        stack.push_back({node, same});
        return false;
    }
    if (addScale(node))
        return true;
    std::for_each(here.inputs.rbegin(), here.inputs.rend(), [&](const Graph::Input &input) {
        if (input.source != Graph::kNowhere && carriesSize(m_traits.inputType(node, input)))
            stack.push_back({node, &input});
    });
    return false;
}

// A node that makes both sides of an aspect ratio and a number of pixels.
bool SizeRoles::addSelector(int node)
{
    if (!addNamed(Role::AspectRatio, node, "aspect_ratio"_L1, Kind::Text))
        return false;
    addNamed(Role::Megapixels, node, "megapixels"_L1, Kind::Number);
    return true;
}

// A node that scales a picture, whatever its shape.
bool SizeRoles::addScale(int node)
{
    if (addNamed(Role::Megapixels, node, "megapixels"_L1, Kind::Number))
        return true;
    constexpr std::array kSides {"largest_size"_L1, "longer_size"_L1, "longest_side"_L1,
                                 "shorter_size"_L1, "shortest_side"_L1};
    return std::ranges::any_of(kSides, [&](QLatin1StringView name) {
        return addNamed(Role::SideLength, node, name, Kind::Number);
    });
}

bool SizeRoles::addNamed(Role role, int node, QLatin1StringView name, Kind kind)
{
    const Graph::Input *input = inputCalled(m_traits.node(node), name);
    if (input == nullptr)
        return false;
    const auto field = m_values.value(node, input->name, kind);
    m_book.add(role, field);
    return field.has_value();
}

} // namespace gesso
