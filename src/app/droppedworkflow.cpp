// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droppedworkflow.h"

#include <QAbstractScrollArea>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace gesso::app {

QStringList droppedWorkflows(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        const QString suffix = QFileInfo(url.toLocalFile()).suffix().toLower();
        if (url.isLocalFile() && (suffix == "json"_L1 || suffix == "txt"_L1 || suffix.isEmpty()))
            paths << url.toLocalFile();
    }
    return paths;
}

void WorkflowDropFilter::watch(QWidget *control)
{
    control->installEventFilter(this);
    if (const auto *area = qobject_cast<QAbstractScrollArea *>(control))
        area->viewport()->installEventFilter(this);
}

bool WorkflowDropFilter::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event); // the base of all three
    if (droppedWorkflows(drop->mimeData()).isEmpty())
        return QObject::eventFilter(watched, event);
    drop->ignore();
    return true;
}

} // namespace gesso::app
