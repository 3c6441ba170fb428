// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/thumbnails/thumbnailmaker.h"

#include "library/thumbnails.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

// Above this a PNG is scaled while it is read: slower, but the memory stays small (limits.md, 4.1
// and 8).
constexpr qint64 kPixelsToReadWhole = 16'000'000;
// What a hostile header may claim before it is not even tried.
constexpr qint64 kMostPixels = 1'200'000'000;
constexpr int kJpegQuality = 85;
constexpr int kWebpQuality = 80;

QString tr(const char *text)
{
    return QCoreApplication::translate("gesso::library::Thumbnails", text);
}

QString reasonForKind(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
    case MediaKind::Animation:
        return {};
    case MediaKind::Video:
        return tr("A video has no thumbnail.");
    case MediaKind::Audio:
        return tr("A sound has no thumbnail.");
    case MediaKind::Model3d:
        return tr("A 3D model has no thumbnail.");
    case MediaKind::Text:
        return tr("A text has no thumbnail.");
    case MediaKind::Other:
        return tr("This kind of file has no thumbnail.");
    }
    return {};
}

Error noThumbnail(Error::Kind kind, const QString &message, const QString &path,
                  const QString &detail = {})
{
    return {kind, message, QDir::toNativeSeparators(path), {}, detail};
}

QSize fitted(const QSize &size)
{
    const QSize box(Thumbnails::kSide, Thumbnails::kSide);
    if (size.width() <= box.width() && size.height() <= box.height())
        return size;
    return size.scaled(box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

bool showsThrough(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) < 255)
                return true;
        }
    }
    return false;
}

} // namespace

Result<QImage> makeThumbnail(const ResultRecord &record)
{
    if (const QString reason = reasonForKind(record.kind); !reason.isEmpty())
        return noThumbnail(Error::Kind::Invalid, reason, record.path);
    if (record.mimeType == "image/svg+xml"_L1)
        return noThumbnail(Error::Kind::Invalid, tr("A drawing in SVG has no thumbnail."),
                           record.path);
    if (!QFileInfo::exists(record.path))
        return noThumbnail(Error::Kind::Io, tr("The file is gone."), record.path);
    QImageReader reader(record.path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    const qint64 pixels = qint64(size.width()) * size.height();
    if (size.isValid() && pixels > kMostPixels)
        return noThumbnail(Error::Kind::Invalid, tr("The picture is too large."), record.path);
    const bool scalesWell = reader.format() == "jpeg";
    if (size.isValid() && (scalesWell || pixels > kPixelsToReadWhole))
        reader.setScaledSize(fitted(size));
    const QImage picture = reader.read();
    if (picture.isNull())
        return noThumbnail(Error::Kind::Io, tr("The picture cannot be read."), record.path,
                           reader.errorString());
    return toThumbnail(picture);
}

QImage toThumbnail(const QImage &picture)
{
    const QSize size = fitted(picture.size());
    const QImage scaled = size == picture.size()
        ? picture
        : picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    return scaled.convertToFormat(showsThrough(scaled) ? QImage::Format_ARGB32_Premultiplied
                                                       : QImage::Format_RGB32);
}

QByteArray encodeThumbnail(const QImage &thumbnail)
{
    const bool isOpaque = !thumbnail.hasAlphaChannel();
    const bool hasWebp = QImageWriter::supportedImageFormats().contains("webp");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, isOpaque ? "jpeg" : hasWebp ? "webp" : "png");
    if (isOpaque || hasWebp)
        writer.setQuality(isOpaque ? kJpegQuality : kWebpQuality);
    return writer.write(thumbnail) ? bytes : QByteArray();
}

QImage decodeThumbnail(const QByteArray &bytes)
{
    const QImage image = QImage::fromData(bytes);
    if (image.isNull())
        return {};
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied
                                                         : QImage::Format_RGB32);
}

} // namespace gesso::library
