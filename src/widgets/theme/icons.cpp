// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include "widgets/theme/themestyle.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

QPixmap drawn(const QString &name, const QColor &colour, const QSize &pixels)
{
    QFile file(u":/gesso/icons/"_s + name + u".svg"_s);
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    if (!file.open(QIODevice::ReadOnly))
        return pixmap;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    return pixmap;
}

// Qt's own cache: bounded, and emptied by Qt when memory is short.
QPixmap cached(const QString &name, const QColor &colour, const QSize &pixels)
{
    const QString key = u"gesso-icon %1 %2 %3"_s.arg(name, colour.name()).arg(pixels.width());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = drawn(name, colour, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(QString name, std::optional<Ink> ink)
        : m_name(std::move(name))
        , m_ink(ink)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        QRect square(0, 0, side, side);
        square.moveCenter(rect.center());
        paintIcon(painter, square, m_name, colour(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return cached(m_name, colour(mode, state), size);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SvgIconEngine(m_name, m_ink); }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const auto *style = qobject_cast<const ThemeStyle *>(QApplication::style());
        const Theme &theme = style ? style->theme() : themeOf(nullptr);
        if (mode == QIcon::Disabled)
            return theme.textOff;
        if (m_ink)
            return theme.ink(*m_ink);
        if (state == QIcon::On)
            return theme.accentText;
        return mode == QIcon::Normal ? theme.text2 : theme.text;
    }

    QString m_name;
    std::optional<Ink> m_ink;
};

} // namespace

QIcon icon(QStringView name)
{
    return QIcon(new SvgIconEngine(name.toString(), std::nullopt));
}

QIcon icon(QStringView name, Ink ink)
{
    return QIcon(new SvgIconEngine(name.toString(), ink));
}

void paintIcon(QPainter *painter, const QRectF &square, QStringView name, const QColor &colour)
{
    const double ratio = painter->device()->devicePixelRatio();
    const int side = qRound(square.width() * ratio);
    if (side <= 0)
        return;
    const QPixmap pixmap = cached(name.toString(), colour, QSize(side, side));
    painter->drawPixmap(square, pixmap, QRectF(pixmap.rect()));
}

} // namespace gesso
