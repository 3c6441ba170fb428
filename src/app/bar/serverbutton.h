// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bar/serverwords.h"

#include <QAbstractButton>

class QMenu;

namespace gesso::app {

// The server's state at the right of the top bar: dot, name, word. A click opens its menu.
class ServerButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ServerButton(QWidget *parent = nullptr);

    void setWords(const ServerWords &words);
    [[nodiscard]] const ServerWords &words() const { return m_words; }
    // Not owned; filled by others.
    void setMenu(QMenu *menu) { m_menu = menu; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openMenu();

    ServerWords m_words;
    QMenu *m_menu = nullptr;
};

} // namespace gesso::app
