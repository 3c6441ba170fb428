// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/imageview.h"
#include "widgets/canvas/zoombar.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

// Pointer and keys of ImageView.
namespace gesso {

namespace {

constexpr double kWheelStep = 1.25; // zoom factor of one notch
constexpr double kNotch = 120;

} // namespace

void ImageView::wheelEvent(QWheelEvent *event)
{
    if (isEmpty())
        return;
    const double notches = event->angleDelta().y() / kNotch;
    m_view.zoomTo(zoom() * std::pow(kWheelStep, notches), devicePoint(event->position()));
    viewChanged();
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent *event)
{
    const bool pans = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    if (isEmpty() || !pans) {
        QWidget::mousePressEvent(event);
        return;
    }
    const QRectF picture = m_view.target();
    const QSizeF view = QSizeF(size()) * devicePixelRatioF();
    const bool larger = picture.width() > view.width() || picture.height() > view.height();
    const bool dragOut = event->button() == Qt::LeftButton
        && (!larger || (event->modifiers() & Qt::ControlModifier));
    m_press = Press {event->position(), !dragOut, false};
}

void ImageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_press)
        return;
    const QPointF delta = event->position() - m_press->at;
    if (!m_press->moved && delta.manhattanLength() < QApplication::startDragDistance())
        return;
    m_press->moved = true;
    if (!m_press->pan) {
        m_press.reset();
        startDragOut();
        return;
    }
    setCursor(Qt::ClosedHandCursor);
    m_bar->hide();
    m_press->at = event->position();
    m_view.panBy(delta * devicePixelRatioF());
    viewChanged();
}

void ImageView::startDragOut()
{
    auto *mime = new QMimeData; // the drag owns it
    emit dragOutRequested(mime);
    auto *drag = new QDrag(this);
    drag->setMimeData(mime);
    if (mime->formats().isEmpty()) {
        drag->deleteLater();
        return;
    }
    drag->exec(Qt::CopyAction); // Qt's only way to drag; events go on meanwhile
}

void ImageView::mouseReleaseEvent(QMouseEvent *event)
{
    QWidget::mouseReleaseEvent(event);
    m_press.reset();
    unsetCursor();
    m_bar->setVisible(!isEmpty());
}

void ImageView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !isEmpty())
        emit fullScreenRequested();
}

void ImageView::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        emit stepRequested(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        emit stepRequested(1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_1:
        actualSize();
        return;
    case Qt::Key_2:
        zoomTo(2);
        return;
    case Qt::Key_F:
        emit fullScreenRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ImageView::contextMenuEvent(QContextMenuEvent *event)
{
    emit contextMenuRequested(event->globalPos());
}

} // namespace gesso
