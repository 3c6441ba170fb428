// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;

namespace gesso::app {

// The files of a drop that may be workflows.
[[nodiscard]] QStringList droppedWorkflows(const QMimeData *data);

// An event filter for controls that take drops themselves: lets a dragged workflow pass to the
// window, which opens it.
class WorkflowDropFilter : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // The control, and the viewport that takes the drops of a scrolling one.
    void watch(QWidget *control);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace gesso::app
