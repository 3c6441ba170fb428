// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/viewtransform.h"

#include <QColor>
#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QMimeData;

namespace gesso {

class ZoomBar;

// The canvas: shows a preview or result, fit or zoomed, panned, at true device pixels; smooth when
// shrunk, crisp from 200 % on. A result takes its preview's place without a jump. Paints at most
// once a screen refresh.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget *parent = nullptr);

    // finalSize: pixels of the result to come; the preview is scaled to it. Invalid: the preview's
    // own size, or that of the picture shown before.
    void showPreview(const QImage &frame, const QSize &finalSize = {});
    void showImage(const QImage &image);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_image.isNull(); }
    [[nodiscard]] QImage image() const { return m_image; }
    [[nodiscard]] bool isPreview() const { return m_preview; }

    // 1 = 100 %, one picture pixel on one device pixel.
    [[nodiscard]] double zoom() const { return m_view.zoom(); }
    [[nodiscard]] bool isFit() const { return m_view.isFit(); }
    // Where the picture stands, in device pixels of this widget.
    [[nodiscard]] QRectF pictureRect() const { return m_view.target(); }
    // Another grey than the theme's canvas; invalid: the theme's.
    void setCanvasColour(const QColor &colour);
    // The bar at the lower edge, for more buttons.
    [[nodiscard]] ZoomBar *zoomBar() const { return m_bar; }

    [[nodiscard]] QSize sizeHint() const override;

public slots:
    void fit();
    void zoomIn();
    void zoomOut();
    void actualSize();
    void zoomTo(double zoom);

signals:
    void zoomChanged(double zoom, bool fit);
    // The picture is dragged out (at fit, or with Ctrl): fill the data.
    void dragOutRequested(QMimeData *data);
    void fullScreenRequested();
    void contextMenuRequested(const QPoint &globalPosition);
    // Left and right arrow keys: -1 and 1.
    void stepRequested(int by);
    void previewWanted(bool wanted); // hidden windows want none

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setPicture(const QImage &image, const QSize &size, bool preview);
    void viewChanged();
    void placeBar();
    void paintPicture(QPainter *painter, const QRectF &target);
    void paintChecks(QPainter *painter, const QRect &area) const;
    void makeStillCopy();
    void startDragOut();
    [[nodiscard]] QPointF devicePoint(const QPointF &position) const;

    struct Press
    {
        QPointF at;
        bool pan = false;
        bool moved = false;
    };

    ViewTransform m_view;
    QImage m_image;
    QImage m_still; // the picture at its painted size, made when frames stop
    QTimer m_stillTimer;
    QColor m_canvas;
    ZoomBar *m_bar;
    std::optional<Press> m_press;
    QSize m_pictureSize;
    bool m_preview = false;
};

} // namespace gesso
