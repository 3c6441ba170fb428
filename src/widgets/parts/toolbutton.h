// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>
#include <QToolButton>

namespace gesso {

// A bare tool with an icon from icons.h; name is its accessible name and, with the key in brackets,
// its tool tip.
[[nodiscard]] QToolButton *makeTool(QStringView iconName, const QString &name, QWidget *parent,
                                    const QString &key = {});
// Tools that stand in one backing as a segmented control: call for each in order.
enum class SegmentPlace { First, Middle, Last };
void setSegment(QToolButton *button, SegmentPlace place);

} // namespace gesso
