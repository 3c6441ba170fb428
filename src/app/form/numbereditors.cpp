// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/numbereditors.h"

#include "app/form/fieldlabel.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/slidernumber.h"

namespace gesso::app {

json::Value numberValue(const QString &typed, const NumberSpec &spec)
{
    if (numbers::isPlain(typed, spec))
        return json::Number(typed.toStdString());
    return typed;
}

NumberEditor::NumberEditor(const EditorContext &context)
    : FieldEditor(new NumberEdit(context.parent))
    , m_edit(qobject_cast<NumberEdit *>(widget()))
{
    connect(m_edit, &NumberEdit::valueEdited, this, &NumberEditor::takeEdit);
}

void NumberEditor::setField(const Field &field)
{
    m_edit->setSpec(numberSpec(field));
}

void NumberEditor::setValue(const json::Value &value)
{
    m_edit->setValue(textFromValue(value));
}

void NumberEditor::takeEdit(const QString &typed)
{
    emit edited(numberValue(typed, m_edit->spec()));
}

SliderEditor::SliderEditor(const EditorContext &context)
    : FieldEditor(new SliderNumber(context.parent))
    , m_edit(qobject_cast<SliderNumber *>(widget()))
{
    connect(m_edit, &SliderNumber::valueEdited, this, &SliderEditor::takeEdit);
}

void SliderEditor::setField(const Field &field)
{
    m_spec = numberSpec(field);
    const SoftRange range = softRange(field).value_or(SoftRange {});
    m_edit->setSpec(m_spec, range.min, range.max);
}

void SliderEditor::setValue(const json::Value &value)
{
    m_edit->setValue(textFromValue(value));
}

void SliderEditor::takeEdit(const QString &typed)
{
    emit edited(numberValue(typed, m_spec));
}

} // namespace gesso::app
