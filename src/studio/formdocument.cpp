// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/formdocument.h"

#include "studio/fieldcommand.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

namespace gesso::studio {

struct FormDocument::Private
{
    Document document;
    QString path;
    std::shared_ptr<const Catalogue> catalogue;
    Form form;
    QHash<FieldId, qsizetype> index; // of form.fields
    QUndoStack undo;
    QHash<FieldId, FieldEdit> edits;
    QHash<FieldId, FieldEdit> saved; // edits as the file has them
    QHash<FieldId, QString> lastSeeds;
    QSet<FieldId> stepsFromValue;
    QHash<FieldId, Error> serverProblems;

    [[nodiscard]] const Field *field(const FieldId &id) const
    {
        const auto at = index.constFind(id);
        return at == index.cend() ? nullptr : &form.fields.at(*at);
    }
    [[nodiscard]] json::Value valueOf(const FieldId &id, const FieldEdit &edit) const
    {
        const Field *known = edit.value ? nullptr : field(id);
        return known ? known->value : edit.value.value_or(json::Value());
    }
    // Whether it is sent: the workflow has it, or somebody gave it a value.
    [[nodiscard]] bool isSent(const Field &field) const
    {
        const FieldEdit edit = edits.value(field.id);
        return !field.absent || edit.value || !edit.inputFile.isEmpty();
    }
    // What is wrong with the value that would be sent for a field.
    [[nodiscard]] std::optional<Error> faultOf(const Field &field) const;
    void makeForm();
};

std::optional<Error> FormDocument::Private::faultOf(const Field &field) const
{
    const FieldEdit edit = edits.value(field.id);
    const bool uploads = field.kind == FieldKind::Image && !edit.inputFile.isEmpty();
    if (uploads || !isSent(field))
        return std::nullopt;
    const Result<void> checked = checkValue(field, valueOf(field.id, edit));
    return checked ? std::nullopt : std::optional(checked.error());
}

void FormDocument::Private::makeForm()
{
    form = gesso::makeForm(document.prompt(), catalogue.get());
    index.clear();
    for (qsizetype i = 0; i < form.fields.size(); ++i)
        index.insert(form.fields.at(i).id, i);
}

FormDocument::FormDocument(Document document, QString path, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->document = std::move(document);
    d->path = std::move(path);
    d->makeForm();
    connect(&d->undo, &QUndoStack::cleanChanged, this, &FormDocument::modifiedChanged);
}

FormDocument::~FormDocument() = default;

const Document &FormDocument::document() const
{
    return d->document;
}

QString FormDocument::path() const
{
    return d->path;
}

QString FormDocument::name() const
{
    return QFileInfo(d->path).completeBaseName();
}

const Form &FormDocument::form() const
{
    return d->form;
}

QUndoStack *FormDocument::undoStack() const
{
    return &d->undo;
}

void FormDocument::setCatalogue(const std::shared_ptr<const Catalogue> &catalogue)
{
    if (catalogue == d->catalogue)
        return;
    d->catalogue = catalogue;
    d->makeForm();
    emit formChanged();
}

json::Value FormDocument::value(const FieldId &id) const
{
    return d->valueOf(id, d->edits.value(id));
}

bool FormDocument::isChanged(const FieldId &id) const
{
    const FieldEdit saved = d->saved.value(id);
    return inputFile(id) != saved.inputFile || value(id) != d->valueOf(id, saved);
}

FieldValues FormDocument::values() const
{
    FieldValues values;
    values.reserve(d->form.fields.size());
    for (const Field &field : std::as_const(d->form.fields))
        values.insert(field.id, value(field.id));
    return values;
}

FieldValues FormDocument::valuesToSend() const
{
    FieldValues values;
    values.reserve(d->form.fields.size());
    for (const Field &field : std::as_const(d->form.fields)) {
        if (d->isSent(field))
            values.insert(field.id, value(field.id));
    }
    return values;
}

std::optional<Error> FormDocument::problem(const FieldId &id) const
{
    if (const auto told = d->serverProblems.constFind(id); told != d->serverProblems.cend())
        return *told;
    const Field *field = d->field(id);
    return field && value(id) != field->value ? d->faultOf(*field) : std::nullopt;
}

std::optional<Error> FormDocument::doubt(const FieldId &id) const
{
    const Field *field = d->field(id);
    return field && value(id) == field->value ? d->faultOf(*field) : std::nullopt;
}

QList<FieldId> FormDocument::invalidFields() const
{
    QList<FieldId> invalid;
    for (const Field &field : std::as_const(d->form.fields)) {
        if (problem(field.id))
            invalid.append(field.id);
    }
    return invalid;
}

void FormDocument::setValue(const FieldId &id, const json::Value &value)
{
    if (!d->field(id) || this->value(id) == value)
        return;
    const FieldEdit before = d->edits.value(id);
    FieldEdit after = before;
    after.value = value;
    after.inputFile.clear(); // a name on the server takes the place of a file from here
    push(FieldCommand::Part::Value, id, after);
}

void FormDocument::reset(const FieldId &id)
{
    if (!isChanged(id))
        return;
    const FieldEdit saved = d->saved.value(id);
    FieldEdit after = d->edits.value(id);
    after.value = saved.value;
    after.inputFile = saved.inputFile;
    d->undo.beginMacro({}); // a reset is a step of its own, also after typing
    push(FieldCommand::Part::Value, id, after);
    d->undo.endMacro();
}

QString FormDocument::inputFile(const FieldId &id) const
{
    return d->edits.value(id).inputFile;
}

void FormDocument::setInputFile(const FieldId &id, const QString &path)
{
    if (!d->field(id) || inputFile(id) == path)
        return;
    FieldEdit after = d->edits.value(id);
    after.inputFile = path;
    push(FieldCommand::Part::InputFile, id, after);
}

SeedMode FormDocument::seedMode(const FieldId &id) const
{
    return d->edits.value(id).seedMode;
}

void FormDocument::setSeedMode(const FieldId &id, SeedMode mode)
{
    if (!d->field(id) || seedMode(id) == mode)
        return;
    FieldEdit after = d->edits.value(id);
    after.seedMode = mode;
    push(FieldCommand::Part::SeedMode, id, after);
}

void FormDocument::push(FieldCommand::Part part, const FieldId &id, const FieldEdit &after)
{
    const auto apply
        = [this](const FieldId &field, const FieldEdit &edit) { applyEdit(field, edit); };
    d->undo.push(new FieldCommand(part, id, d->edits.value(id), after, apply)); // the stack owns it
}

void FormDocument::applyEdit(const FieldId &id, const FieldEdit &edit)
{
    const FieldEdit before = d->edits.value(id);
    const bool otherValue = before.value != edit.value || before.inputFile != edit.inputFile;
    if (edit == FieldEdit())
        d->edits.remove(id);
    else
        d->edits.insert(id, edit);
    if (otherValue) {
        d->serverProblems.remove(id);
        d->stepsFromValue.insert(id);
    }
    emit fieldChanged(id);
}

QString FormDocument::lastSeed(const FieldId &id) const
{
    return d->lastSeeds.value(id);
}

void FormDocument::setLastSeed(const FieldId &id, const QString &seed)
{
    d->stepsFromValue.remove(id);
    if (d->lastSeeds.value(id) == seed)
        return;
    d->lastSeeds.insert(id, seed);
    emit fieldChanged(id);
}

bool FormDocument::stepsFromValue(const FieldId &id) const
{
    return d->stepsFromValue.contains(id);
}

void FormDocument::setServerProblems(const QHash<FieldId, Error> &problems)
{
    const QHash<FieldId, Error> before = std::exchange(d->serverProblems, problems);
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!problems.contains(it.key()))
            emit fieldChanged(it.key());
    }
    for (auto it = problems.cbegin(); it != problems.cend(); ++it)
        emit fieldChanged(it.key());
}

QByteArray FormDocument::toFile() const
{
    Document copy = d->document;
    for (auto it = d->edits.cbegin(); it != d->edits.cend(); ++it) {
        if (!it->inputFile.isEmpty())
            copy.setInput(it.key(), QFileInfo(it->inputFile).fileName());
        else if (it->value)
            copy.setInput(it.key(), *it->value);
    }
    return copy.write();
}

FormSnapshot FormDocument::snapshot() const
{
    return {toFile(), d->edits};
}

void FormDocument::markSaved(const QString &path, const FormSnapshot &written)
{
    d->path = path;
    const QHash<FieldId, FieldEdit> before = std::exchange(d->saved, written.edits);
    if (d->edits == written.edits)
        d->undo.setClean();
    else
        d->undo.resetClean();
    for (auto it = d->edits.cbegin(); it != d->edits.cend(); ++it)
        emit fieldChanged(it.key());
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        emit fieldChanged(it.key());
}

} // namespace gesso::studio
