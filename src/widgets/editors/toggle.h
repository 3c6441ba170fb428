// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace gesso {

// A yes or no with the word "On" or "Off" beside the box.
class Toggle : public QCheckBox
{
    Q_OBJECT

public:
    explicit Toggle(QWidget *parent = nullptr);

    // No signal.
    void setValue(bool on);

signals:
    void valueEdited(bool on);

private:
    void showWord(bool on);
};

} // namespace gesso
