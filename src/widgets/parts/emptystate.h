// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace gesso {

class Caption;
class IconLabel;

// What an empty place says: in large areas an icon, words and at most one button, in the middle; in
// docks words at the left.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    enum class Size { Dock, Large };

    explicit EmptyState(Size size, QWidget *parent = nullptr);

    void setIcon(const QString &name);
    // `title` is left out in docks when empty.
    void setText(const QString &title, const QString &words);
    // Empty: no button.
    void setButton(const QString &text);

signals:
    void buttonClicked();

private:
    IconLabel *m_icon;
    Caption *m_title;
    Caption *m_words;
    QPushButton *m_button;
    Size m_size;
};

} // namespace gesso
