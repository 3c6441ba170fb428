// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/stylecontrols.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QProgressBar>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::controls {

QRect sliderHandle(const QStyleOptionSlider &option)
{
    constexpr int kSide = measure::kHandle;
    const bool flat = option.orientation == Qt::Horizontal;
    const int room = (flat ? option.rect.width() : option.rect.height()) - kSide;
    const int at = QStyle::sliderPositionFromValue(option.minimum, option.maximum,
                                                   option.sliderPosition, room, option.upsideDown);
    QRect rect(0, 0, kSide, kSide);
    rect.moveCenter(option.rect.center());
    if (flat)
        rect.moveLeft(option.rect.left() + at);
    else
        rect.moveTop(option.rect.top() + at);
    return rect;
}

void slider(const QStyleOptionSlider &option, QPainter *painter, const Theme &theme,
            const QWidget *widget, const QRect &handle)
{
    const paint::Look look = lookOf(option, widget);
    QRectF track(option.rect);
    const bool flat = option.orientation == Qt::Horizontal;
    QRectF filled;
    if (flat) {
        track.setTop(handle.top() + (measure::kHandle - measure::kTrack) / 2.0);
        track.setHeight(measure::kTrack);
        filled = track;
        filled.setRight(handle.center().x());
    } else {
        track.setLeft(handle.left() + (measure::kHandle - measure::kTrack) / 2.0);
        track.setWidth(measure::kTrack);
        filled = track;
        filled.setTop(handle.center().y());
    }
    const double round = measure::kTrack / 2.0;
    paint::box(painter, track, theme.track, {}, round);
    paint::box(painter, filled, look.enabled ? theme.fill : theme.textOff, {}, round);
    QColor knob = theme.handle;
    QColor edge = theme.isDark ? QColor() : theme.handleEdge;
    if (look.hover || look.pressed) {
        knob = theme.isDark ? theme.text : theme.handle;
        edge = theme.isDark ? QColor() : theme.text;
    }
    if (!look.enabled) {
        knob = theme.textOff;
        edge = QColor();
    }
    paint::box(painter, handle, knob, edge, measure::kHandle / 2.0);
    if (look.focus) {
        constexpr double kOut = measure::kRing;
        const QRectF ring = QRectF(handle).adjusted(-kOut, -kOut, kOut, kOut);
        paint::innerRing(painter, ring, theme.focus, ring.height() / 2);
    }
}

QRect scrollHandle(const QStyleOptionSlider &option)
{
    const bool flat = option.orientation == Qt::Horizontal;
    const int length = flat ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int size = length;
    if (range > 0) {
        const qint64 whole = range + option.pageStep;
        size = static_cast<int>(qint64(option.pageStep) * length / whole);
        size = std::clamp(size, std::min(int(measure::kHuge), length), length);
    }
    const int at = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown);
    if (flat)
        return {option.rect.left() + at, option.rect.top(), size, option.rect.height()};
    return {option.rect.left(), option.rect.top() + at, option.rect.width(), size};
}

void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const Theme &theme,
               const QRect &handle)
{
    if (option.minimum == option.maximum)
        return;
    QRectF body(handle);
    constexpr double kInset = (measure::kScrollBar - measure::kScrollHandle) / 2.0;
    if (option.orientation == Qt::Horizontal)
        body.adjust(0, kInset, 0, -kInset);
    else
        body.adjust(kInset, 0, -kInset, 0);
    const bool hover = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    paint::box(painter, body, hover ? theme.text3 : theme.lineStrong, {},
               measure::kScrollHandle / 2.0);
}

void comboBox(const QStyleOptionComboBox &option, QPainter *painter, const Theme &theme,
              const QWidget *widget)
{
    paint::Look look = lookOf(option, widget);
    look.focus = look.focus || (look.enabled && (option.state & QStyle::State_On));
    paint::field(painter, option.rect, theme, look);
    QRect mark(0, 0, measure::kIcon, measure::kIcon);
    mark.moveCenter(option.rect.center());
    mark.moveRight(option.rect.right() - measure::kGap);
    paintIcon(painter, mark, u"chevron-down", look.enabled ? theme.text2 : theme.textOff);
}

void comboLabel(const QStyleOptionComboBox &option, QPainter *painter, const Theme &theme)
{
    QRect text = option.rect.adjusted(measure::kGap, 0, -measure::kIcon - measure::kWide, 0);
    if (!option.currentIcon.isNull()) {
        const QRect square(text.left(), text.center().y() - measure::kIcon / 2, measure::kIcon,
                           measure::kIcon);
        option.currentIcon.paint(painter, square);
        text.setLeft(square.right() + measure::kGap);
    }
    painter->setPen(option.state & QStyle::State_Enabled ? theme.text : theme.textOff);
    paint::text(painter, text, Qt::AlignLeft | Qt::AlignVCenter, option.currentText);
}

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &contents, const Theme &theme)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), measure::kGap + measure::kHairline};
    const int left = measure::kGap + measure::kIcon + measure::kGap;
    const bool keys = option.text.contains(u'\t');
    const int right = measure::kEdge + (keys ? measure::kHuge : 0);
    return {left + contents.width() + right + measure::kGap,
            std::max(int(measure::kMenuRow), theme.controlHeight())};
}

