// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/roles/imageroles.h"

using namespace Qt::StringLiterals;

namespace gesso {

ImageRoles::ImageRoles(const Traits &traits, RoleBook &book)
    : m_traits(traits)
    , m_book(book)
    , m_seenPicture(static_cast<std::size_t>(traits.graph().size()), 0)
    , m_seenMask(static_cast<std::size_t>(traits.graph().size()), 0)
{
}

void ImageRoles::walk(int node, const Graph::Input &input)
{
    std::vector<Visit> stack;
    enter(node, input, false, stack);
    run(stack);
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
        for (auto it = inputs.rbegin(); it != inputs.rend(); ++it)
            enter(visit.node, *it, visit.mask, stack);
    }
}

void ImageRoles::enter(int from, const Graph::Input &input, bool mask, std::vector<Visit> &stack)
{
    if (input.source == Graph::kNowhere)
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
        m_loaders.push_back(input.source);
    stack.push_back({input.source, mask});
}

void ImageRoles::finish()
{
    for (const int loader : m_loaders) {
        const bool picture = m_seenPicture[static_cast<std::size_t>(loader)] != 0;
        const bool maskClass = m_traits.node(loader).className.contains("Mask"_L1);
        m_book.add(picture && !maskClass ? Role::InputImage : Role::InputMask,
                   FieldId {m_traits.node(loader).id, imageInput(loader)->name});
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
