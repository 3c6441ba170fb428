// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/sentvalue.h"

#include "workflow/graph/dynamicprompt.h"
#include "workflow/graph/editorextras.h"
#include "workflow/graph/textreplacement.h"

namespace gesso {

std::optional<json::Value> wrapped(const LiveWidget &widget)
{
    if (!widget.value || !widget.value->isArray())
        return widget.value;
    json::Object out;
    if (widget.kind == WidgetKind::Curve)
        out.append("__type__", json::Value("CURVE"));
    out.append("__value__", *widget.value);
    return json::Value(std::move(out));
}

std::optional<json::Value> sentValue(const LiveNode &node, const LiveWidget &widget,
                                     const EmitSetup &setup)
{
    if (!widget.value || !widget.value->isString())
        return wrapped(widget);
    if (widget.dynamicText && setup.random != nullptr)
        return json::Value(resolveDynamicPrompt(widget.value->utf8(), *setup.random));
    if (widget.name == "filename_prefix" && setup.replacement != nullptr
        && replacesFileName(node.type))
        return json::Value(setup.replacement->apply(widget.value->utf8()));
    return widget.value;
}

} // namespace gesso
