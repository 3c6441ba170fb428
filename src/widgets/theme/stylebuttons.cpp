// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"
#include "widgets/theme/stylecontrols.h"
#include "widgets/theme/themestyle.h"

#include <QStyle>
#include <QToolButton>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::controls {

namespace {

QRectF insideRing(const QRectF &rect)
{
    constexpr double kOff = measure::kRing + measure::kHairline;
    return rect.adjusted(kOff, kOff, -kOff, -kOff);
}

QColor fillOf(const Theme &theme, const paint::Look &look, ButtonRole role)
{
    if (role == ButtonRole::First) {
        if (look.pressed)
            return theme.accentPress;
        return look.hover ? theme.accentHover : theme.accent;
    }
    if (look.pressed)
        return theme.raisedPress;
    return look.hover ? theme.raisedHover : theme.raised;
}

void buttonPanel(QPainter *painter, const QRectF &rect, const Theme &theme, const paint::Look &look,
                 ButtonRole role)
{
    if (!look.enabled) {
        paint::box(painter, rect, {}, theme.line, measure::kRadius);
        return;
    }
    const bool edged = !theme.isDark && role != ButtonRole::First;
    const QColor edge = edged ? theme.lineField : QColor();
    const QRectF body = look.focus ? insideRing(rect) : rect;
    paint::box(painter, body, fillOf(theme, look, role), edge, measure::kRadius);
    if (look.focus)
        paint::outerRing(painter, rect, theme.focus, measure::kRadius);
}

QColor textOf(const Theme &theme, const paint::Look &look, ButtonRole role)
{
    if (!look.enabled)
        return theme.textOff;
    if (role == ButtonRole::First)
        return theme.onAccent;
    return role == ButtonRole::Danger ? theme.danger : theme.text;
}

QIcon::Mode modeOf(const paint::Look &look)
{
    if (!look.enabled)
        return QIcon::Disabled;
    return look.hover || look.pressed ? QIcon::Active : QIcon::Normal;
}

int segmentOf(const QWidget *widget)
{
    return widget ? widget->property("gessoSegment").toInt() : 0;
}

// A piece of a segmented control: the backing is drawn wider than the piece and cut.
void segmentPanel(QPainter *painter, const QRect &rect, const Theme &theme, const paint::Look &look,
                  int place)
{
    QRectF body(rect);
    constexpr int kFirst = 1;
    constexpr int kLast = 3;
    if (place != kFirst)
        body.adjust(-measure::kGap, 0, 0, 0);
    if (place != kLast)
        body.adjust(0, 0, measure::kGap, 0);
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    QColor fill = look.checked ? theme.select : fillOf(theme, look, ButtonRole::Ordinary);
    if (!look.enabled)
        fill = QColor();
    const bool edged = !theme.isDark || !look.enabled;
    paint::box(painter, body, fill, edged ? theme.lineField : QColor(), measure::kRadius);
    painter->restore();
    if (look.focus)
        paint::innerRing(painter, rect, theme.focus, measure::kRadius);
}

void toolPanel(const QStyleOptionToolButton &option, QPainter *painter, const Theme &theme,
               const QWidget *widget, const paint::Look &look)
{
    if (const int place = segmentOf(widget)) {
        segmentPanel(painter, option.rect, theme, look, place);
        return;
    }
    const ButtonRole role = buttonRole(widget);
    if (!(option.state & QStyle::State_AutoRaise) || role == ButtonRole::First) {
        buttonPanel(painter, option.rect, theme, look, role);
        return;
    }
    QColor fill;
    if (look.checked)
        fill = theme.select;
    else if (look.enabled && look.pressed)
        fill = theme.raisedPress;
    else if (look.enabled && look.hover)
        fill = theme.toolHover;
    paint::box(painter, option.rect, fill, {}, measure::kRadius);
    if (look.focus)
        paint::innerRing(painter, option.rect, theme.focus, measure::kRadius);
}

bool isSplit(const QStyleOptionToolButton &option)
{
    return option.features & QStyleOptionToolButton::MenuButtonPopup;
}

bool hasMenuMark(const QStyleOptionToolButton &option)
{
    return (option.features & QStyleOptionToolButton::HasMenu) && !isSplit(option)
        && option.toolButtonStyle != Qt::ToolButtonIconOnly;
}

void menuPart(const QStyleOptionToolButton &option, QPainter *painter, const Theme &theme,
              const paint::Look &look, const QColor &ink)
{
    QRect part = option.rect;
    part.setLeft(part.right() + 1 - kMenuPart);
    QColor divider = look.enabled ? ink : theme.line;
    if (look.enabled)
        divider.setAlphaF(0.25F);
    const int inset = look.focus ? measure::kRing + measure::kHairline : 0;
    paint::verticalLine(painter, part.left(), part.top() + inset, part.bottom() + 1 - inset,
                        divider);
    QRect mark(0, 0, measure::kIcon, measure::kIcon);
    mark.moveCenter(part.center());
    paintIcon(painter, mark, u"chevron-down", ink);
}

bool isBare(const QStyleOptionToolButton &option, ButtonRole role)
{
    return (option.state & QStyle::State_AutoRaise) && role != ButtonRole::First;
}

QColor toolInk(const Theme &theme, const paint::Look &look, ButtonRole role, bool bare)
{
    if (bare && look.enabled && !look.hover)
        return look.checked ? theme.accentText : theme.text2;
    return textOf(theme, look, role);
}

// The words of a tool button and the mark of its menu. picture: the icon's place, null without one.
void toolWords(const QStyleOptionToolButton &option, QPainter *painter, const QRect &body,
               const QRect &picture, const QColor &ink)
{
    painter->setPen(ink);
    painter->setFont(option.font);
    const bool marked = hasMenuMark(option);
    QRect text = body;
    if (!picture.isNull())
        text.setLeft(picture.right() + 1 + measure::kGap);
    else if (marked)
        text.setLeft(body.left() + measure::kGap);
    if (marked) {
        QRect mark(0, 0, measure::kIcon, measure::kIcon);
        mark.moveCenter(body.center());
        mark.moveRight(body.right() - measure::kGap);
        paintIcon(painter, mark, u"chevron-down", ink);
        text.setRight(mark.left() - measure::kTight);
    }
    const int flags = marked || !picture.isNull() ? Qt::AlignLeft : Qt::AlignHCenter;
    paint::text(painter, text, flags | Qt::AlignVCenter, option.text);
}

} // namespace

