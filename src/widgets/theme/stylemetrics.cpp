// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/stylecontrols.h"
#include "widgets/theme/themestyle.h"

#include <QLineEdit>
#include <QStyleOption>

#include <algorithm>
#include <optional>

// Sizes and places of controls: the second half of ThemeStyle.
namespace gesso {

namespace {

template <typename T>
const T &as(const QStyleOption *option)
{
    return *static_cast<const T *>(option);
}

QRect scrollPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect handle = controls::scrollHandle(bar);
    const bool flat = bar.orientation == Qt::Horizontal;
    QRect rect = bar.rect;
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return handle;
    case QStyle::SC_ScrollBarGroove:
        return rect;
    case QStyle::SC_ScrollBarSubPage:
        flat ? rect.setRight(handle.left() - 1) : rect.setBottom(handle.top() - 1);
        return rect;
    case QStyle::SC_ScrollBarAddPage:
        flat ? rect.setLeft(handle.right() + 1) : rect.setTop(handle.bottom() + 1);
        return rect;
    default:
        return {};
    }
}

} // namespace

QRect ThemeStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const int inset = as<QStyleOptionFrame>(option).lineWidth > 0 ? measure::kGrain : 0;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl part, const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return scrollPart(as<QStyleOptionSlider>(option), part);
    if (control == CC_Slider) {
        if (part == SC_SliderHandle)
            return controls::sliderHandle(as<QStyleOptionSlider>(option));
        if (part == SC_SliderGroove)
            return option->rect;
    }
    if (control == CC_ToolButton) {
        const auto &button = as<QStyleOptionToolButton>(option);
        if (button.features & QStyleOptionToolButton::MenuButtonPopup) {
            QRect rect = option->rect;
            if (part == SC_ToolButtonMenu)
                rect.setLeft(rect.right() + 1 - controls::kMenuPart);
            else
                rect.setRight(rect.right() - controls::kMenuPart);
            return rect;
        }
        return option->rect;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    const int height = m_theme.controlHeight();
    switch (type) {
    case CT_PushButton: {
        const auto &button = as<QStyleOptionButton>(option);
        int width = button.fontMetrics.horizontalAdvance(button.text) + 2 * measure::kEdge;
        if (!button.icon.isNull())
            width += measure::kIcon + (button.text.isEmpty() ? 0 : measure::kGap);
        return {width, height};
    }
    case CT_LineEdit:
        return {size.width() + 2 * measure::kGrain, height};
    case CT_ComboBox:
        return {size.width() + 3 * measure::kGap + measure::kIcon, height};
    case CT_ToolButton:
        return controls::toolButtonSize(as<QStyleOptionToolButton>(option), m_theme);
    case CT_MenuItem:
        return controls::menuItemSize(as<QStyleOptionMenuItem>(option), size, m_theme);
    case CT_MenuBarItem:
        return {size.width() + 2 * measure::kGap, height};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize inner = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {inner.width(), std::max(inner.height(), height)};
    }
    case CT_Slider:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    case CT_TabBarTab:
        return {size.width() + measure::kEdge,
                std::max(int(measure::kTopBar), height + measure::kEdge)};
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

namespace {

// What stands between things: layouts, and the shifts and gaps that this look does not have.
std::optional<int> spacing(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_ScrollView_ScrollBarSpacing:
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_MenuTearoffHeight:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_TabBarBaseOverlap:
    case QStyle::PM_ToolBarFrameWidth:
        return 0;
    case QStyle::PM_LayoutHorizontalSpacing:
    case QStyle::PM_LayoutVerticalSpacing:
        return measure::kGap;
    case QStyle::PM_LayoutLeftMargin:
    case QStyle::PM_LayoutTopMargin:
    case QStyle::PM_LayoutRightMargin:
    case QStyle::PM_LayoutBottomMargin:
        return measure::kEdge;
    default:
        return std::nullopt;
    }
}

} // namespace

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    if (const auto length = spacing(metric))
        return *length;
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return measure::kIcon;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return measure::kCheck;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return measure::kGap;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return measure::kHandle + 2 * measure::kRing;
    case PM_SliderLength:
        return measure::kHandle;
    case PM_ScrollBarExtent:
        return measure::kScrollBar;
    case PM_ScrollBarSliderMin:
        return measure::kHuge;
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
        return measure::kHairline;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return measure::kTight - measure::kHairline;
    case PM_TabBarTabHSpace:
        return measure::kEdge;
    case PM_ToolTipLabelFrameWidth:
        return measure::kGrain;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ComboBox_Popup:
    case SH_Widget_Animation_Duration:
    case SH_ToolTip_Mask:
    case SH_Menu_Mask:
    case SH_DockWidget_ButtonsHaveFrame:
    case SH_ScrollBar_Transient:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    case SH_Slider_PageSetButtons:
        return Qt::NoButton;
    case SH_ToolTipLabel_Opacity:
        return 255;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace gesso
