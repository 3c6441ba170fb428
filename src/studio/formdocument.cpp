// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/formdocument.h"

#include "studio/fieldcommand.h"
#include "studio/formshape.h"

#include <QFileInfo>
#include <QSet>

#include <utility>

namespace gesso::studio {

struct FormDocument::Private
{
    explicit Private(Document document)
        : shape(std::move(document))
    {
    }

    FormShape shape;
    QString path;
    QUndoStack undo;
    FieldEdits edits;
    FieldEdits saved; // edits as the file has them
    QHash<FieldId, QString> lastSeeds;
    QSet<FieldId> stepsFromValue;
    QHash<FieldId, Error> serverProblems;

    [[nodiscard]] json::Value valueOf(const FieldId &id, const FieldEdit &edit) const
    {
        const Field *known = edit.value ? nullptr : shape.field(id);
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
    // Before a person chose another.
    [[nodiscard]] SeedMode startMode(const FieldId &id) const
    {
        const Field *known = shape.field(id);
        return known ? modeFromControl(known->savedMode) : SeedMode::Random;
    }
    [[nodiscard]] FieldValues editedValues() const;
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

FieldValues FormDocument::Private::editedValues() const
{
    FieldValues values;
    for (auto it = edits.cbegin(); it != edits.cend(); ++it) {
        if (shape.document().graph() && !shape.contains(it.key()))
            continue; // of another server's classes
        if (!it->inputFile.isEmpty())
            values.insert(it.key(), QFileInfo(it->inputFile).fileName());
        else if (it->value)
            values.insert(it.key(), *it->value);
    }
    return values;
}

FormDocument::FormDocument(Document document, QString path, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(std::move(document)))
{
    d->path = std::move(path);
    d->shape.make(d->edits);
    connect(&d->undo, &QUndoStack::cleanChanged, this, &FormDocument::modifiedChanged);
}

FormDocument::~FormDocument() = default;

const Document &FormDocument::document() const
{
    return d->shape.document();
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
    return d->shape.form();
}

QUndoStack *FormDocument::undoStack() const
{
    return &d->undo;
}

void FormDocument::setCatalogue(const std::shared_ptr<const Catalogue> &catalogue)
{
    if (!d->shape.setCatalogue(catalogue))
        return;
    d->shape.make(d->edits);
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
    values.reserve(d->shape.form().fields.size());
    for (const Field &field : d->shape.form().fields)
        values.insert(field.id, value(field.id));
    return values;
}

FieldValues FormDocument::valuesToSend() const
{
    FieldValues values;
    values.reserve(d->shape.form().fields.size());
    for (const Field &field : d->shape.form().fields) {
        if (d->isSent(field))
            values.insert(field.id, value(field.id));
    }
    return values;
}

std::optional<Error> FormDocument::problem(const FieldId &id) const
{
    if (const auto told = d->serverProblems.constFind(id); told != d->serverProblems.cend())
        return *told;
    const Field *field = d->shape.field(id);
    return field && value(id) != field->value ? d->faultOf(*field) : std::nullopt;
}

std::optional<Error> FormDocument::doubt(const FieldId &id) const
{
    const Field *field = d->shape.field(id);
    if (!field || value(id) != field->value)
        return std::nullopt;
    if (field->kind == FieldKind::Image && d->isSent(*field) && inputFile(id).isEmpty()
        && lacksInputFile(*field, field->value))
        return Error {.kind = Error::Kind::NotFound,
                      .message = tr("%1: the server does not have this file.").arg(field->label),
                      .advice = tr("Choose a file of this machine.")};
    return d->faultOf(*field);
}

QList<FieldId> FormDocument::invalidFields() const
{
    QList<FieldId> invalid;
    for (const Field &field : d->shape.form().fields) {
        if (problem(field.id))
            invalid.append(field.id);
    }
    return invalid;
}

QList<Missing> FormDocument::missing() const
{
    return findMissing(d->shape.form(), [this](const Field &field) -> std::optional<json::Value> {
        if (!d->isSent(field) || !inputFile(field.id).isEmpty())
            return std::nullopt;
        return value(field.id);
    });
}

void FormDocument::setValue(const FieldId &id, const json::Value &value)
{
    if (!d->shape.field(id) || this->value(id) == value)
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
    if (!d->shape.field(id) || inputFile(id) == path)
        return;
    FieldEdit after = d->edits.value(id);
    after.inputFile = path;
    push(FieldCommand::Part::InputFile, id, after);
}

SeedMode FormDocument::seedMode(const FieldId &id) const
{
    return d->edits.value(id).seedMode.value_or(d->startMode(id));
}

void FormDocument::setSeedMode(const FieldId &id, SeedMode mode)
{
    if (!d->shape.field(id) || seedMode(id) == mode)
        return;
    FieldEdit after = d->edits.value(id);
    after.seedMode = mode == d->startMode(id) ? std::nullopt : std::optional(mode);
    push(FieldCommand::Part::SeedMode, id, after);
}

void FormDocument::push(FieldCommand::Part part, const FieldId &id, const FieldEdit &after)
{
    const auto apply
        = [this](const FieldId &field, const FieldEdit &edit) { applyEdit(field, edit); };
    d->undo.push(new FieldCommand(part, id, d->edits.value(id), after, apply)); // the stack owns it
}

void FormDocument::applyEdit(const FieldId &field, const FieldEdit &edit)
{
    const FieldId id = d->shape.keyOf(field); // undo may know it by another name
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
    const bool otherFields = otherValue && d->shape.reshapes(id);
    if (otherFields)
        d->shape.make(d->edits);
    emit fieldChanged(id);
    if (otherFields)
        emit formChanged();
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

void FormDocument::setServerProblems(const QHash<FieldId, Error> &told)
{
    QHash<FieldId, Error> problems;
    for (auto it = told.cbegin(); it != told.cend(); ++it)
        problems.insert(d->shape.keyOf(it.key()), it.value());
    const QHash<FieldId, Error> before = std::exchange(d->serverProblems, problems);
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!problems.contains(it.key()))
            emit fieldChanged(it.key());
    }
    for (auto it = problems.cbegin(); it != problems.cend(); ++it)
        emit fieldChanged(it.key());
}

Document FormDocument::edited() const
{
    Document copy = d->shape.document();
    copy.setInputs(d->editedValues());
    for (auto it = d->edits.cbegin(); it != d->edits.cend(); ++it) {
        const std::string mode = it->seedMode ? controlFromMode(*it->seedMode) : std::string();
        if (!mode.empty())
            copy.setMode(it.key(), mode);
    }
    return copy;
}

QByteArray FormDocument::toFile() const
{
    return edited().write();
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
