// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldeditor.h"

#include <QHash>

namespace gesso {
class FieldRow;
}

namespace gesso::app {

class WorkflowDropFilter;

// The rows of one document that have been built so far: keeps each in step with its field, value,
// changed mark, error.
class FieldRows : public QObject
{
    Q_OBJECT

public:
    // The context's parent counts only as this object's place; each row is given its own.
    FieldRows(studio::FormDocument *document, InputPictures *pictures, QObject *parent = nullptr);

    FieldRow *make(const Field &field, QWidget *parent);
    FieldRow *makeSize(const Field &width, const Field &height, QWidget *parent);

    // Null while it is not built.
    [[nodiscard]] FieldRow *row(const FieldId &id) const;
    void refresh(const FieldId &id);
    // Gives every editor its field's new range and choices. A field that needs another control now
    // gets another row in the place of its own.
    void takeForm();
    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        FieldRow *row = nullptr;
        FieldEditor *editor = nullptr;
        EditorKind kind = EditorKind::Line;
        QList<FieldId> fields; // one, or width and height
    };

    FieldRow *add(Entry entry, const QString &label, QWidget *parent);
    void take(const FieldId &id, const json::Value &value);
    void reset(const QList<FieldId> &fields);
    void showMenu(const FieldId &id, const QPoint &position);
    void replace(const Field &field);
    void showState(const Entry &entry);

    studio::FormDocument *m_document;
    InputPictures *m_pictures;
    WorkflowDropFilter *m_dropFilter;
    WorkflowDropFilter *m_pictureDropFilter; // of image fields
    QHash<FieldId, Entry> m_entries;
};

} // namespace gesso::app
