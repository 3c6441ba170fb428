// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QLabel>

namespace gesso {

// A label in one type role and colour of the theme, following its changes. With an elide mode the
// text is cut with … where there is no room, and shows whole in a tool tip.
class Caption : public QLabel
{
    Q_OBJECT

public:
    explicit Caption(Type type, Ink ink, QWidget *parent = nullptr);
    Caption(const QString &text, Type type, Ink ink, QWidget *parent = nullptr);

    void setInk(Ink ink);
    [[nodiscard]] Ink ink() const { return m_ink; }
    void setType(Type type);
    void setElide(Qt::TextElideMode mode);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyTheme();
    [[nodiscard]] QString shownText() const;

    Type m_type;
    Ink m_ink;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

} // namespace gesso
