// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"
#include "widgets/editors/numberspec.h"

namespace gesso {
class NumberEdit;
class SliderNumber;
} // namespace gesso

namespace gesso::app {

// The value for a number that was typed: exact, or a text when it is no number, for the document to
// complain about.
[[nodiscard]] json::Value numberValue(const QString &typed, const NumberSpec &spec);

// A number without a slider.
class NumberEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit NumberEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit(const QString &typed);

    NumberEdit *m_edit;
};

// A number with a slider over the range that people use.
class SliderEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit SliderEditor(const EditorContext &context);

    void setField(const Field &field) override;
    void setValue(const json::Value &value) override;

private:
    void takeEdit(const QString &typed);

    SliderNumber *m_edit;
    NumberSpec m_spec;
};

} // namespace gesso::app
