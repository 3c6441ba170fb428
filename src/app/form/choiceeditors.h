// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"

namespace gesso {
class ChoiceEdit;
class Toggle;
} // namespace gesso

namespace gesso::app {

// One of a server's choices. The list is shared, whatever its length.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit(const QString &text);

    ChoiceEdit *m_edit;
    std::shared_ptr<const Choices> m_choices;
};

class ToggleEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit ToggleEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit(bool on);

    Toggle *m_toggle;
};

} // namespace gesso::app
