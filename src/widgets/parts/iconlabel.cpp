// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/iconlabel.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QPainter>

namespace gesso {

IconLabel::IconLabel(int side, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(side, side);
    hide();
}

void IconLabel::setIcon(QStringView name, Ink ink)
{
    m_name = name.toString();
    m_ink = ink;
    setVisible(!name.isEmpty());
    update();
}

void IconLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    paintIcon(&painter, rect(), m_name, themeOf(this).ink(m_ink));
}

} // namespace gesso
