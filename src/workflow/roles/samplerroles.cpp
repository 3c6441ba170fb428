// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/samplerroles.h"

#include "workflow/roles/names.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

using Kind = ValueFinder::Kind;

constexpr std::array kPartTypes {"GUIDER"_L1, "NOISE"_L1, "SAMPLER"_L1, "SIGMAS"_L1};

struct ValueRole
{
    QLatin1StringView input;
    Role role;
    Kind kind;
};
constexpr std::array kValueRoles {
    ValueRole {"seed"_L1, Role::Seed, Kind::Number},
    ValueRole {"noise_seed"_L1, Role::Seed, Kind::Number},
    ValueRole {"steps"_L1, Role::Steps, Kind::Number},
    ValueRole {"cfg"_L1, Role::Guidance, Kind::Number},
    ValueRole {"cfg_scale"_L1, Role::Guidance, Kind::Number},
    ValueRole {"cfg_conds"_L1, Role::Guidance, Kind::Number},
    ValueRole {"cfg_cond2_negative"_L1, Role::Guidance, Kind::Number},
    ValueRole {"video_cfg"_L1, Role::Guidance, Kind::Number},
    ValueRole {"audio_cfg"_L1, Role::Guidance, Kind::Number},
    ValueRole {"guidance"_L1, Role::Guidance, Kind::Number},
    ValueRole {"guidance_scale"_L1, Role::Guidance, Kind::Number},
    ValueRole {"sampler_name"_L1, Role::Sampler, Kind::Text},
    ValueRole {"sampler"_L1, Role::Sampler, Kind::Text},
    ValueRole {"scheduler"_L1, Role::Scheduler, Kind::Text},
    ValueRole {"denoise"_L1, Role::Denoise, Kind::Number},
    ValueRole {"denoise_strength"_L1, Role::Denoise, Kind::Number},
};

// "model.seed" is a seed as well.
const ValueRole *valueRole(const QString &input)
{
    const QStringView name = QStringView(input).sliced(input.lastIndexOf(u'.') + 1);
    const auto found = std::ranges::find_if(
        kValueRoles, [name](const ValueRole &entry) { return name == entry.input; });
    return found == kValueRoles.end() ? nullptr : &*found;
}

bool hasLink(const Traits &traits, int node, QLatin1StringView type)
{
    return std::ranges::any_of(traits.node(node).inputs, [&](const Graph::Input &input) {
        return input.isLink && traits.inputType(node, input) == type;
    });
}

bool hasAny(const Graph::Node &node, std::initializer_list<QStringView> names)
{
    return std::ranges::any_of(names,
                               [&node](QStringView name) { return node.input(name) != nullptr; });
}

// A conditioning, or what packs of their own put in its place.
bool isConditioning(const Traits &traits, int node, const Graph::Input &input)
{
    const QString type = traits.inputType(node, input);
    return type == "CONDITIONING"_L1 || type.endsWith("EMBEDS"_L1);
}

bool hasSide(const Traits &traits, int node, bool negative)
{
    return std::ranges::any_of(traits.node(node).inputs, [&](const Graph::Input &input) {
        return input.isLink && isNegativeName(input.name) == negative
            && isConditioning(traits, node, input);
    });
}

} // namespace

bool isSampler(const Traits &traits, int node)
{
    // A guider holds both sides as well, and a node between encoder and sampler hands them on.
    if (traits.hasOutput(node, "GUIDER"_L1))
        return false;
    if (hasLink(traits, node, "SIGMAS"_L1)
        && (hasLink(traits, node, "GUIDER"_L1) || hasLink(traits, node, "SAMPLER"_L1)))
        return true;
    const Graph::Node &here = traits.node(node);
    const bool seeded = hasAny(here, {u"seed", u"noise_seed"});
    const bool stepped = hasAny(here, {u"steps"});
    const bool both = hasSide(traits, node, false) && hasSide(traits, node, true);
    if (both && (seeded || stepped))
        return true;
    if (seeded && stepped && hasSide(traits, node, false))
        return traits.classOf(node) == nullptr || traits.hasOutput(node, "LATENT"_L1)
            || traits.hasOutput(node, "IMAGE"_L1);
    return both && traits.hasOutput(node, "LATENT"_L1)
        && !traits.hasOutput(node, "CONDITIONING"_L1);
}

SamplerRoles::SamplerRoles(const Traits &traits, RoleBook &book)
    : m_traits(traits)
    , m_book(book)
    , m_values(traits)
    , m_sizes(traits, book)
    , m_partSeen(static_cast<std::size_t>(traits.graph().size()), 0)
{
}

void SamplerRoles::addSampler(int node)
{
    for (const int part : assembly(node)) {
        addValues(part);
        addConditionings(part);
    }
    m_sizes.addSampler(node);
}

void SamplerRoles::addGenerator(int node)
{
    addValues(node);
    m_sizes.addNode(node);
}

// The sampler and what it is put together from.
std::vector<int> SamplerRoles::assembly(int sampler)
{
    std::vector<int> parts {sampler};
    const auto follow = [&](int node, QLatin1StringView type) {
        for (const Graph::Input *input : m_traits.carrying(node, type)) {
            // What is handed through without a type belongs here only inside of a part.
            if (node == sampler && m_traits.inputType(node, *input) != type)
                continue;
            char &seen = m_partSeen[static_cast<std::size_t>(input->source)];
            if (seen == 0 && input->source != sampler)
                parts.push_back(input->source);
            seen = 1;
        }
    };
    for (const QLatin1StringView type : kPartTypes) {
        const std::size_t first = parts.size();
        follow(sampler, type);
        for (std::size_t i = first; i < parts.size(); ++i)
            follow(parts[i], type);
    }
    return parts;
}

void SamplerRoles::addValues(int node)
{
    // Nodes that change given sigmas count steps of their own.
    const bool changesSigmas
        = m_traits.hasOutput(node, "SIGMAS"_L1) && hasLink(m_traits, node, "SIGMAS"_L1);
    for (const Graph::Input &input : m_traits.node(node).inputs) {
        const ValueRole *entry = valueRole(input.name);
        if (entry == nullptr || (changesSigmas && entry->role == Role::Steps))
            continue;
        m_book.add(entry->role, m_values.value(node, input.name, entry->kind));
    }
}

void SamplerRoles::addConditionings(int node)
{
    for (const Graph::Input &input : m_traits.node(node).inputs) {
        if (input.source == Graph::kNowhere || !isConditioning(m_traits, node, input))
            continue;
        const bool negative = isNegativeName(input.name) || input.name.startsWith("empty"_L1);
        const bool between = input.name == "cond2"_L1;
        (negative ? m_negatives : between ? m_between : m_positives).emplace_back(node, &input);
    }
}

} // namespace gesso
