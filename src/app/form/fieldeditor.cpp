// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/fieldeditor.h"

#include "app/form/choiceeditors.h"
#include "app/form/fieldlabel.h"
#include "app/form/imageeditor.h"
#include "app/form/numbereditors.h"
#include "app/form/seededitor.h"
#include "app/form/texteditors.h"

#include <algorithm>
#include <array>

namespace gesso::app {

namespace {

template <typename Editor>
FieldEditor *make(const EditorContext &context)
{
    return new Editor(context);
}

struct Maker
{
    EditorKind kind;
    FieldEditor *(*make)(const EditorContext &);
};

// A new kind of field is one class and one line here.
constexpr std::array kMakers {
    Maker {EditorKind::Number, make<NumberEditor>},
    Maker {EditorKind::SliderNumber, make<SliderEditor>},
    Maker {EditorKind::Seed, make<SeedEditor>},
    Maker {EditorKind::Line, make<LineEditor>},
    Maker {EditorKind::Prompt, make<PromptEditor>},
    Maker {EditorKind::Choice, make<ChoiceEditor>},
    Maker {EditorKind::Toggle, make<ToggleEditor>},
    Maker {EditorKind::Image, make<ImageEditor>},
    Maker {EditorKind::Json, make<JsonEditor>},
};

EditorKind numberKind(const Field &field)
{
    if (field.isSeed)
        return EditorKind::Seed;
    return softRange(field) ? EditorKind::SliderNumber : EditorKind::Number;
}

} // namespace

EditorKind editorKind(const Field &field)
{
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Float:
        return numberKind(field);
    case FieldKind::Text:
        return EditorKind::Line;
    case FieldKind::MultilineText:
        return EditorKind::Prompt;
    case FieldKind::Choice:
        return EditorKind::Choice;
    case FieldKind::Toggle:
        return EditorKind::Toggle;
    case FieldKind::Image:
        return EditorKind::Image;
    case FieldKind::Json:
        return EditorKind::Json;
    }
    return EditorKind::Json;
}

FieldEditor *makeEditor(const Field &field, const EditorContext &context)
{
    const auto *maker = std::ranges::find(kMakers, editorKind(field), &Maker::kind);
    FieldEditor *editor = maker->make(context);
    editor->setField(field);
    return editor;
}

} // namespace gesso::app
