// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QWidget;

namespace gesso::app {

// What is asked when a person must choose a file.
struct FileQuestion
{
    QString title;
    QString filter; // as QFileDialog takes it: "Pictures (*.png *.jpg)"
    QString folder; // where to begin
    QString name; // proposed file name; only for saving
};

// Asks for files without blocking; an interface, so that tests answer without a dialog. The answer
// does not come when the person cancels, nor when `context` has been destroyed.
class FileChooser
{
public:
    FileChooser() = default;
    virtual ~FileChooser() = default;
    Q_DISABLE_COPY_MOVE(FileChooser)

    virtual void openFiles(QWidget *context, const FileQuestion &question,
                           std::function<void(const QStringList &)> answer)
        = 0;
    virtual void saveFile(QWidget *context, const FileQuestion &question,
                          std::function<void(const QString &)> answer)
        = 0;
    virtual void chooseFolder(QWidget *context, const FileQuestion &question,
                              std::function<void(const QString &)> answer)
        = 0;
};

// The system's file dialogs.
class DialogFileChooser final : public FileChooser
{
public:
    void openFiles(QWidget *context, const FileQuestion &question,
                   std::function<void(const QStringList &)> answer) override;
    void saveFile(QWidget *context, const FileQuestion &question,
                  std::function<void(const QString &)> answer) override;
    void chooseFolder(QWidget *context, const FileQuestion &question,
                      std::function<void(const QString &)> answer) override;
};

} // namespace gesso::app
