// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

namespace gesso {

// Makes ThumbGrid tell screen readers of its visible items, each named by the model. Call once
// before the first grid shows; more calls do nothing.
void installThumbGridAccessibility();

// For QAccessible::installFactory().
[[nodiscard]] QAccessibleInterface *thumbGridAccessible(const QString &className, QObject *object);

} // namespace gesso
