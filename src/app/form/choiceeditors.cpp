// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/choiceeditors.h"

#include "widgets/editors/choiceedit.h"
#include "widgets/editors/toggle.h"

namespace gesso::app {

ChoiceEditor::ChoiceEditor(const EditorContext &context)
    : FieldEditor(new ChoiceEdit(context.parent))
    , m_edit(qobject_cast<ChoiceEdit *>(widget()))
{
    connect(m_edit, &ChoiceEdit::valueEdited, this, &ChoiceEditor::takeEdit);
}

void ChoiceEditor::setField(const Field &field)
{
    m_choices = field.choices;
    m_edit->setChoices(m_choices ? std::shared_ptr<const QStringList>(m_choices, &m_choices->texts)
                                 : nullptr);
}

void ChoiceEditor::setValue(const json::Value &value)
{
    const qsizetype index = m_choices ? m_choices->indexOf(value) : -1;
    m_edit->setValue(index >= 0 ? m_choices->texts.at(index) : textFromValue(value));
}

void ChoiceEditor::takeEdit(const QString &text)
{
    const qsizetype index = m_choices ? m_choices->texts.indexOf(text) : -1;
    emit edited(index >= 0 ? m_choices->values.at(static_cast<std::size_t>(index))
                           : json::Value(text));
}

ToggleEditor::ToggleEditor(const EditorContext &context)
    : FieldEditor(new Toggle(context.parent))
    , m_toggle(qobject_cast<Toggle *>(widget()))
{
    connect(m_toggle, &Toggle::valueEdited, this, &ToggleEditor::takeEdit);
}

void ToggleEditor::setField(const Field & /*field*/) { }

void ToggleEditor::setValue(const json::Value &value)
{
    m_toggle->setValue(value.toBool());
}

void ToggleEditor::takeEdit(bool on)
{
    emit edited(on);
}

} // namespace gesso::app
