// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"

namespace gesso::demo {

NodeTable allNodes()
{
    NodeTable table;
    addLoaders(table);
    addConditioning(table);
    addSampling(table);
    addLatents(table);
    addImages(table);
    addImageEdits(table);
    addMasks(table);
    addTexts(table);
    addOutputs(table);
    return table;
}

} // namespace gesso::demo
