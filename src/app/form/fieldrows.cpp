// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/fieldrows.h"

#include "app/droppedworkflow.h"
#include "app/form/fieldlabel.h"
#include "app/form/sizeeditor.h"
#include "studio/formdocument.h"
#include "widgets/editors/fieldrow.h"

#include <QApplication>
#include <QClipboard>
#include <QLayout>
#include <QMenu>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

FieldRows::FieldRows(studio::FormDocument *document, InputPictures *pictures, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_pictures(pictures)
    , m_dropFilter(new WorkflowDropFilter(WorkflowDropFilter::Lets::AllFiles, this))
    , m_pictureDropFilter(new WorkflowDropFilter(WorkflowDropFilter::Lets::Workflows, this))
{
}

FieldRow *FieldRows::make(const Field &field, QWidget *parent)
{
    FieldEditor *editor = makeEditor(field, {m_document, m_pictures, parent});
    editor->widget()->setObjectName(field.id.toString());
    editor->widget()->setToolTip(field.tooltip);
    connect(editor, &FieldEditor::edited, this,
            [this, id = field.id](const json::Value &value) { take(id, value); });
    return add({nullptr, editor, editorKind(field), {field.id}}, field.label, parent);
}

FieldRow *FieldRows::makeSize(const Field &width, const Field &height, QWidget *parent)
{
    auto *editor = new SizeEditor({m_document, m_pictures, parent}, width.id, height.id);
    editor->setField(width);
    return add({nullptr, editor, editorKind(width), {width.id, height.id}}, sizeLabel(width),
               parent);
}

FieldRow *FieldRows::add(Entry entry, const QString &label, QWidget *parent)
{
    const auto place
        = entry.editor->isTall() ? FieldRow::LabelPlace::Above : FieldRow::LabelPlace::Left;
    const Field *field = m_document->form().find(entry.fields.first());
    const bool takesPictures = field != nullptr && field->kind == FieldKind::Image;
    (takesPictures ? m_pictureDropFilter : m_dropFilter)->watch(entry.editor->widget());
    entry.row = new FieldRow(label, entry.editor->widget(), place, parent);
    const QList<FieldId> fields = entry.fields;
    connect(entry.row, &FieldRow::resetRequested, this, [this, fields] { reset(fields); });
    connect(entry.row, &FieldRow::labelDoubleClicked, this, [this, fields] { reset(fields); });
    connect(entry.row, &FieldRow::labelMenuRequested, this,
            [this, fields](const QPoint &at) { showMenu(fields.first(), at); });
    for (const FieldId &id : fields)
        m_entries.insert(id, entry);
    refresh(fields.first());
    return entry.row;
}

FieldRow *FieldRows::row(const FieldId &id) const
{
    return m_entries.value(id).row;
}

void FieldRows::refresh(const FieldId &id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.constEnd())
        return;
    found->editor->setValue(m_document->value(id));
    found->editor->refresh();
    showState(*found);
}

void FieldRows::showState(const Entry &entry)
{
    bool changed = false;
    QString original;
    QString wrong;
    QString doubtful;
    for (const FieldId &id : entry.fields) {
        const Field *field = m_document->form().find(id);
        if (m_document->isChanged(id) && field != nullptr) {
            changed = true;
            original = valueSummary(field->value);
        }
        if (const std::optional<Error> problem = m_document->problem(id);
            problem && wrong.isEmpty())
            wrong = QString(problem->message + u' ' + problem->advice).trimmed();
        if (const std::optional<Error> doubt = m_document->doubt(id); doubt && doubtful.isEmpty())
            doubtful = tr("The server may refuse this. %1").arg(doubt->message);
    }
    // The seed just used stays readable while the field keeps its own.
    const QString last = m_document->lastSeed(entry.fields.first());
    const bool told
        = last.isEmpty() || last == textFromValue(m_document->value(entry.fields.first()));
    entry.row->setHint(told ? doubtful : tr("Last used: %1").arg(last));
    entry.row->setChanged(changed, original);
    entry.row->setError(wrong);
}

void FieldRows::takeForm()
{
    const QList<FieldId> built = m_entries.keys();
    for (const FieldId &id : built) {
        const Field *field = m_document->form().find(id);
        const Entry entry = m_entries.value(id);
        if (field == nullptr)
            continue;
        const bool alone = entry.fields.size() == 1; // width and height have their own editor
        if (alone && editorKind(*field) != entry.kind) {
            replace(*field);
            continue;
        }
        entry.editor->setField(*field);
        entry.editor->widget()->setToolTip(field->tooltip);
        refresh(id);
    }
}

void FieldRows::replace(const Field &field)
{
    FieldRow *old = row(field.id);
    QWidget *parent = old->parentWidget();
    const bool focused = old->isAncestorOf(QApplication::focusWidget());
    FieldRow *now = make(field, parent);
    const std::unique_ptr<QLayoutItem> place(parent->layout()->replaceWidget(old, now));
    now->show();
    if (focused)
        now->control()->setFocus();
    old->hide();
    old->control()->setObjectName({});
    old->deleteLater();
}

void FieldRows::take(const FieldId &id, const json::Value &value)
{
    m_document->setValue(id, value);
}

void FieldRows::reset(const QList<FieldId> &fields)
{
    for (const FieldId &id : fields)
        m_document->reset(id);
}

void FieldRows::showMenu(const FieldId &id, const QPoint &position)
{
    const Entry entry = m_entries.value(id);
    const bool changed = std::ranges::any_of(
        entry.fields, [this](const FieldId &field) { return m_document->isChanged(field); });
    auto *menu = new QMenu(entry.row);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *reset = menu->addAction(tr("Back to the workflow's value"));
    reset->setEnabled(changed);
    connect(reset, &QAction::triggered, this, [this, entry] { this->reset(entry.fields); });
    const QAction *copy = menu->addAction(tr("Copy value"));
    const QString text = textFromValue(m_document->value(id));
    connect(copy, &QAction::triggered, menu, [text] { QApplication::clipboard()->setText(text); });
    menu->popup(position);
}

} // namespace gesso::app
