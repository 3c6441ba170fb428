// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/run/nodecall.h"

namespace gesso::demo {

// What each class of the catalogue does, a family a file.
void addLoaders(NodeTable &table);
void addConditioning(NodeTable &table);
void addSampling(NodeTable &table);
void addLatents(NodeTable &table);
void addImages(NodeTable &table);
void addImageEdits(NodeTable &table);
void addMasks(NodeTable &table);
void addTexts(NodeTable &table);
void addOutputs(NodeTable &table);

[[nodiscard]] NodeTable allNodes();

} // namespace gesso::demo
