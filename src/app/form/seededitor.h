// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"
#include "widgets/editors/seededit.h"

#include <QPointer>

namespace gesso::app {

// A seed with what becomes of it at the press of Generate.
class SeedEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit SeedEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;
    void refresh() override;

private:
    void takeEdit(const QString &typed);
    void takeMode(gesso::SeedMode mode);

    SeedEdit *m_edit;
    QPointer<studio::FormDocument> m_document;
    FieldId m_id;
    NumberSpec m_spec;
};

} // namespace gesso::app
