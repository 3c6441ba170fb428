// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filechooser.h"

#include <QFileDialog>

#include <utility>

namespace gesso::app {

namespace {

QFileDialog *makeDialog(QWidget *parent, const FileQuestion &question)
{
    auto *dialog = new QFileDialog(parent, question.title, question.folder, question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

} // namespace

void DialogFileChooser::openFiles(QWidget *context, const FileQuestion &question,
                                  std::function<void(const QStringList &)> answer)
{
    QFileDialog *dialog = makeDialog(context, question);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, context, std::move(answer));
    dialog->open();
}

void DialogFileChooser::saveFile(QWidget *context, const FileQuestion &question,
                                 std::function<void(const QString &)> answer)
{
    QFileDialog *dialog = makeDialog(context, question);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(question.name);
    QObject::connect(dialog, &QFileDialog::fileSelected, context, std::move(answer));
    dialog->open();
}

void DialogFileChooser::chooseFolder(QWidget *context, const FileQuestion &question,
                                     std::function<void(const QString &)> answer)
{
    QFileDialog *dialog = makeDialog(context, question);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, context, std::move(answer));
    dialog->open();
}

} // namespace gesso::app
