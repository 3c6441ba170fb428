// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/paint.h"

#include <QStyleOption>

class QStyle;

// The drawing of single controls, for ThemeStyle.
namespace gesso::controls {

// What state flags say; focus only after keys.
[[nodiscard]] paint::Look lookOf(const QStyleOption &option, const QWidget *widget);

void pushButtonPanel(const QStyleOptionButton &option, QPainter *painter, const Theme &theme,
                     const QWidget *widget);
void pushButtonLabel(const QStyleOptionButton &option, QPainter *painter, const Theme &theme,
                     const QWidget *widget);
void checkIndicator(const QStyleOption &option, QPainter *painter, const Theme &theme,
                    const QWidget *widget);
void radioIndicator(const QStyleOption &option, QPainter *painter, const Theme &theme,
                    const QWidget *widget);
void slider(const QStyleOptionSlider &option, QPainter *painter, const Theme &theme,
            const QWidget *widget, const QRect &handle);
void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const Theme &theme,
               const QRect &handle);
[[nodiscard]] QRect scrollHandle(const QStyleOptionSlider &option);
[[nodiscard]] QRect sliderHandle(const QStyleOptionSlider &option);
void comboBox(const QStyleOptionComboBox &option, QPainter *painter, const Theme &theme,
              const QWidget *widget);
void comboLabel(const QStyleOptionComboBox &option, QPainter *painter, const Theme &theme);
void toolButton(const QStyleOptionToolButton &option, QPainter *painter, const Theme &theme,
                const QWidget *widget);
[[nodiscard]] QSize toolButtonSize(const QStyleOptionToolButton &option, const Theme &theme);
// Width of the part of a split button that opens its menu.
inline constexpr int kMenuPart = 36;
void menuItem(const QStyleOptionMenuItem &option, QPainter *painter, const Theme &theme);
[[nodiscard]] QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &contents,
                                 const Theme &theme);
void menuBarItem(const QStyleOptionMenuItem &option, QPainter *painter, const Theme &theme);
void tabShape(const QStyleOptionTab &option, QPainter *painter, const Theme &theme);
void tabLabel(const QStyleOptionTab &option, QPainter *painter, const Theme &theme,
              const QRect &text);
void progressBar(const QStyleOptionProgressBar &option, QPainter *painter, const Theme &theme,
                 const QWidget *widget);

} // namespace gesso::controls
