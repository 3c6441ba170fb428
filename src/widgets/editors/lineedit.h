// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace gesso {

// A single-line text field. Undo keys are left to the document. textEdited(QString) tells of what a
// person typed.
class LineEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit LineEdit(QWidget *parent = nullptr);

    // Replaces the text from outside, keeping the caret where it can stay.
    void setTextQuietly(const QString &shown);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace gesso
