// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/promotion.h"

#include "workflow/graph/jsvalue.h"
#include "workflow/graph/nodewidgets.h"

#include <unordered_set>
#include <utility>

namespace gesso {

namespace {

struct Source
{
    LinkEnd end;
    const LiveWidget *widget = nullptr;
};

Source firstWidget(LiveGraph &definition, const LiveBoundary &boundary)
{
    for (const qint64 id : boundary.links) {
        const LiveLink *link = definition.link(id);
        const LinkEnd end = definition.endOf(id);
        if (link == nullptr || link->origin != LiveLink::kBoundary)
            continue;
        if (const LiveWidget *widget = definition.widgetAt(end))
            return {end, widget};
    }
    return {};
}

} // namespace

void promoteInput(LiveNode &host, std::size_t input, LiveGraph &definition)
{
    const Source source = firstWidget(definition, definition.inputs[input]);
    if (source.widget == nullptr)
        return;
    LiveWidget widget = *source.widget;
    widget.sourceNode = source.end.node;
    widget.sourceWidget = std::exchange(widget.name, host.inputs[input].name);
    widget.persisted = true;
    widget.sent = true;
    widget.multiline = false; // a host keeps null (graph sheet 9.5)
    widget.dynamicText = false;
    widget.place = -1;
    widget.tuple = -1;
    widget.quarantine = -1;
    widget.subNames.clear();
    host.inputs[input].widget = widget.name;
    host.widgets.push_back(std::move(widget));
}

void applyQuarantine(LiveNode &host)
{
    const json::View entries = host.saved->properties["proxyWidgetErrorQuarantine"];
    if (!entries.isArray())
        return;
    std::unordered_set<std::string> seen; // the earliest of a name counts
    int index = -1;
    for (const auto &[key, entry] : entries) {
        ++index;
        const json::View original = entry["originalEntry"];
        if (!entry.isObject() || original.at(0).utf8() != "-1" || !entry.contains("hostValue"))
            continue;
        const std::string name = original.at(1).utf8();
        LiveWidget *widget = host.widget(name);
        if (widget != nullptr && seen.insert(name).second) {
            widget->value = plainValue(entry["hostValue"]);
            widget->quarantine = index;
        }
    }
}

} // namespace gesso
