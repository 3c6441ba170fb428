// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "studio/job.h"
#include "widgets/theme/theme.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSize>

namespace gesso {
class GenerateBlock;
}
namespace gesso::studio {
class FormDocument;
class Studio;
} // namespace gesso::studio

namespace gesso::app {

class ActionSet;
class Documents;
class FormPanel;

// Generate, Stop and the line below them: takes the values of the workflow in front to the queue,
// and brings back to its form why a server refused it.
class GenerateController : public QObject
{
    Q_OBJECT

public:
    GenerateController(studio::Studio *studio, Documents *documents, FormPanel *panel,
                       const ActionSet &actions, QObject *parent = nullptr);

    // Whether Generate may be pressed now: a workflow is in front.
    void setInFront(bool inFront);

signals:
    // Jobs are on their way into the queue; the size of their pictures when it is known.
    void generating(const QSize &size);

private:
    struct Hint
    {
        QString text;
        Ink ink = Ink::Text3;
    };

    void connectSignals();
    void watchServer();
    void watchDocument();
    void generate(int count, bool toFront);
    void generateInstead();
    void takeAway(const QList<studio::JobId> &waiting,
                  const QPointer<studio::FormDocument> &document);
    void tell(studio::FormDocument *document, const Error &error);
    void added(studio::FormDocument *document, const Result<QList<studio::JobId>> &jobs);
    void jobEnded(studio::JobId id);
    void refresh();
    void goToProblem();
    [[nodiscard]] Hint hint() const;
    [[nodiscard]] studio::FormDocument *document() const;

    studio::Studio *m_studio;
    Documents *m_documents;
    FormPanel *m_panel;
    GenerateBlock *m_block;
    const ActionSet &m_actions;
    QHash<studio::JobId, QPointer<studio::FormDocument>> m_jobs; // whose form each came from
    QPointer<studio::FormDocument> m_watched;
    bool m_inFront = true;
};

} // namespace gesso::app
