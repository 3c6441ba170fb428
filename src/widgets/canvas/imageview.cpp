// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/imageview.h"

#include "widgets/canvas/framedecoder.h"
#include "widgets/canvas/zoombar.h"
#include "widgets/theme/themestyle.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace gesso {

namespace {

constexpr int kStillAfterMs = 250; // without a new frame the picture counts as standing still
constexpr double kCrispFrom = 2; // zoom from which pixels are shown as squares
constexpr std::array kStops
    = {0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0};

} // namespace

ImageView::ImageView(QWidget *parent)
    : QWidget(parent)
    , m_bar(new ZoomBar(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Canvas"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_stillTimer.setSingleShot(true);
    m_stillTimer.setInterval(kStillAfterMs);
    connect(&m_stillTimer, &QTimer::timeout, this, &ImageView::makeStillCopy);
    connect(m_bar, &ZoomBar::fitRequested, this, &ImageView::fit);
    connect(m_bar, &ZoomBar::actualSizeRequested, this, &ImageView::actualSize);
    connect(m_bar, &ZoomBar::zoomInRequested, this, &ImageView::zoomIn);
    connect(m_bar, &ZoomBar::zoomOutRequested, this, &ImageView::zoomOut);
    connect(m_bar, &ZoomBar::fullScreenRequested, this, &ImageView::fullScreenRequested);
    m_bar->hide();
}

void ImageView::showPreview(const QImage &frame, const QSize &finalSize)
{
    QSize size = finalSize;
    if (!size.isValid() && !m_pictureSize.isEmpty())
        size = m_pictureSize;
    // A picture of another shape is another picture: its own size, so that nothing is distorted.
    const bool sameShape = size.isValid() && !frame.isNull()
        && std::abs(double(size.width()) / size.height() - double(frame.width()) / frame.height())
            < 0.02;
    if (!finalSize.isValid() && !sameShape)
        size = frame.size();
    setPicture(frame, size, true);
}

void ImageView::showImage(const QImage &image)
{
    setPicture(image, image.size(), false);
}

void ImageView::clear()
{
    setPicture({}, {}, false);
}

void ImageView::setPicture(const QImage &image, const QSize &size, bool preview)
{
    m_image = forPainting(image);
    m_still = {};
    m_preview = preview;
    const bool other = size != m_pictureSize;
    m_pictureSize = size;
    m_bar->setVisible(!m_image.isNull());
    m_view.setPicture(size);
    if (other)
        viewChanged();
    m_stillTimer.start();
    update();
}

void ImageView::setCanvasColour(const QColor &colour)
{
    m_canvas = colour;
    update();
}

QSize ImageView::sizeHint() const
{
    return {2 * measure::kFormWidth, 2 * measure::kFormWidth};
}

void ImageView::fit()
{
    m_view.fit();
    viewChanged();
}

void ImageView::zoomTo(double zoom)
{
    const QPointF middle(rect().center());
    m_view.zoomTo(zoom, devicePoint(middle));
    viewChanged();
}

void ImageView::actualSize()
{
    zoomTo(1);
}

void ImageView::zoomIn()
{
    const auto next = std::upper_bound(kStops.begin(), kStops.end(), zoom() * 1.001);
    zoomTo(next == kStops.end() ? kStops.back() : *next);
}

void ImageView::zoomOut()
{
    auto next = std::lower_bound(kStops.begin(), kStops.end(), zoom() * 0.999);
    zoomTo(next == kStops.begin() ? kStops.front() : *--next);
}

void ImageView::viewChanged()
{
    m_still = {};
    m_stillTimer.start();
    m_bar->showZoom(zoom(), isFit());
    emit zoomChanged(zoom(), isFit());
    update();
}

QPointF ImageView::devicePoint(const QPointF &position) const
{
    return position * devicePixelRatioF();
}

void ImageView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view.setView(QSizeF(size()) * devicePixelRatioF());
    placeBar();
    viewChanged();
}

void ImageView::placeBar()
{
    m_bar->adjustSize();
    m_bar->move((width() - m_bar->width()) / 2, height() - m_bar->height() - measure::kEdge);
}

void ImageView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QColor back = m_canvas.isValid() ? m_canvas : themeOf(this).canvas;
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.fillRect(event->rect(), back);
    if (m_image.isNull())
        return;
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    const double ratio = devicePixelRatioF();
    const QRectF device = m_view.target();
    const QRectF target(device.topLeft() / ratio, device.size() / ratio);
    if (m_image.hasAlphaChannel())
        paintChecks(&painter, target.toAlignedRect() & event->rect());
    paintPicture(&painter, target);
}

void ImageView::paintPicture(QPainter *painter, const QRectF &target)
{
    if (!m_still.isNull()) {
        painter->drawImage(target.topLeft(), m_still);
        return;
    }
    // Of a large picture only what is seen is drawn.
    const double scaleX = m_image.width() / target.width();
    const double scaleY = m_image.height() / target.height();
    const QRectF seen = target & QRectF(rect());
    const QRectF source((seen.x() - target.x()) * scaleX, (seen.y() - target.y()) * scaleY,
                        seen.width() * scaleX, seen.height() * scaleY);
    const double shown = target.width() * devicePixelRatioF() / m_image.width();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, m_preview || shown < kCrispFrom);
    painter->drawImage(seen, m_image, source);
}

void ImageView::paintChecks(QPainter *painter, const QRect &area) const
{
    const QColor back = m_canvas.isValid() ? m_canvas : themeOf(this).canvas;
    const bool bright = back.lightnessF() > 0.5F;
    constexpr int kNearer = 106;
    constexpr int kFarther = 115;
    painter->save();
    painter->setClipRect(area);
    painter->fillRect(area, bright ? back.darker(kNearer) : back.lighter(kFarther));
    const QColor second = bright ? back.darker(kFarther) : back.lighter(kFarther * kNearer / 80);
    constexpr int kSide = measure::kChecker;
    for (int y = area.top() / kSide; y * kSide <= area.bottom(); ++y) {
        for (int x = area.left() / kSide; x * kSide <= area.right(); ++x) {
            if ((x + y) % 2 == 0)
                painter->fillRect(x * kSide, y * kSide, kSide, kSide, second);
        }
    }
    painter->restore();
}

// Frames have stopped: keep the picture at its painted size, so that later repaints only copy.
void ImageView::makeStillCopy()
{
    if (m_image.isNull() || !isVisible())
        return;
    const QSize size = m_view.target().size().toSize();
    const bool larger = size.width() > m_image.width();
    const QSizeF view = QSizeF(this->size()) * devicePixelRatioF();
    const bool whole = size.width() <= view.width() && size.height() <= view.height();
    if ((larger && !m_preview) || !whole || size == m_image.size())
        return;
    m_still = m_image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    m_still = forPainting(m_still);
    m_still.setDevicePixelRatio(devicePixelRatioF());
    // The still copy is averaged over all source pixels: a finer shrink than the first painting
    // had.
    update();
}

void ImageView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_view.setView(QSizeF(size()) * devicePixelRatioF());
    placeBar();
    m_stillTimer.start();
    emit previewWanted(true);
}

void ImageView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_stillTimer.stop();
    emit previewWanted(false);
}

void ImageView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        placeBar();
}

} // namespace gesso
