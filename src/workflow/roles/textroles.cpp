// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/textroles.h"

#include "workflow/roles/names.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

// Encoders for which several texts are several things, not one text for several models.
bool isThingOfItsOwn(const QString &input)
{
    constexpr std::array kNames {"lyrics"_L1, "tags"_L1, "caption"_L1};
    return std::ranges::any_of(kNames, [&input](QLatin1StringView name) { return input == name; });
}

bool isConditioningType(QStringView type)
{
    return type == "CONDITIONING"_L1 || type.endsWith("EMBEDS"_L1);
}

} // namespace

TextRoles::TextRoles(const Traits &traits, RoleBook &book)
    : m_traits(traits)
    , m_book(book)
    , m_values(traits)
{
    for (std::vector<char> &seen : m_seen)
        seen.assign(static_cast<std::size_t>(traits.graph().size()), 0);
}

void TextRoles::addSide(const Graph::Input &input, Role side)
{
    std::vector<Visit> stack;
    push(input, stack);
    while (!stack.empty()) {
        const Visit next = stack.back();
        stack.pop_back();
        visit(next, side, stack);
    }
}

void TextRoles::addOwnSide(const Graph::Input &input)
{
    const bool negative = channelOf(input.source, input.slot) == Channel::Negative;
    addSide(input, negative ? Role::Negative : Role::Positive);
}

void TextRoles::push(const Graph::Input &input, std::vector<Visit> &stack)
{
    if (input.source == Graph::kNowhere)
        return;
    const Channel channel = channelOf(input.source, input.slot);
    char &seen = m_seen[static_cast<std::size_t>(channel)][static_cast<std::size_t>(input.source)];
    if (seen == 0)
        stack.push_back({input.source, channel});
    seen = 1;
}

void TextRoles::visit(const Visit &visit, Role side, std::vector<Visit> &stack)
{
    m_book.add(Role::Guidance, m_values.value(visit.node, u"guidance", ValueFinder::Kind::Number));
    const auto inputs = conditionings(visit);
    std::for_each(inputs.rbegin(), inputs.rend(),
                  [&](const Graph::Input *input) { push(*input, stack); });
    // What only hands conditionings on has no text of the picture, but for a few that add one
    // (GLIGEN and the like).
    addTexts(visit.node, side);
}

// Nodes with both sides hand each on in its own slot: by the name of the output, else the first is
// the positive one.
TextRoles::Channel TextRoles::channelOf(int node, int slot) const
{
    bool positive = false;
    bool negative = false;
    for (const Graph::Input &input : m_traits.node(node).inputs) {
        if (!isSide(node, input))
            continue;
        (isNegativeName(input.name) ? negative : positive) = true;
    }
    if (!positive || !negative)
        return Channel::Any;
    if (const NodeClass *nodeClass = m_traits.classOf(node)) {
        const QString name = nodeClass->outputNames.value(slot);
        if (name.contains("positive"_L1, Qt::CaseInsensitive) || isNegativeName(name))
            return isNegativeName(name) ? Channel::Negative : Channel::Positive;
    }
    return slot == 0 ? Channel::Positive : Channel::Negative;
}

bool TextRoles::isSide(int node, const Graph::Input &input) const
{
    return input.source != Graph::kNowhere && isConditioningType(m_traits.inputType(node, input))
        && (isNegativeName(input.name) || input.name.contains("positive"_L1));
}

std::vector<const Graph::Input *> TextRoles::conditionings(const Visit &visit) const
{
    std::vector<const Graph::Input *> inputs = m_traits.carrying(visit.node, "CONDITIONING"_L1);
    if (visit.channel != Channel::Any) {
        std::erase_if(inputs, [&visit](const Graph::Input *input) {
            return isNegativeName(input->name) != (visit.channel == Channel::Negative);
        });
    }
    return inputs;
}

void TextRoles::addTexts(int node, Role side)
{
    std::map<Role, int> shared; // the rank of all texts of this encoder that belong together
    for (const Graph::Input &input : m_traits.node(node).inputs) {
        if (!isPictureText(node, input))
            continue;
        const Role role = isNegativeName(input.name) ? Role::Negative : side;
        bool first = !isThingOfItsOwn(input.name);
        for (const FieldId &id : m_values.texts(node, input)) {
            if (first)
                m_book.add(role, id, shared.try_emplace(role, m_book.next(role)).first->second);
            else
                m_book.add(role, id);
            first = false;
        }
    }
}

// A text that says what to paint: a long one by its class, or named like one.
bool TextRoles::isPictureText(int node, const Graph::Input &input) const
{
    if (!m_traits.isText(node, input))
        return false;
    const InputSpec *spec = m_traits.spec(node, input.name);
    return spec == nullptr || isTextName(input.name) || spec->option("multiline").toBool();
}

} // namespace gesso
