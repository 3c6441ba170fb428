// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bar/tabbar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr int kSide = measure::kEdge; // left and right of a tab's words
constexpr int kDotSize = measure::kGrain;

} // namespace

TabBar::TabBar(QWidget *parent)
    : QTabBar(parent)
{
    setObjectName(u"tabs"_s);
    setAccessibleName(tr("Tabs"));
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    addTab(tr("Gallery"));
}

void TabBar::setStart(bool shown)
{
    if (shown == m_hasStart)
        return;
    m_hasStart = shown;
    if (shown)
        insertTab(kGallery + 1, tr("Start"));
    else
        removeTab(kGallery + 1);
    updateGeometry();
}

void TabBar::addDocument(const QString &name, const QString &path)
{
    setTabToolTip(addTab(name), path);
    updateGeometry(); // the base class does so only while it shows
}

void TabBar::removeDocument(int document)
{
    removeTab(document + 1);
    updateGeometry();
}

void TabBar::setDocument(int document, const QString &name, const QString &path)
{
    if (tabText(document + 1) == name && tabToolTip(document + 1) == path)
        return;
    setTabText(document + 1, name);
    updateGeometry();
    setTabToolTip(document + 1, path);
}

void TabBar::setModified(int document, bool modified)
{
    if (tabData(document + 1).toBool() == modified)
        return;
    setTabData(document + 1, modified);
    update();
}

QSize TabBar::tabSizeHint(int index) const
{
    const Theme &theme = themeOf(this);
    const int words = QFontMetrics(theme.font(Type::Medium)).horizontalAdvance(tabText(index));
    const bool bare = m_hasStart && index > kGallery;
    const int icon = bare ? 0 : measure::kIcon + measure::kGap; // the gallery's own, or the cross
    return {kSide + words + icon + kSide, theme.scaled(measure::kTopBar)};
}

QSize TabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

QRect TabBar::closeRect(int index) const
{
    if (index <= kGallery || m_hasStart)
        return {};
    const QRect tab = tabRect(index);
    return {tab.right() + 1 - kSide - measure::kIcon, (tab.height() - measure::kIcon) / 2,
            measure::kIcon, measure::kIcon};
}

void TabBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int index = 0; index < count(); ++index)
        paintTab(&painter, index);
}

void TabBar::paintTab(QPainter *painter, int index) const
{
    const Theme &theme = themeOf(this);
    const QRect tab = tabRect(index);
    const bool active = index == currentIndex();
    const bool hover = index == m_hover;
    if (active) {
        painter->fillRect(tab, theme.panel);
        painter->fillRect(QRect(tab.left(), 0, tab.width(), measure::kRing), theme.accent);
        painter->fillRect(QRect(tab.left(), 0, measure::kHairline, tab.height()), theme.line);
        painter->fillRect(QRect(tab.right(), 0, measure::kHairline, tab.height()), theme.line);
    }
    const QColor ink = active || hover ? theme.text : theme.text2;
    QRect words = tab.adjusted(kSide, 0, -kSide, 0);
    if (index == kGallery) {
        const QRectF icon(words.left(), (tab.height() - measure::kIcon) / 2.0, measure::kIcon,
                          measure::kIcon);
        paintIcon(painter, icon, u"gallery", ink);
        words.setLeft(words.left() + measure::kIcon + measure::kGap);
    }
    painter->setFont(theme.font(active ? Type::Medium : Type::Base));
    painter->setPen(ink);
    painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft, tabText(index));
    if (hover && !closeRect(index).isEmpty()) {
        paintIcon(painter, closeRect(index), u"close", m_onClose ? theme.text : theme.text2);
    } else if (index != kGallery && tabData(index).toBool()) {
        const QRectF close = closeRect(index);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.text2);
        painter->drawEllipse(QRectF(close.center() - QPointF(kDotSize / 2.0, kDotSize / 2.0),
                                    QSizeF(kDotSize, kDotSize)));
    }
    if (active && showsKeyFocus(this)) {
        painter->setPen(QPen(theme.focus, measure::kRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(tab.adjusted(2, 4, -2, -2));
    }
}

void TabBar::setHover(const QPoint &position)
{
    const int hover = tabAt(position);
    const bool onClose = closeRect(hover).contains(position);
    if (hover == m_hover && onClose == m_onClose)
        return;
    m_hover = hover;
    m_onClose = onClose;
    update();
}

void TabBar::mouseMoveEvent(QMouseEvent *event)
{
    setHover(event->position().toPoint());
    QTabBar::mouseMoveEvent(event);
}

void TabBar::leaveEvent(QEvent *event)
{
    setHover({-1, -1});
    QTabBar::leaveEvent(event);
}

void TabBar::mousePressEvent(QMouseEvent *event)
{
    const int tab = tabAt(event->position().toPoint());
    const bool middle = event->button() == Qt::MiddleButton && !m_hasStart;
    m_pressedClose = middle || closeRect(tab).contains(event->position().toPoint()) ? tab : -1;
    if (m_pressedClose <= kGallery) {
        m_pressedClose = -1;
        QTabBar::mousePressEvent(event);
    }
}

void TabBar::mouseReleaseEvent(QMouseEvent *event)
{
    const int tab = tabAt(event->position().toPoint());
    if (m_pressedClose > kGallery && tab == m_pressedClose)
        emit closeRequested(tab - 1);
    m_pressedClose = -1;
    QTabBar::mouseReleaseEvent(event);
}

void TabBar::changeEvent(QEvent *event)
{
    // The widths of the tabs are computed anew when a tab's text changes.
    if (event->type() == QEvent::StyleChange && count() > 0)
        setTabText(kGallery, tr("Gallery"));
    QTabBar::changeEvent(event);
}

} // namespace gesso::app
