// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/field.h"

#include <QObject>
#include <QWidget>

namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

class InputPictures;

// What an editor may need besides its field.
struct EditorContext
{
    studio::FormDocument *document = nullptr;
    InputPictures *pictures = nullptr;
    QWidget *parent = nullptr;
};

// One field's control: shows a value, tells of the person's edits. A child of its widget.
class FieldEditor : public QObject
{
    Q_OBJECT

public:
    explicit FieldEditor(QWidget *widget)
        : QObject(widget)
        , m_widget(widget)
    {
    }

    [[nodiscard]] QWidget *widget() const { return m_widget; }
    // Whether its label stands above it.
    [[nodiscard]] virtual bool isTall() const { return false; }
    // The field's type, range or choices; again when a server's class made them known.
    virtual void setField(const Field &field) = 0;
    // No signal.
    virtual void setValue(const json::Value &value) = 0;
    // Something else of the field changed: seed mode, last seed, input file.
    virtual void refresh() { }

signals:
    void edited(const gesso::json::Value &value);

private:
    QWidget *m_widget;
};

// Which control a field gets. When it stays the same, an editor takes the field's new range in
// place.
enum class EditorKind { Number, SliderNumber, Seed, Line, Prompt, Choice, Toggle, Image, Json };
[[nodiscard]] EditorKind editorKind(const Field &field);

// The editor of a field, without its value yet.
[[nodiscard]] FieldEditor *makeEditor(const Field &field, const EditorContext &context);

} // namespace gesso::app
