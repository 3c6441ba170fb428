// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/roles/rolebook.h"
#include "workflow/roles/sizeroles.h"
#include "workflow/roles/valuefinder.h"

#include <vector>

namespace gesso {

// Whether a node takes noise out of a latent under the guidance of conditionings: core's four
// samplers, and any other of the same shape.
[[nodiscard]] bool isSampler(const Traits &traits, int node);

// The fields that samplers are steered by: seed, steps, guidance, sampler, scheduler, denoise at
// the sampler and at its guider, noise, sampler and sigmas nodes; the picture's size at the
// beginning of its latent. Call once for each sampler, in the order in which they run.
class SamplerRoles
{
public:
    SamplerRoles(const Traits &traits, RoleBook &book);

    void addSampler(int node);
    // The same for a node that makes pictures by itself (a node that calls a service, say).
    void addGenerator(int node);

    // The conditioning inputs of all samplers so far, with the node that has them.
    using Conditioning = std::pair<int, const Graph::Input *>;
    [[nodiscard]] const std::vector<Conditioning> &positives() const { return m_positives; }
    [[nodiscard]] const std::vector<Conditioning> &negatives() const { return m_negatives; }
    // The second conditionings of guiders with three, which may be of either side.
    [[nodiscard]] const std::vector<Conditioning> &between() const { return m_between; }

private:
    [[nodiscard]] std::vector<int> assembly(int sampler);
    void addValues(int node);
    void addConditionings(int node);

    const Traits &m_traits;
    RoleBook &m_book;
    ValueFinder m_values;
    SizeRoles m_sizes;
    std::vector<char> m_partSeen;
    std::vector<Conditioning> m_positives;
    std::vector<Conditioning> m_negatives;
    std::vector<Conditioning> m_between;
};

} // namespace gesso
