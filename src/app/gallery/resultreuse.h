// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/result.h"
#include "studio/reuse.h"

#include <QObject>

#include <functional>

namespace gesso {
struct Error;
}
namespace gesso::studio {
class Studio;
}

namespace gesso::app {

class ActionSet;
class Documents;

// A result's way back into the form and the queue: its workflow in a tab of its own, its values in
// the workflow in front, its job once more, its picture as an input. Works on what target() gives.
class ResultReuse : public QObject
{
    Q_OBJECT

public:
    ResultReuse(studio::Studio *studio, Documents *documents, QObject *parent = nullptr);

    // Connects the actions of the table.
    void connectActions(const ActionSet &actions);
    // 0: nothing is chosen.
    void setTarget(std::function<library::ResultId()> target) { m_target = std::move(target); }

    void useAsInput(library::ResultId id);

signals:
    void failed(const gesso::Error &error);

private:
    using Use = std::function<void(const library::ResultRecord &)>;
    void withRecord(library::ResultId id, const Use &use);
    void openWorkflow();
    void useValues(studio::ReusePart part);
    void takeValues(const library::ResultDraft &draft, studio::ReusePart part);
    void generateAgain();

    studio::Studio *m_studio;
    Documents *m_documents;
    std::function<library::ResultId()> m_target;
};

} // namespace gesso::app
