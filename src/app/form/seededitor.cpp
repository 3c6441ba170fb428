// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/seededitor.h"

#include "app/form/fieldlabel.h"
#include "app/form/numbereditors.h"
#include "studio/formdocument.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gesso::app {

namespace {

using ModePair = std::pair<SeedMode, studio::SeedMode>;

// The widget and the document each have their own word for a mode, for neither knows the other.
constexpr std::array kModes {
    ModePair {SeedMode::Random, studio::SeedMode::Random},
    ModePair {SeedMode::Fixed, studio::SeedMode::Fixed},
    ModePair {SeedMode::Increment, studio::SeedMode::Increment},
    ModePair {SeedMode::Decrement, studio::SeedMode::Decrement},
    ModePair {SeedMode::Last, studio::SeedMode::Last},
};

} // namespace

SeedEditor::SeedEditor(const EditorContext &context)
    : FieldEditor(new SeedEdit(context.parent))
    , m_edit(qobject_cast<SeedEdit *>(widget()))
    , m_document(context.document)
{
    connect(m_edit, &SeedEdit::valueEdited, this, &SeedEditor::takeEdit);
    connect(m_edit, &SeedEdit::modeEdited, this, &SeedEditor::takeMode);
}

void SeedEditor::setField(const Field &field)
{
    m_id = field.id;
    m_spec = numberSpec(field);
    m_edit->setSpec(m_spec);
}

void SeedEditor::setValue(const json::Value &value)
{
    m_edit->setValue(textFromValue(value));
    refresh();
}

void SeedEditor::refresh()
{
    const auto *found = std::ranges::find(kModes, m_document->seedMode(m_id), &ModePair::second);
    m_edit->setMode(found->first);
    m_edit->setLastUsed(m_document->lastSeed(m_id));
}

void SeedEditor::takeEdit(const QString &typed)
{
    emit edited(numberValue(typed, m_spec));
}

void SeedEditor::takeMode(SeedMode mode)
{
    m_document->setSeedMode(m_id, std::ranges::find(kModes, mode, &ModePair::first)->second);
}

} // namespace gesso::app
