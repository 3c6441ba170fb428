// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/inputpictures.h"

#include "app/filechooser.h"
#include "app/windowstate.h"
#include "base/whendone.h"
#include "library/library.h"
#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QPointer>
#include <QtConcurrent>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

// Twice the place that it gets, for screens with two pixels to a point.
constexpr int kThumbPixels = 2 * measure::kThumb;

Error noPicture(const QString &path, const QString &reason)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.message = QCoreApplication::translate("InputPictures", "This file is no picture.");
    error.where = QFileInfo(path).fileName();
    error.advice
        = QCoreApplication::translate("InputPictures", "Choose a PNG, JPEG or WebP picture.");
    error.detail = reason;
    return error;
}

Error gone(const QString &path)
{
    Error error;
    error.kind = Error::Kind::NotFound;
    error.message = QCoreApplication::translate("InputPictures", "Not found on this disk");
    error.where = QFileInfo(path).fileName();
    return error;
}

Result<PictureInfo> lookAt(const QString &path)
{
    if (!QFileInfo::exists(path))
        return gone(path);
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty())
        return noPicture(path, reader.errorString());
    reader.setScaledSize(size.scaled(kThumbPixels, kThumbPixels, Qt::KeepAspectRatioByExpanding));
    const QImage thumbnail = reader.read();
    if (thumbnail.isNull())
        return noPicture(path, reader.errorString());
    const bool turned = (reader.transformation() & QImageIOHandler::TransformationRotate90) != 0;
    return PictureInfo {path, turned ? size.transposed() : size, thumbnail};
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

InputPictures::InputPictures(library::Library *library, FileChooser *chooser, WindowState *state,
                             QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_chooser(chooser)
    , m_state(state)
{
    m_pool.setMaxThreadCount(1);
}

InputPictures::~InputPictures()
{
    m_pool.clear(); // nobody waits for what has not begun
    m_pool.waitForDone();
}

QFuture<Result<PictureInfo>> InputPictures::look(const QString &path)
{
    return QtConcurrent::run(&m_pool, lookAt, path);
}

QFuture<Result<QString>> InputPictures::keep(const QImage &image)
{
    const auto store
        = [this](const QByteArray &png) { return m_library->keepInputBytes(png, u"png"_s); };
    const QFuture<Result<QByteArray>> stored
        = whenDone(QtConcurrent::run(&m_pool, pngOf, image), this, store).unwrap();
    return whenDone(stored, this, [this](const Result<QByteArray> &hash) {
        return hash.map([this](const QByteArray &sha) { return m_library->inputPath(sha); });
    });
}

void InputPictures::choose(QWidget *context, std::function<void(const QString &)> answer)
{
    const FileQuestion question {
        tr("Choose a picture"),
        tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)"),
        m_state->folder(u"images"_s),
        {}};
    const auto take = [this, answer = std::move(answer)](const QStringList &paths) {
        m_state->setFolder(u"images"_s, QFileInfo(paths.first()).absolutePath());
        answer(paths.first());
    };
    m_chooser->openFiles(context, question, take);
}

} // namespace gesso::app