paint::Look lookOf(const QStyleOption &option, const QWidget *widget)
{
    const bool keys = widget && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    paint::Look look;
    look.enabled = option.state & QStyle::State_Enabled;
    look.hover = look.enabled && (option.state & QStyle::State_MouseOver);
    look.pressed = look.enabled && (option.state & QStyle::State_Sunken);
    look.focus = look.enabled && (option.state & QStyle::State_HasFocus)
        && (keys || (option.state & QStyle::State_KeyboardFocusChange));
    look.checked = option.state & QStyle::State_On;
    look.invalid = widget && isInvalid(widget);
    return look;
}

void pushButtonPanel(const QStyleOptionButton &option, QPainter *painter, const Theme &theme,
                     const QWidget *widget)
{
    const paint::Look look = lookOf(option, widget);
    if (option.features & QStyleOptionButton::Flat) {
        const QColor fill = look.hover ? theme.toolHover : QColor();
        paint::box(painter, option.rect, fill, {}, measure::kRadius);
        if (look.focus)
            paint::innerRing(painter, option.rect, theme.focus, measure::kRadius);
        return;
    }
    buttonPanel(painter, option.rect, theme, look, buttonRole(widget));
}

void pushButtonLabel(const QStyleOptionButton &option, QPainter *painter, const Theme &theme,
                     const QWidget *widget)
{
    const paint::Look look = lookOf(option, widget);
    QRect text = option.rect;
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic;
    if (!option.icon.isNull()) {
        const int width = option.fontMetrics.horizontalAdvance(option.text);
        const int whole = measure::kIcon + (option.text.isEmpty() ? 0 : measure::kGap + width);
        QRect square(0, 0, measure::kIcon, measure::kIcon);
        square.moveCenter(option.rect.center());
        square.moveLeft(option.rect.center().x() - whole / 2);
        option.icon.paint(painter, square, Qt::AlignCenter, modeOf(look));
        text.setLeft(square.right() + 1 + measure::kGap);
        flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic;
    }
    painter->setPen(textOf(theme, look, buttonRole(widget)));
    painter->drawText(text, flags, option.text);
}

