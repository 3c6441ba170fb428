// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace gesso {

// How a picture stands in a view; all in device pixels of the view. Pure arithmetic.
class ViewTransform
{
public:
    // Neither emptied when the other changes; a new picture of the same size leaves zoom and place
    // alone.
    void setPicture(const QSizeF &size);
    void setView(const QSizeF &size);

    [[nodiscard]] bool isFit() const { return m_fit; }
    // Whole picture in the view, never larger than 100 %.
    void fit();
    // Zoom (1 = one picture pixel on one device pixel) so that the picture's point under `anchor`
    // stays there.
    void zoomTo(double zoom, const QPointF &anchor);
    void panBy(const QPointF &delta);

    [[nodiscard]] double zoom() const { return m_zoom; }
    // Where the picture stands in the view; on whole device pixels.
    [[nodiscard]] QRectF target() const;
    [[nodiscard]] QPointF toPicture(const QPointF &view) const;

    static constexpr double kLeastZoom = 0.01;
    static constexpr double kMostZoom = 32;

private:
    void clamp();
    [[nodiscard]] double fitZoom() const;

    QSizeF m_picture;
    QSizeF m_view;
    QPointF m_centre; // the picture's point in the middle of the view
    double m_zoom = 1;
    bool m_fit = true;
};

} // namespace gesso
