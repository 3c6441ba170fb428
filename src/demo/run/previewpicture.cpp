// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/previewpicture.h"

#include <QBuffer>

namespace gesso::demo {

namespace {

constexpr int kPreviewSize = 512;
constexpr int kPreviewQuality = 95;

QByteArray encoded(const QImage &picture, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, format, quality) ? bytes : QByteArray();
}

} // namespace

QByteArray previewJpeg(const QImage &picture)
{
    const QImage scaled
        = picture.scaled(kPreviewSize, kPreviewSize, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return encoded(scaled.convertToFormat(QImage::Format_RGB32), "JPEG", kPreviewQuality);
}

QByteArray wholePng(const QImage &picture)
{
    return encoded(picture, "PNG", -1);
}

} // namespace gesso::demo
