// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "studio/seeds.h"
#include "workflow/fieldid.h"

#include <QUndoCommand>

#include <functional>
#include <optional>

namespace gesso::studio {

// All that a person may change of one field. What is not set is as in the file.
struct FieldEdit
{
    std::optional<json::Value> value;
    QString inputFile; // path on this machine; empty: none
    std::optional<SeedMode> seedMode;

    friend bool operator==(const FieldEdit &, const FieldEdit &) = default;
};

// One change of one field, to be undone. Changes of the same part of the same field that follow one
// another become one.
class FieldCommand : public QUndoCommand
{
public:
    enum class Part { Value = 1, InputFile, SeedMode };
    using Apply = std::function<void(const FieldId &, const FieldEdit &)>;

    FieldCommand(Part part, FieldId field, FieldEdit before, FieldEdit after, Apply apply);

    [[nodiscard]] int id() const override { return static_cast<int>(m_part); }
    bool mergeWith(const QUndoCommand *other) override;
    void undo() override { m_apply(m_field, m_before); }
    void redo() override { m_apply(m_field, m_after); }

private:
    Part m_part;
    FieldId m_field;
    FieldEdit m_before;
    FieldEdit m_after;
    Apply m_apply;
};

} // namespace gesso::studio
