// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/job.h"

#include <QObject>
#include <QPointer>
#include <QSet>

class QAction;

namespace gesso::studio {
class FormDocument;
class Studio;
} // namespace gesso::studio

namespace gesso::app {

class ActionSet;
class Documents;

// Generates without end while its action is checked: a job more, with the values as they are then,
// whenever none waits. It ends with Stop, with a job that fails, and with its workflow's tab.
class EndlessGenerate : public QObject
{
    Q_OBJECT

public:
    EndlessGenerate(studio::Studio *studio, Documents *documents, const ActionSet &actions,
                    QObject *parent);

signals:
    // It does not start, or it ended: why.
    void failed(gesso::studio::FormDocument *document, const gesso::Error &error);

private:
    void setRunning(bool running);
    void next();
    void added(const Result<QList<studio::JobId>> &jobs);
    void jobEnded(studio::JobId id);
    [[nodiscard]] bool isRunning() const;

    studio::Studio *m_studio;
    Documents *m_documents;
    QAction *m_action;
    QPointer<studio::FormDocument> m_document;
    QSet<studio::JobId> m_jobs;
    bool m_adding = false;
};

} // namespace gesso::app
