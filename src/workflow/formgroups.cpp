// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/formgroups.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace gesso {

namespace {

// By which groups are sorted.
struct GroupPlace
{
    bool isInside = false; // of a subgraph
    bool isPlain = true; // no subgraph stands under its heading
    int heading = 0; // in the order in which they come; without one first
    bool isNode = false;

    [[nodiscard]] auto toTuple() const { return std::tuple(isInside, isPlain, heading, isNode); }
};

class GroupMaker
{
public:
    GroupMaker(Form &form, const GraphOutline *outline)
        : m_form(form)
        , m_outline(outline)
    {
    }

    void make();

private:
    void add(const Field &field);

    Form &m_form;
    const GraphOutline *m_outline;
    QHash<QString, qsizetype> m_groups; // by node
    QHash<QString, int> m_headings;
    QSet<QString> m_withSubgraph; // headings
    QHash<QString, GroupPlace> m_places; // by node
};

void GroupMaker::add(const Field &field)
{
    m_groups.insert(field.holder, m_form.groups.size());
    const QString heading
        = m_outline == nullptr ? QString() : m_outline->headings.value(field.holder);
    if (!m_headings.contains(heading))
        m_headings.insert(heading, heading.isEmpty() ? -1 : static_cast<int>(m_headings.size()));
    const bool isInside = m_outline != nullptr && field.holder.contains(u':');
    const bool isNode = field.holder == field.id.node;
    if (!isInside && !isNode)
        m_withSubgraph.insert(heading);
    m_form.groups.append({field.holder, field.holderTitle, heading, {}});
    m_places.insert(field.holder,
                    {.isInside = isInside, .heading = m_headings.value(heading), .isNode = isNode});
}

void GroupMaker::make()
{
    for (const Field &field : std::as_const(m_form.fields)) {
        if (field.role != Role::None)
            continue;
        if (!m_groups.contains(field.holder))
            add(field);
        m_form.groups[m_groups.value(field.holder)].fields.append(field.id);
    }
    std::ranges::stable_sort(m_form.groups, {}, [this](const FieldGroup &group) {
        GroupPlace place = m_places.value(group.node);
        place.isPlain = !m_withSubgraph.contains(group.heading);
        return place.toTuple();
    });
}

} // namespace

void setGroups(Form &form, const GraphOutline *outline)
{
    GroupMaker(form, outline).make();
}

} // namespace gesso
