// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/imageroles.h"

#include "workflow/roles/names.h"
#include "workflow/roles/samplerroles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

ImageRoles::ImageRoles(const Traits &traits, RoleBook &book)
    : m_traits(traits)
    , m_book(book)
    , m_seenPicture(static_cast<std::size_t>(traits.graph().size()), 0)
    , m_seenMask(static_cast<std::size_t>(traits.graph().size()), 0)
{
}

void ImageRoles::walkStart(int sampler, const Graph::Input &input)
{
    m_starting = true;
    std::vector<Visit> stack;
    enter(sampler, input, false, stack);
    run(stack);
    m_starting = false;
}

void ImageRoles::walk(int node)
{
    std::vector<Visit> stack {{node, false}};
    run(stack);
}

void ImageRoles::run(std::vector<Visit> &stack)
{
    while (!stack.empty()) {
        const Visit visit = stack.back();
        stack.pop_back();
        const auto &inputs = m_traits.node(visit.node).inputs;
        std::for_each(inputs.rbegin(), inputs.rend(), [&](const Graph::Input &input) {
            enter(visit.node, input, visit.mask, stack);
        });
    }
}

void ImageRoles::enter(int from, const Graph::Input &input, bool mask, std::vector<Visit> &stack)
{
    if (input.source == Graph::kNowhere || (m_starting && isSampler(m_traits, input.source)))
        return;
    const bool loader = imageInput(input.source) != nullptr;
    // LoadImage gives the picture in slot 0 and its transparency as a mask in slot 1.
    mask = mask || m_traits.inputType(from, input) == "MASK"_L1 || (loader && input.slot == 1);
    char &seen = (mask ? m_seenMask : m_seenPicture)[static_cast<std::size_t>(input.source)];
    if (seen != 0)
        return;
    seen = 1;
    if (loader
        && (m_seenMask[static_cast<std::size_t>(input.source)]
            ^ m_seenPicture[static_cast<std::size_t>(input.source)])
            != 0)
        m_loaders.push_back({input.source, m_starting});
    stack.push_back({input.source, mask});
}

void ImageRoles::finish()
{
    for (const auto &[loader, isStart] : m_loaders) {
        const Graph::Node &node = m_traits.node(loader);
        const QString input = imageInput(loader)->name;
        const bool mask = m_seenPicture[static_cast<std::size_t>(loader)] == 0
            || node.className.contains("Mask"_L1) || typeFromName(input) == "MASK"_L1;
        m_book.addImage(mask ? Role::InputMask : Role::InputImage, FieldId {node.id, input},
                        isStart);
    }
}

// The input that names the picture to load; null when the node loads none.
const Graph::Input *ImageRoles::imageInput(int node) const
{
    const Graph::Node &here = m_traits.node(node);
    for (const Graph::Input &input : here.inputs) {
        if (input.isLink || !input.value->isString())
            continue;
        const InputSpec *spec = m_traits.spec(node, input.name);
        const bool uploads = spec != nullptr && spec->option("image_upload").toBool();
        const bool named = m_traits.classOf(node) == nullptr && input.name == "image"_L1
            && here.className.contains("LoadImage"_L1);
        if (uploads || named)
            return &input;
    }
    return nullptr;
}

} // namespace gesso
