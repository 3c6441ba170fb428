// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace gesso::app {

// Version, licence, and where this machine keeps the files.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const QString &results, const QString &database, QWidget *parent = nullptr);
};

} // namespace gesso::app
