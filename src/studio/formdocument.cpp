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
    // With those edits in it that bring other fields or roles: dynamic combos of a graph, switches.
    Document shown;
    QString path;
    std::shared_ptr<const Catalogue> catalogue;
    Form form; // of what is shown; values as the file has them
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
    [[nodiscard]] FieldId keyOf(const FieldId &id) const { return form.aliases.value(id, id); }
    // Whether another value brings other fields or roles.
    [[nodiscard]] bool reshapes(const FieldId &id) const
    {
        if (form.switches.contains(id))
            return true;
        const PlacedValue *placed = shown.graph() ? shown.graph()->placeOf(id) : nullptr;
        return placed && placed->reshapes;
    }
    // Before a person chose another.
    [[nodiscard]] SeedMode startMode(const FieldId &id) const
    {
        const Field *known = field(id);
        return known ? modeFromControl(known->savedMode) : SeedMode::Random;
    }
    [[nodiscard]] FieldValues editedValues() const;
    void makeForm();
    void reshapeForm();
    void renameEdits();
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
        if (document.graph() && !index.contains(it.key()))
            continue; // of another server's classes
        if (!it->inputFile.isEmpty())
            values.insert(it.key(), QFileInfo(it->inputFile).fileName());
        else if (it->value)
            values.insert(it.key(), *it->value);
    }
    return values;
}

// What an edited combo or switch brings is shown; values are the file's all the same, so that a reset finds
// them.
void FormDocument::Private::reshapeForm()
{
    FieldValues values;
    for (auto it = edits.cbegin(); it != edits.cend(); ++it) {
        if (it->value)
            values.insert(it.key(), *it->value);
    }
    shown = document;
    bool isOther = shown.reshape(values);
    for (const FieldId &id : std::as_const(form.switches)) {
        if (!values.contains(id))
            continue;
        shown.setInput(id, values.value(id));
        isOther = true;
    }
    if (!isOther)
        return;
    const Form original = std::exchange(form, gesso::makeForm(shown, catalogue.get()));
    QHash<FieldId, json::Value> inFile;
    for (const Field &field : original.fields)
        inFile.insert(field.id, field.value);
    for (Field &field : form.fields)
        field.value = inFile.value(field.id, field.value);
}

// With other classes another of the fields that share a place may stand for them.
void FormDocument::Private::renameEdits()
{
    for (auto it = form.aliases.cbegin(); it != form.aliases.cend(); ++it) {
        const auto edit = edits.constFind(it.key());
        if (edit == edits.cend())
            continue;
        const FieldEdit moved = edits.take(it.key());
        if (!edits.contains(it.value()))
            edits.insert(it.value(), moved);
    }
}

void FormDocument::Private::makeForm()
{
    form = gesso::makeForm(document, catalogue.get());
    renameEdits();
    reshapeForm();
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
    d->document.setCatalogue(catalogue);
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
    for (const Field &field : std::as_const(d->form.fields)) {
        if (problem(field.id))
            invalid.append(field.id);
    }
    return invalid;
}

QList<Missing> FormDocument::missing() const
{
    return findMissing(d->form, [this](const Field &field) -> std::optional<json::Value> {
        if (!d->isSent(field) || !inputFile(field.id).isEmpty())
            return std::nullopt;
        return value(field.id);
    });
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
    return d->edits.value(id).seedMode.value_or(d->startMode(id));
}

void FormDocument::setSeedMode(const FieldId &id, SeedMode mode)
{
    if (!d->field(id) || seedMode(id) == mode)
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
    const FieldId id = d->keyOf(field); // undo may know it by another name
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
    const bool otherFields = otherValue && d->reshapes(id);
    if (otherFields)
        d->makeForm();
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
        problems.insert(d->keyOf(it.key()), it.value());
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
    Document copy = d->document;
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
