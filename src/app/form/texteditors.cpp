// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/texteditors.h"

#include "json/reader.h"
#include "json/writer.h"
#include "widgets/editors/lineedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/theme/theme.h"

namespace gesso::app {

LineEditor::LineEditor(const EditorContext &context)
    : FieldEditor(new LineEdit(context.parent))
    , m_edit(qobject_cast<LineEdit *>(widget()))
{
    connect(m_edit, &LineEdit::textEdited, this, &LineEditor::takeEdit);
}

void LineEditor::setField(const Field &field)
{
    m_edit->setPlaceholderText(field.placeholder);
}

void LineEditor::setValue(const json::Value &value)
{
    m_edit->setTextQuietly(textFromValue(value));
}

void LineEditor::takeEdit(const QString &text)
{
    emit edited(text);
}

PromptEditor::PromptEditor(const EditorContext &context)
    : FieldEditor(new PromptEdit(context.parent))
    , m_edit(qobject_cast<PromptEdit *>(widget()))
{
    connect(m_edit, &PromptEdit::textEdited, this, &PromptEditor::takeEdit);
}

void PromptEditor::setField(const Field &field)
{
    m_edit->setPlaceholderText(field.placeholder);
    const int least = field.role == Role::Positive && field.roleIndex == 0
        ? measure::kPromptHeight
        : measure::kNegativeHeight;
    m_edit->setHeights(least, measure::kPromptLimit);
}

void PromptEditor::setValue(const json::Value &value)
{
    m_edit->setText(textFromValue(value));
}

void PromptEditor::takeEdit(const QString &text)
{
    emit edited(text);
}

JsonEditor::JsonEditor(const EditorContext &context)
    : FieldEditor(new LineEdit(context.parent))
    , m_edit(qobject_cast<LineEdit *>(widget()))
{
    connect(m_edit, &LineEdit::textEdited, this, &JsonEditor::takeEdit);
}

void JsonEditor::setField(const Field &field)
{
    m_edit->setPlaceholderText(field.placeholder);
}

json::Value JsonEditor::typed() const
{
    const Result<json::Value> value = json::readValue(m_edit->text().toUtf8());
    return value ? *value : json::Value(m_edit->text());
}

void JsonEditor::setValue(const json::Value &value)
{
    // While it is typed, the text stays as it is: only another value may replace it.
    if (m_edit->text().isEmpty() || typed() != value)
        m_edit->setTextQuietly(QString::fromUtf8(json::write(value)));
}

void JsonEditor::takeEdit()
{
    emit edited(typed());
}

} // namespace gesso::app
