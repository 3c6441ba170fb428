// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/fieldcommand.h"
#include "studio/seeds.h"
#include "workflow/document.h"
#include "workflow/form.h"
#include "workflow/missing.h"

#include <QObject>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <utility>

namespace gesso::studio {

// What File > Save writes, with the edits that are in it.
struct FormSnapshot
{
    QByteArray bytes;
    QHash<FieldId, FieldEdit> edits;
};

// An open workflow and what a person made of its values: the document, its form, the edited values
// with undo. Knows no server; a catalogue that comes later gives the fields their types and ranges
// and leaves the values alone. A graph has no fields before; what a person set stays when another
// catalogue makes another form of it.
class FormDocument : public QObject
{
    Q_OBJECT

public:
    FormDocument(Document document, QString path, QObject *parent = nullptr);
    ~FormDocument() override;

    [[nodiscard]] const Document &document() const; // as the file has it
    // The document with the values, input files' names and seed modes in place.
    [[nodiscard]] Document edited() const;
    [[nodiscard]] QString path() const; // empty: never saved
    [[nodiscard]] QString name() const; // file name without extension
    [[nodiscard]] const Form &form() const;
    [[nodiscard]] QUndoStack *undoStack() const;
    void setCatalogue(const std::shared_ptr<const Catalogue> &catalogue);
    // The prompt that made a picture which holds a graph besides; nothing for other files.
    [[nodiscard]] const std::optional<Prompt> &sentPrompt() const { return m_sent; }
    void setSentPrompt(std::optional<Prompt> sent) { m_sent = std::move(sent); }

    [[nodiscard]] json::Value value(const FieldId &id) const;
    [[nodiscard]] bool isChanged(const FieldId &id) const; // differs from the file
    [[nodiscard]] FieldValues values() const; // all fields
    // The same without fields that the file lacks and nobody changed: a server fills those by
    // itself.
    [[nodiscard]] FieldValues valuesToSend() const;
    // Why the field's value may not be sent; nothing when it may. Only what a person set is
    // refused before it is sent, or what a server refused.
    [[nodiscard]] std::optional<Error> problem(const FieldId &id) const;
    // Why a server may refuse the value that stands in the workflow; it is sent all the same.
    [[nodiscard]] std::optional<Error> doubt(const FieldId &id) const;
    [[nodiscard]] QList<FieldId> invalidFields() const;

    // What the server of the catalogue lacks, with the values as they are now.
    [[nodiscard]] QList<Missing> missing() const;

    // Changes a value as one undo step; steps of the same field that follow one another merge.
    void setValue(const FieldId &id, const json::Value &value);
    void reset(const FieldId &id);

    // Path of a file of this machine for an image field; empty: the field's value names a file of
    // the server.
    [[nodiscard]] QString inputFile(const FieldId &id) const;
    void setInputFile(const FieldId &id, const QString &path);

    // Before a person chose one: what the file says, else Random.
    [[nodiscard]] SeedMode seedMode(const FieldId &id) const;
    void setSeedMode(const FieldId &id, SeedMode mode);
    // The seed that the last job of this workflow got; empty before the first.
    [[nodiscard]] QString lastSeed(const FieldId &id) const;
    void setLastSeed(const FieldId &id, const QString &seed);
    // Whether +1 and -1 start anew from the field's value: it was edited after the last job.
    [[nodiscard]] bool stepsFromValue(const FieldId &id) const;

    // Errors that a server sent for fields; each goes when its field's value changes.
    void setServerProblems(const QHash<FieldId, Error> &told);

    // The document with the values in place, as File > Save writes it.
    [[nodiscard]] QByteArray toFile() const;
    [[nodiscard]] FormSnapshot snapshot() const;
    // It was written there as it was then; what was edited since is not saved.
    void markSaved(const QString &path, const FormSnapshot &written);

signals:
    void fieldChanged(const gesso::FieldId &id); // value, seed mode, input file or problem
    void formChanged(); // fields got other types, ranges or choices, or others came
    void modifiedChanged();

private:
    void push(FieldCommand::Part part, const FieldId &id, const FieldEdit &after);
    void applyEdit(const FieldId &field, const FieldEdit &edit);

    struct Private;
    std::unique_ptr<Private> d;
    std::optional<Prompt> m_sent;
};

} // namespace gesso::studio
