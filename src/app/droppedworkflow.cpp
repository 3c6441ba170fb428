// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droppedworkflow.h"

#include <QAbstractScrollArea>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

bool isWorkflowByName(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == "json"_L1 || suffix == "txt"_L1 || suffix.isEmpty();
}

} // namespace

QStringList droppedFiles(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

WorkflowDropFilter::WorkflowDropFilter(Lets lets, QObject *parent)
    : QObject(parent)
    , m_lets(lets)
{
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
    const QStringList files = droppedFiles(drop->mimeData());
    const bool lets = m_lets == Lets::AllFiles ? !files.isEmpty()
                                               : std::ranges::any_of(files, isWorkflowByName);
    if (!lets)
        return QObject::eventFilter(watched, event);
    drop->ignore();
    return true;
}

} // namespace gesso::app
