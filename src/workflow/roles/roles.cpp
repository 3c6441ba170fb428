// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/roles.h"

#include "workflow/roles/imageroles.h"
#include "workflow/roles/modelroles.h"
#include "workflow/roles/names.h"
#include "workflow/roles/samplerroles.h"
#include "workflow/roles/textroles.h"
#include "workflow/roles/traits.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

std::vector<int> samplersOf(const Traits &traits, const std::vector<int> &order)
{
    std::vector<int> samplers;
    std::ranges::copy_if(order, std::back_inserter(samplers),
                         [&traits](int node) { return isSampler(traits, node); });
    return samplers;
}

std::vector<int> allNodes(const Graph &graph)
{
    std::vector<int> all(static_cast<std::size_t>(graph.size()));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

// A node that makes something of a text by itself, without a sampler that we can see. Those that
// make texts of texts are told apart, since they mostly write prompts for others.
enum class Generator { None, Text, Other };

Generator generatorKind(const Traits &traits, int node)
{
    const auto &inputs = traits.node(node).inputs;
    const bool prompted = std::ranges::any_of(inputs, [&](const Graph::Input &input) {
        return traits.isText(node, input) && input.name.contains("prompt"_L1);
    });
    const QString made = traits.outputType(node, 0);
    if (!prompted || made == "CONDITIONING"_L1)
        return Generator::None;
    return made == "STRING"_L1 ? Generator::Text : Generator::Other;
}

void addSamplers(const Traits &traits, const std::vector<int> &samplers, RoleBook &book)
{
    SamplerRoles roles(traits, book);
    for (const int sampler : samplers)
        roles.addSampler(sampler);
    TextRoles texts(traits, book);
    for (const auto &[node, input] : roles.positives())
        texts.addSide(*input, Role::Positive);
    for (const auto &[node, input] : roles.negatives())
        texts.addSide(*input, Role::Negative);
    for (const auto &[node, input] : roles.between())
        texts.addOwnSide(*input);
}

void addGenerators(const Traits &traits, const std::vector<int> &order, RoleBook &book)
{
    SamplerRoles roles(traits, book);
    TextRoles texts(traits, book);
    for (const Generator kind : {Generator::Other, Generator::Text}) {
        for (const int node : order) {
            if (generatorKind(traits, node) != kind)
                continue;
            roles.addGenerator(node);
            texts.addTexts(node, Role::Positive);
        }
        if (book.has(Role::Positive))
            return;
    }
}

void addImages(const Traits &traits, const std::vector<int> &samplers,
               const std::vector<int> &outputs, RoleBook &book)
{
    ImageRoles images(traits, book);
    for (const int sampler : samplers) {
        for (const Graph::Input *input : traits.carrying(sampler, "LATENT"_L1))
            images.walkStart(sampler, *input);
    }
    for (const int output : outputs)
        images.walk(output);
    images.finish();
}

} // namespace

Roles findRoles(const Graph &graph, const std::vector<int> &outputs, ClassSource &classes)
{
    const Traits traits(graph, classes);
    const std::vector<int> order = traits.running(outputs);
    std::vector<int> samplers = samplersOf(traits, order);
    if (samplers.empty()) // left unconnected on their way to the outputs, perhaps
        samplers = samplersOf(traits, graph.inExecutionOrder(allNodes(graph)));
    RoleBook book;
    if (samplers.empty())
        addGenerators(traits, order, book);
    else
        addSamplers(traits, samplers, book);
    addImages(traits, samplers, outputs, book);
    // The models of the first sampler before those of the second.
    std::vector<int> wanted = samplers;
    wanted.insert(wanted.end(), outputs.begin(), outputs.end());
    for (const int node : traits.running(wanted))
        addModelRoles(traits, node, book);
    return book.take();
}

QSet<FieldId> findSwitches(const Graph &graph, ClassSource &classes)
{
    const Traits traits(graph, classes);
    QSet<FieldId> switches;
    for (int i = 0; i < graph.size(); ++i) {
        if (const auto field = traits.switchField(i))
            switches.insert(*field);
    }
    return switches;
}

} // namespace gesso
