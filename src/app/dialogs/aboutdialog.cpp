// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/aboutdialog.h"

#include "widgets/theme/themestyle.h"

#include "ui_about.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace gesso::app {

AboutDialog::AboutDialog(const QString &results, const QString &database, QWidget *parent)
    : QDialog(parent)
{
    Ui::About ui;
    ui.setupUi(this);
    setObjectName(u"aboutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    ui.name->setFont(themeOf(this).font(Type::Heading));
    ui.name->setText(u"Gesso " GESSO_VERSION ""_s);
    ui.places->setText(
        tr("Results: %1\nDatabase: %2")
            .arg(QDir::toNativeSeparators(results), QDir::toNativeSeparators(database)));
}

} // namespace gesso::app
