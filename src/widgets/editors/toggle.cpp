// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/toggle.h"

#include <QSignalBlocker>

namespace gesso {

Toggle::Toggle(QWidget *parent)
    : QCheckBox(parent)
{
    showWord(false);
    connect(this, &QCheckBox::toggled, this, &Toggle::showWord);
    connect(this, &QCheckBox::clicked, this, &Toggle::valueEdited);
}

void Toggle::setValue(bool on)
{
    const QSignalBlocker quiet(this);
    setChecked(on);
    showWord(on);
}

void Toggle::showWord(bool on)
{
    setText(on ? tr("On") : tr("Off"));
}

} // namespace gesso
