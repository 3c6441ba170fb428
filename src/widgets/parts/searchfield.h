// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/lineedit.h"

class QTimer;

namespace gesso {

// A search line: lens, clear button, Escape clears. The key that goes there can be shown while it
// is empty.
class SearchField : public LineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

    void setKeyHint(const QString &key);

signals:
    // 0.15 s after the last typing, or at once at Enter.
    void searchChanged(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void announce();
    void textMoved(const QString &text);

    QString m_keyHint;
    QString m_announced;
    QTimer *m_timer;
    QAction *m_clear;
};

} // namespace gesso
