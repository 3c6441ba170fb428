// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QProxyStyle>

class QWidget;

namespace gesso {

// Draws every control as look.md says, from the tokens of one Theme, over Qt's Fusion style.
class ThemeStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    explicit ThemeStyle(const Theme &theme);

    [[nodiscard]] const Theme &theme() const { return m_theme; }

    void polish(QApplication *app) override;
    void polish(QWidget *widget) override;
    void polish(QPalette &palette) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                            QPainter *painter, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
                         const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *result) const override;

private:
    Theme m_theme;
};

// The theme that a widget is drawn in; the dark one where no ThemeStyle is installed.
[[nodiscard]] const Theme &themeOf(const QWidget *widget);

// What a button means; drawn by ThemeStyle.
enum class ButtonRole { Ordinary, First, Danger };
void setButtonRole(QWidget *button, ButtonRole role);
[[nodiscard]] ButtonRole buttonRole(const QWidget *button);

// A wrong value: a 2-px danger edge.
void setInvalid(QWidget *editor, bool invalid);
[[nodiscard]] bool isInvalid(const QWidget *editor);

// Whether the widget has the focus and shows it: only after keys.
[[nodiscard]] bool showsKeyFocus(const QWidget *widget);

} // namespace gesso
