// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/formshape.h"

#include <utility>

namespace gesso::studio {

namespace {

void renameEdits(const Form &form, FieldEdits &edits)
{
    for (auto it = form.aliases.cbegin(); it != form.aliases.cend(); ++it) {
        if (!edits.contains(it.key()))
            continue;
        const FieldEdit moved = edits.take(it.key());
        if (!edits.contains(it.value()))
            edits.insert(it.value(), moved);
    }
}

} // namespace

FormShape::FormShape(Document document)
    : m_document(std::move(document))
{
}

const Field *FormShape::field(const FieldId &id) const
{
    const auto at = m_index.constFind(id);
    return at == m_index.cend() ? nullptr : &m_form.fields.at(*at);
}

bool FormShape::reshapes(const FieldId &id) const
{
    if (m_form.switches.contains(id))
        return true;
    const PlacedValue *placed = m_shown.graph() ? m_shown.graph()->placeOf(id) : nullptr;
    return placed && placed->reshapes;
}

bool FormShape::setCatalogue(const std::shared_ptr<const Catalogue> &catalogue)
{
    if (catalogue == m_catalogue)
        return false;
    m_catalogue = catalogue;
    m_document.setCatalogue(catalogue);
    return true;
}

void FormShape::make(FieldEdits &edits)
{
    m_form = makeForm(m_document, m_catalogue.get());
    renameEdits(m_form, edits);
    reshape(edits);
    m_index.clear();
    for (qsizetype i = 0; i < m_form.fields.size(); ++i)
        m_index.insert(m_form.fields.at(i).id, i);
}

// Values are the file's all the same, so that a reset finds them.
void FormShape::reshape(const FieldEdits &edits)
{
    FieldValues values;
    for (auto it = edits.cbegin(); it != edits.cend(); ++it) {
        if (it->value)
            values.insert(it.key(), *it->value);
    }
    m_shown = m_document;
    bool isOther = m_shown.reshape(values);
    for (const FieldId &id : std::as_const(m_form.switches)) {
        if (!values.contains(id))
            continue;
        m_shown.setInput(id, values.value(id));
        isOther = true;
    }
    if (!isOther)
        return;
    const Form original = std::exchange(m_form, makeForm(m_shown, m_catalogue.get()));
    QHash<FieldId, json::Value> inFile;
    for (const Field &field : original.fields)
        inFile.insert(field.id, field.value);
    for (Field &field : m_form.fields)
        field.value = inFile.value(field.id, field.value);
}

} // namespace gesso::studio
