// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/toolbutton.h"

#include "widgets/theme/icons.h"

using namespace Qt::StringLiterals;

namespace gesso {

QToolButton *makeTool(QStringView iconName, const QString &name, QWidget *parent,
                      const QString &key)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setAccessibleName(name);
    button->setToolTip(key.isEmpty() ? name : u"%1 (%2)"_s.arg(name, key));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void setSegment(QToolButton *button, SegmentPlace place)
{
    button->setProperty("gessoSegment", static_cast<int>(place) + 1);
}

} // namespace gesso
