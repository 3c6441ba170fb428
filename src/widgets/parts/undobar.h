// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

namespace gesso {

class Caption;
class LinkButton;

// "5 results moved to the trash  Undo": stands at the lower middle of its parent for 8 s, longer
// while the pointer is on it or it has the focus. Never for errors.
class UndoBar : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent);

    // Without an action text there is no link.
    void showMessage(const QString &text, const QString &action = {});
    // Distance from the parent's lower edge.
    void setLift(int lift);

signals:
    void actionTriggered();
    // It went away without its action: what it offered to undo is final.
    void expired();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void tryHide();
    void dismiss(bool byAction);

    Caption *m_text;
    LinkButton *m_action;
    QTimer m_timer;
    int m_lift;
};

} // namespace gesso
