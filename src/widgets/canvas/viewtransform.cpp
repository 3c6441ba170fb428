// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/viewtransform.h"

#include <algorithm>
#include <cmath>

namespace gesso {

void ViewTransform::setPicture(const QSizeF &size)
{
    if (size == m_picture)
        return;
    m_picture = size;
    m_centre = QPointF(size.width() / 2, size.height() / 2);
    if (m_fit)
        fit();
    clamp();
}

void ViewTransform::setView(const QSizeF &size)
{
    m_view = size;
    if (m_fit)
        fit();
    clamp();
}

double ViewTransform::fitZoom() const
{
    if (m_picture.isEmpty() || m_view.isEmpty())
        return 1;
    const double wide = m_view.width() / m_picture.width();
    const double high = m_view.height() / m_picture.height();
    return std::min({1.0, wide, high});
}

void ViewTransform::fit()
{
    m_fit = true;
    m_zoom = fitZoom();
    m_centre = QPointF(m_picture.width() / 2, m_picture.height() / 2);
}

void ViewTransform::zoomTo(double zoom, const QPointF &anchor)
{
    const QPointF kept = toPicture(anchor);
    m_fit = false;
    m_zoom = std::clamp(zoom, std::min(kLeastZoom, fitZoom()), kMostZoom);
    const QPointF middle(m_view.width() / 2, m_view.height() / 2);
    m_centre = kept - (anchor - middle) / m_zoom;
    clamp();
}

void ViewTransform::panBy(const QPointF &delta)
{
    m_centre -= delta / m_zoom;
    clamp();
}

// A picture larger than the view leaves no empty strip; a smaller one stays in the middle.
void ViewTransform::clamp()
{
    const auto kept = [this](double centre, double picture, double view) {
        const double half = view / 2 / m_zoom;
        return picture <= 2 * half ? picture / 2 : std::clamp(centre, half, picture - half);
    };
    m_centre = QPointF(kept(m_centre.x(), m_picture.width(), m_view.width()),
                       kept(m_centre.y(), m_picture.height(), m_view.height()));
}

QRectF ViewTransform::target() const
{
    const QSizeF size(std::max(1.0, std::round(m_picture.width() * m_zoom)),
                      std::max(1.0, std::round(m_picture.height() * m_zoom)));
    const QPointF corner(std::round(m_view.width() / 2 - m_centre.x() * m_zoom),
                         std::round(m_view.height() / 2 - m_centre.y() * m_zoom));
    return {corner, size};
}

QPointF ViewTransform::toPicture(const QPointF &view) const
{
    const QPointF middle(m_view.width() / 2, m_view.height() / 2);
    return m_centre + (view - middle) / m_zoom;
}

} // namespace gesso
