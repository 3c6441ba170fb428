// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QIcon>
#include <QRectF>
#include <QStringView>

class QPainter;

namespace gesso {

// The icon resources/icons/<name>.svg, coloured by state from the application's theme at each
// painting (text-2 at rest, text under the pointer, accent-text when checked, text-off when
// disabled), crisp at every scale. An unknown name gives an icon that paints nothing.
[[nodiscard]] QIcon icon(QStringView name);
// The same in one colour of the theme in every state but disabled.
[[nodiscard]] QIcon icon(QStringView name, Ink ink);
// Paints the icon into a square of the painter's device, at its true pixels.
void paintIcon(QPainter *painter, const QRectF &square, QStringView name, const QColor &colour);

} // namespace gesso