namespace {

void menuMark(const QStyleOptionMenuItem &option, QPainter *painter, const Theme &theme,
              const QRect &square, const QColor &ink)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    if (!option.icon.isNull()) {
        const QIcon::State state = option.checked ? QIcon::On : QIcon::Off;
        option.icon.paint(painter, square, Qt::AlignCenter,
                          enabled ? QIcon::Normal : QIcon::Disabled, state);
    } else if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
        paintIcon(painter, square, u"check", enabled ? theme.accentText : ink);
    }
}

} // namespace

void menuItem(const QStyleOptionMenuItem &option, QPainter *painter, const Theme &theme)
{
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        paint::horizontalLine(painter, rect.left() + measure::kGap, rect.right() - measure::kGap,
                              rect.center().y(), theme.lineOver);
        return;
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    if (enabled && (option.state & QStyle::State_Selected))
        paint::box(painter, rect, theme.select, {}, measure::kRadiusSmall);
    const QColor ink = enabled ? theme.text : theme.textOff;
    const QRect square(rect.left() + measure::kGap, rect.center().y() + 1 - measure::kIcon / 2,
                       measure::kIcon, measure::kIcon);
    menuMark(option, painter, theme, square, ink);
    const QRect text = rect.adjusted(2 * measure::kGap + measure::kIcon, 0, -measure::kEdge, 0);
    const qsizetype tab = option.text.indexOf(u'\t');
    painter->setFont(option.font);
    painter->setPen(ink);
    constexpr int kFlags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    painter->drawText(text, kFlags | Qt::AlignLeft, option.text.left(tab));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect mark(rect.right() - measure::kIcon - measure::kTight, square.top(),
                         measure::kIcon, measure::kIcon);
        paintIcon(painter, mark, u"chevron-right", ink);
    } else if (tab >= 0) {
        painter->setPen(enabled ? theme.text3 : theme.textOff);
        painter->drawText(text, kFlags | Qt::AlignRight, option.text.mid(tab + 1));
    }
}

void menuBarItem(const QStyleOptionMenuItem &option, QPainter *painter, const Theme &theme)
{
    painter->fillRect(option.rect, theme.window);
    const bool enabled = option.state & QStyle::State_Enabled;
    if (enabled && (option.state & QStyle::State_Selected))
        paint::box(painter, QRectF(option.rect).adjusted(1, 2, -1, -2), theme.toolHover, {},
                   measure::kRadius);
    painter->setPen(enabled ? theme.text : theme.textOff);
    painter->drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                      option.text);
}

void tabShape(const QStyleOptionTab &option, QPainter *painter, const Theme &theme)
{
    const QRect rect = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(rect, theme.panel);
        painter->fillRect(QRect(rect.left(), rect.top(), rect.width(), measure::kRing),
                          theme.accent);
        paint::verticalLine(painter, rect.left(), rect.top(), rect.bottom() + 1, theme.line);
        paint::verticalLine(painter, rect.right(), rect.top(), rect.bottom() + 1, theme.line);
    } else if ((option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled)) {
        painter->fillRect(rect, theme.rowHover);
    }
    if ((option.state & QStyle::State_HasFocus)
        && (option.state & QStyle::State_KeyboardFocusChange))
        paint::innerRing(painter, rect, theme.focus, 0);
}

void tabLabel(const QStyleOptionTab &option, QPainter *painter, const Theme &theme,
              const QRect &text)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool active = option.state & QStyle::State_Selected;
    QRect rest = text;
    if (!option.icon.isNull()) {
        const QRect square(rest.left(), rest.center().y() + 1 - measure::kIcon / 2, measure::kIcon,
                           measure::kIcon);
        option.icon.paint(painter, square, Qt::AlignCenter, active ? QIcon::Active : QIcon::Normal);
        rest.setLeft(square.right() + 1 + measure::kGap);
    }
    QFont font = painter->font();
    font.setWeight(active ? QFont::Medium : QFont::Normal);
    painter->setFont(font);
    painter->setPen(enabled ? (active ? theme.text : theme.text2) : theme.textOff);
    paint::text(painter, rest, Qt::AlignLeft | Qt::AlignVCenter, option.text);
}

void progressBar(const QStyleOptionProgressBar &option, QPainter *painter, const Theme &theme,
                 const QWidget *widget)
{
    QRectF rect(option.rect);
    const double height = std::min<double>(measure::kBar, rect.height());
    rect = QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    const int range = option.maximum - option.minimum;
    const double share = range > 0 ? double(option.progress - option.minimum) / range : 0;
    const bool dim = widget && widget->property("gessoDim").toBool();
    paint::bar(painter, rect, theme, share, (option.state & QStyle::State_Enabled) && !dim);
}

} // namespace gesso::controls
