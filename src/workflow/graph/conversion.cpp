// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/conversion.h"

#include "workflow/graph/emitter.h"
#include "workflow/graph/graphloader.h"
#include "workflow/graph/groupnodes.h"
#include "workflow/graph/nodeids.h"
#include "workflow/graph/primitives.h"
#include "workflow/graph/textreplacement.h"

#include <optional>
#include <utility>

namespace gesso {

Result<Conversion> convertGraph(SavedWorkflow workflow, ClassShapes &shapes,
                                const ConversionSetup &setup)
{
    renumberNodes(workflow);
    GraphOutline outline;
    if (setup.places)
        outline = outlineOf(workflow, shapes); // while group nodes are what the editor shows
    expandGroupNodes(workflow, shapes);
    Result<LiveWorkflow> live = loadGraph(workflow, shapes);
    if (!live)
        return live.error();
    std::optional<TextReplacement> replacement;
    if (setup.now.isValid())
        replacement.emplace(*live, setup.now);
    pushPrimitives(*live, replacement ? &*replacement : nullptr);
    Result<Conversion> made = emitPrompt(*live,
                                         {.random = setup.random,
                                          .replacement = replacement ? &*replacement : nullptr,
                                          .places = setup.places});
    if (made)
        made->outline = std::move(outline);
    return made;
}

} // namespace gesso
