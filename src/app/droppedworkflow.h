// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;

namespace gesso::app {

// The files of a drop: any may hold a workflow, which only their content tells.
[[nodiscard]] QStringList droppedFiles(const QMimeData *data);

// An event filter for controls that take drops themselves: lets dragged files pass to the window,
// which opens them. A control for pictures keeps what is no workflow by its name.
class WorkflowDropFilter : public QObject
{
    Q_OBJECT

public:
    enum class Lets { AllFiles, Workflows };

    WorkflowDropFilter(Lets lets, QObject *parent);

    // The control, and the viewport that takes the drops of a scrolling one.
    void watch(QWidget *control);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Lets m_lets;
};

} // namespace gesso::app
