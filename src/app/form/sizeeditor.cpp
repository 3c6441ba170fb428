// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/sizeeditor.h"

#include "app/form/fieldlabel.h"
#include "app/form/numbereditors.h"
#include "studio/formdocument.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/sizeedit.h"

#include <utility>

namespace gesso::app {

SizeEditor::SizeEditor(const EditorContext &context, FieldId width, FieldId height)
    : FieldEditor(new SizeEdit(context.parent))
    , m_edit(qobject_cast<SizeEdit *>(widget()))
    , m_document(context.document)
    , m_width(std::move(width))
    , m_height(std::move(height))
{
    connect(m_edit, &SizeEdit::widthEdited, this, &SizeEditor::takeWidth);
    connect(m_edit, &SizeEdit::heightEdited, this, &SizeEditor::takeHeight);
}

void SizeEditor::setField(const Field & /*field*/)
{
    const Field *width = m_document->form().find(m_width);
    const Field *height = m_document->form().find(m_height);
    if (width == nullptr || height == nullptr)
        return;
    m_edit->setSpecs(numberSpec(*width), numberSpec(*height));
    m_edit->widthNumber()->setAccessibleName(width->label);
    m_edit->heightNumber()->setAccessibleName(height->label);
    m_edit->widthNumber()->setObjectName(m_width.toString());
    m_edit->heightNumber()->setObjectName(m_height.toString());
}

void SizeEditor::setValue(const json::Value & /*value*/)
{
    refresh();
}

void SizeEditor::refresh()
{
    m_edit->setValues(textFromValue(m_document->value(m_width)),
                      textFromValue(m_document->value(m_height)));
}

void SizeEditor::takeWidth(const QString &typed)
{
    m_document->setValue(m_width, numberValue(typed, m_edit->widthNumber()->spec()));
}

void SizeEditor::takeHeight(const QString &typed)
{
    m_document->setValue(m_height, numberValue(typed, m_edit->heightNumber()->spec()));
}

} // namespace gesso::app
