// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"

namespace gesso {
class LineEdit;
class PromptEdit;
} // namespace gesso

namespace gesso::app {

// A text of one line.
class LineEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit LineEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit(const QString &text);

    LineEdit *m_edit;
};

// A text of many lines: prompts.
class PromptEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit PromptEditor(const EditorContext &context);

    [[nodiscard]] bool isTall() const override { return true; }
    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit(const QString &text);

    PromptEdit *m_edit;
};

// Whatever has no control of its own, as JSON text. Text that is no JSON is kept as a text.
class JsonEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit JsonEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit();
    [[nodiscard]] json::Value typed() const;

    LineEdit *m_edit;
};

} // namespace gesso::app
