// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/themestyle.h"

#include "widgets/theme/stylecontrols.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

constexpr auto kRoleProperty = "gessoRole";
constexpr auto kInvalidProperty = "gessoInvalid";

// qstyleoption_cast for a control that always gives the right option.
template <typename T>
const T &as(const QStyleOption *option)
{
    return *static_cast<const T *>(option);
}

paint::Look fieldLook(const QStyleOption *option, const QWidget *widget)
{
    paint::Look look = controls::lookOf(*option, widget);
    // Text fields show their focus always: it is where letters go.
    look.focus = look.enabled && (option->state & QStyle::State_HasFocus);
    look.pressed = false;
    return look;
}

bool isField(const QWidget *widget)
{
    return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

} // namespace

const Theme &themeOf(const QWidget *widget)
{
    static const Theme kDark = Theme::dark();
    const QStyle *style = widget ? widget->style() : nullptr;
    const auto *themed = qobject_cast<const ThemeStyle *>(style);
    return themed ? themed->theme() : kDark;
}

void setButtonRole(QWidget *button, ButtonRole role)
{
    button->setProperty(kRoleProperty, static_cast<int>(role));
    button->update();
}

ButtonRole buttonRole(const QWidget *button)
{
    return button ? static_cast<ButtonRole>(button->property(kRoleProperty).toInt())
                  : ButtonRole::Ordinary;
}

void setInvalid(QWidget *editor, bool invalid)
{
    if (isInvalid(editor) == invalid)
        return;
    editor->setProperty(kInvalidProperty, invalid);
    editor->update();
}

bool isInvalid(const QWidget *editor)
{
    return editor->property(kInvalidProperty).toBool();
}

bool showsKeyFocus(const QWidget *widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

ThemeStyle::ThemeStyle(const Theme &theme)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_theme(theme)
{
}

void ThemeStyle::polish(QApplication *app)
{
    QProxyStyle::polish(app);
}

void ThemeStyle::polish(QPalette &palette)
{
    palette = m_theme.palette();
}

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QAbstractSlider *>(widget)
        || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget) || isField(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false);
    // Round corners need a window that lets its corners through.
    if (qobject_cast<QMenu *>(widget) || widget->inherits("QTipLabel"))
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (as<QStyleOptionFrame>(option).lineWidth > 0)
            paint::field(painter, option->rect, m_theme, fieldLook(option, widget));
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_FrameTabBarBase:
        return;
    case PE_Frame:
        if (isField(widget))
            paint::field(painter, option->rect, m_theme, fieldLook(option, widget));
        else
            paint::box(painter, option->rect, {}, m_theme.line, 0);
        return;
    case PE_PanelButtonCommand:
        controls::pushButtonPanel(as<QStyleOptionButton>(option), painter, m_theme, widget);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        controls::checkIndicator(*option, painter, m_theme, widget);
        return;
    case PE_IndicatorRadioButton:
        controls::radioIndicator(*option, painter, m_theme, widget);
        return;
    case PE_PanelMenu:
        paint::box(painter, option->rect, m_theme.menu, m_theme.lineStrong, measure::kRadiusLarge);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        paint::box(painter, option->rect, m_theme.menu, m_theme.lineStrong, measure::kRadius);
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        painter->fillRect(option->rect, m_theme.line);
        return;
    case PE_PanelStatusBar:
    case PE_PanelToolBar:
        painter->fillRect(option->rect, m_theme.window);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        controls::pushButtonPanel(as<QStyleOptionButton>(option), painter, m_theme, widget);
        return;
    case CE_PushButtonLabel:
        controls::pushButtonLabel(as<QStyleOptionButton>(option), painter, m_theme, widget);
        return;
    case CE_ComboBoxLabel:
        controls::comboLabel(as<QStyleOptionComboBox>(option), painter, m_theme);
        return;
    case CE_MenuItem:
        controls::menuItem(as<QStyleOptionMenuItem>(option), painter, m_theme);
        return;
    case CE_MenuEmptyArea:
    case CE_ToolBar:
        return;
    case CE_MenuBarItem:
        controls::menuBarItem(as<QStyleOptionMenuItem>(option), painter, m_theme);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.window);
        return;
    case CE_TabBarTabShape:
        controls::tabShape(as<QStyleOptionTab>(option), painter, m_theme);
        return;
    case CE_TabBarTabLabel:
        controls::tabLabel(as<QStyleOptionTab>(option), painter, m_theme,
                           subElementRect(SE_TabBarTabText, option, widget));
        return;
    case CE_ProgressBar:
        controls::progressBar(as<QStyleOptionProgressBar>(option), painter, m_theme, widget);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect,
                          option->state & State_Sunken ? m_theme.accentText : m_theme.line);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ToolButton:
        controls::toolButton(as<QStyleOptionToolButton>(option), painter, m_theme, widget);
        return;
    case CC_ComboBox:
        controls::comboBox(as<QStyleOptionComboBox>(option), painter, m_theme, widget);
        return;
    case CC_Slider: {
        const auto &slider = as<QStyleOptionSlider>(option);
        controls::slider(slider, painter, m_theme, widget, controls::sliderHandle(slider));
        return;
    }
    case CC_ScrollBar: {
        const auto &bar = as<QStyleOptionSlider>(option);
        controls::scrollBar(bar, painter, m_theme, controls::scrollHandle(bar));
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace gesso
