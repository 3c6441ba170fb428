// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace gesso {

// One icon in a colour of the theme; paints nothing and takes no room without a name.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(int side, QWidget *parent = nullptr);

    void setIcon(QStringView name, Ink ink);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    Ink m_ink = Ink::Text2;
};

} // namespace gesso