void toolButton(const QStyleOptionToolButton &option, QPainter *painter, const Theme &theme,
                const QWidget *widget)
{
    const paint::Look look = lookOf(option, widget);
    const ButtonRole role = buttonRole(widget);
    toolPanel(option, painter, theme, widget, look);
    const bool bare = isBare(option, role);
    const QColor ink = toolInk(theme, look, role, bare);
    QRect body = option.rect;
    if (isSplit(option)) {
        menuPart(option, painter, theme, look, ink);
        body.setRight(body.right() - kMenuPart);
    }
    const bool words = option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty();
    QRect picture;
    if (!option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly) {
        picture = QRect(QPoint(0, 0), option.iconSize);
        picture.moveCenter(body.center());
        if (words)
            picture.moveLeft(body.left() + measure::kGap);
        option.icon.paint(painter, picture, Qt::AlignCenter,
                          bare || !look.enabled ? modeOf(look) : QIcon::Active,
                          look.checked ? QIcon::On : QIcon::Off);
    }
    if (words)
        toolWords(option, painter, body, picture, ink);
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const Theme &theme)
{
    const int height = theme.controlHeight();
    if (option.toolButtonStyle == Qt::ToolButtonIconOnly || option.text.isEmpty())
        return {height + (isSplit(option) ? kMenuPart : 0), height};
    int width
        = option.fontMetrics.horizontalAdvance(option.text) + 2 * measure::kGap + measure::kTight;
    if (!option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly)
        width += option.iconSize.width() + measure::kGap;
    if (isSplit(option))
        width += kMenuPart;
    else if (hasMenuMark(option))
        width += measure::kIcon + measure::kTight;
    return {width, height};
}

void checkIndicator(const QStyleOption &option, QPainter *painter, const Theme &theme,
                    const QWidget *widget)
{
    const paint::Look look = lookOf(option, widget);
    QRectF rect(option.rect);
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    if (look.focus) {
        paint::outerRing(painter, rect, theme.focus, measure::kRadius);
        rect.adjust(measure::kRing, measure::kRing, -measure::kRing, -measure::kRing);
    }
    QColor fill = on ? theme.accent : theme.field;
    if (on && look.pressed)
        fill = theme.accentPress;
    QColor edge = on ? QColor() : theme.lineStrong;
    if (look.hover && !on)
        edge = theme.text2;
    if (!look.enabled) {
        fill = QColor();
        edge = theme.line;
    }
    paint::box(painter, rect, fill, edge, measure::kRadiusSmall);
    if (look.invalid)
        paint::innerRing(painter, rect, theme.danger, measure::kRadiusSmall);
    if (!on)
        return;
    const QColor ink = look.enabled ? theme.onAccent : theme.textOff;
    const bool part = option.state & QStyle::State_NoChange;
    paintIcon(painter, rect, part ? u"remove" : u"check", ink);
}

void radioIndicator(const QStyleOption &option, QPainter *painter, const Theme &theme,
                    const QWidget *widget)
{
    const paint::Look look = lookOf(option, widget);
    const QRectF rect(option.rect);
    const double round = rect.height() / 2;
    const bool on = option.state & QStyle::State_On;
    const QColor edge = look.hover ? theme.text2 : theme.lineStrong;
    const QColor fill = on ? theme.accent : theme.field;
    paint::box(painter, rect, look.enabled ? fill : QColor(), look.enabled ? edge : theme.line,
               round);
    if (look.focus)
        paint::outerRing(painter, rect, theme.focus, round);
    if (!on)
        return;
    const double inset = measure::kTight + measure::kHairline;
    paint::box(painter, rect.adjusted(inset, inset, -inset, -inset),
               look.enabled ? theme.onAccent : theme.textOff, {}, round);
}

} // namespace gesso::controls
