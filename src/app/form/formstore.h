// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/worker.h"
#include "json/value.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

// Keeps what a person made of each workflow's values apart from its file, so that they are there
// again after a crash or the next start. Written a moment after the last edit, on its own thread.
class FormStore : public QObject
{
    Q_OBJECT

public:
    // Write what is not written yet with flush() before the documents go.
    explicit FormStore(QString folder, QObject *parent = nullptr);

    // Puts the kept values into the document and keeps its edits from now on. They come a moment
    // later.
    void follow(studio::FormDocument *document);
    // Writes what is to be written of it at once; for a document that closes.
    void release(studio::FormDocument *document);
    void flush();

signals:
    void failed(const gesso::Error &error);

private:
    void apply(studio::FormDocument *document, const json::Value &edits);
    void changed(studio::FormDocument *document);
    void write(studio::FormDocument *document);
    [[nodiscard]] QString fileOf(const QString &workflow) const;

    QString m_folder;
    QTimer m_timer;
    QList<QPointer<studio::FormDocument>> m_edited; // whose edits are not written yet
    Worker m_worker;
};

// The edits of a document as JSON, and back. Fields that the form lacks are left out.
[[nodiscard]] json::Object formEdits(const studio::FormDocument &document);
void applyFormEdits(studio::FormDocument *document, const json::Value &edits);

} // namespace gesso::app
