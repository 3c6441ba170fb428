// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace gesso {
class Caption;
}

namespace gesso::app {

// A page of a dialog: label at the left, control at the right, a small line below it.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(QWidget *parent = nullptr);

    // Gives the line below the control, for setLine(). The control gets its label as accessible
    // name.
    Caption *addRow(const QString &label, QWidget *control, const QString &words = {});
    // Takes no room while it is empty.
    static void setLine(Caption *line, const QString &words, bool wrong = false);
    void addHeading(const QString &text, QPushButton *button);
    void addLine();
    [[nodiscard]] QGridLayout *addGrid();

private:
    QVBoxLayout *m_layout;
};

} // namespace gesso::app
