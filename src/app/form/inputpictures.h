// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QSize>
#include <QThreadPool>

#include <functional>

namespace gesso::library {
class Library;
}

namespace gesso::app {

class FileChooser;
class WindowState;

// What a form shows of a picture on disk.
struct PictureInfo
{
    QString path;
    QSize size;
    QImage thumbnail;
};

// Pictures that go into a workflow: looks at files, keeps what has no file, asks for one. Reading,
// decoding and encoding are done on its own threads.
class InputPictures : public QObject
{
    Q_OBJECT

public:
    InputPictures(library::Library *library, FileChooser *chooser, WindowState *state,
                  QObject *parent = nullptr);
    ~InputPictures() override;

    // The size and a small picture of a file; NotFound when it is gone, Invalid when it is no
    // picture.
    [[nodiscard]] QFuture<Result<PictureInfo>> look(const QString &path);
    // Writes picture data that has no file into the library; gives the path of the copy.
    [[nodiscard]] QFuture<Result<QString>> keep(const QImage &image);
    // Asks a person for a picture.
    void choose(QWidget *context, std::function<void(const QString &)> answer);

private:
    library::Library *m_library;
    FileChooser *m_chooser;
    WindowState *m_state;
    QThreadPool m_pool;
};

} // namespace gesso::app
