// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/formplaces.h"

#include "workflow/labels.h"

#include <string>
#include <unordered_map>

namespace gesso {

namespace {

std::string keyOf(const ValuePlace &place)
{
    return std::to_string(static_cast<int>(place.kind)) + ' ' + std::to_string(place.graph) + ' '
        + std::to_string(place.node) + ' ' + std::to_string(place.position) + ' ' + place.widget;
}

// What a person looks for stays: a field with a role, the first of its kind.
bool goesBefore(const Field &a, const Field &b)
{
    const bool hasRole = a.role != Role::None;
    if (hasRole != (b.role != Role::None))
        return hasRole;
    return hasRole && a.roleIndex < b.roleIndex;
}

void noteMode(Field &field, const PlacedValue &placed)
{
    field.savedMode = QString::fromStdString(placed.mode);
    const bool moves = !placed.mode.empty() && placed.mode != "fixed";
    field.isSeed = field.isSeed || (field.kind == FieldKind::Integer && moves);
}

// By the node on which the editor shows it, and by its label there.
void nameAsShown(Field &field, const PlacedValue &placed)
{
    const bool isPromoted = !placed.holder.isEmpty();
    if (isPromoted) {
        field.holder = placed.holder;
        field.holderTitle = placed.holderTitle;
    }
    if (field.role != Role::None)
        return;
    const auto name = QString::fromStdString(placed.place.widget);
    if (!placed.label.isEmpty())
        field.label = placed.label;
    else if (isPromoted && name != field.id.input)
        field.label = labelFromName(name);
}

// For each place the field that stands for it, by its number.
std::unordered_map<std::string, qsizetype> chosenFields(const Form &form, const GraphFile &graph)
{
    std::unordered_map<std::string, qsizetype> chosen;
    for (qsizetype i = 0; i < form.fields.size(); ++i) {
        const PlacedValue *placed = graph.placeOf(form.fields.at(i).id);
        if (placed == nullptr)
            continue;
        const auto [entry, isNew] = chosen.try_emplace(keyOf(placed->place), i);
        if (!isNew && goesBefore(form.fields.at(i), form.fields.at(entry->second)))
            entry->second = i;
    }
    return chosen;
}

} // namespace

void fitToPlaces(Form &form, const GraphFile &graph)
{
    const auto chosen = chosenFields(form, graph);
    QList<Field> kept;
    for (qsizetype i = 0; i < form.fields.size(); ++i) {
        Field &field = form.fields[i];
        const PlacedValue *placed = graph.placeOf(field.id);
        if (placed == nullptr) {
            if (field.absent)
                kept.append(field);
            continue;
        }
        const qsizetype first = chosen.at(keyOf(placed->place));
        if (first != i) {
            form.aliases.insert(field.id, form.fields.at(first).id);
            continue;
        }
        noteMode(field, *placed);
        nameAsShown(field, *placed);
        kept.append(field);
    }
    form.fields = std::move(kept);
}

} // namespace gesso
