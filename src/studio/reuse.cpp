// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/reuse.h"

#include "studio/formdocument.h"

#include <algorithm>

namespace gesso::studio {

namespace {

bool belongsTo(Role role, ReusePart part)
{
    switch (part) {
    case ReusePart::All:
        return true;
    case ReusePart::Texts:
        return role == Role::Positive || role == Role::Negative;
    case ReusePart::Seed:
        return role == Role::Seed;
    case ReusePart::Size:
        return role == Role::Width || role == Role::Height || role == Role::AspectRatio
            || role == Role::Megapixels || role == Role::SideLength;
    }
    return false;
}

// The document's field that a field of the other form stands for; null: it has none.
const Field *counterpart(const Form &form, const Field &field)
{
    const Field *same = form.find(field.id);
    if (same != nullptr && same->nodeClass == field.nodeClass && same->role == field.role)
        return same;
    if (field.role == Role::None)
        return nullptr;
    const auto found = std::ranges::find_if(form.fields, [&field](const Field &other) {
        return other.role == field.role && other.roleIndex == field.roleIndex;
    });
    return found == form.fields.end() ? nullptr : &*found;
}

} // namespace

FieldValues reusedValues(const FormDocument &document, const Prompt &made,
                         const Catalogue *catalogue, ReusePart part)
{
    FieldValues values;
    const Form other = makeForm(made, catalogue);
    for (const Field &field : other.fields) {
        if (field.absent || !belongsTo(field.role, part))
            continue;
        // A file's name on the server says nothing about the picture that it was.
        const Field *mine = counterpart(document.form(), field);
        if (mine == nullptr || mine->kind == FieldKind::Image || values.contains(mine->id))
            continue;
        if (document.value(mine->id) != field.value && checkValue(*mine, field.value))
            values.insert(mine->id, field.value);
    }
    return values;
}

} // namespace gesso::studio
