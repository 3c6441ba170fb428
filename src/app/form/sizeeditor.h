// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"

#include <QPointer>

namespace gesso {
class SizeEdit;
}

namespace gesso::app {

// Width and height, two fields in one row. Reads and writes its document itself, for edited() tells
// of one field only.
class SizeEditor final : public FieldEditor
{
    Q_OBJECT

public:
    SizeEditor(const EditorContext &context, FieldId width, FieldId height);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;
    void refresh() override;

private:
    void takeWidth(const QString &typed);
    void takeHeight(const QString &typed);

    SizeEdit *m_edit;
    QPointer<studio::FormDocument> m_document;
    FieldId m_width;
    FieldId m_height;
};

} // namespace gesso::app
