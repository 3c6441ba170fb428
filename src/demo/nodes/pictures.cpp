// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/pictures.h"

#include "demo/run/nodecall.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

QImage firstOf(const Image &image)
{
    if (!image.items.isEmpty())
        return image.items.first();
    QImage grey(64, 64, QImage::Format_RGB32);
    grey.fill(Qt::gray);
    return grey;
}

Latent latentOf(const Image &image)
{
    return {.size = firstOf(image).size(), .items = image.items};
}

Image eachOf(const Image &image, const std::function<QImage(const QImage &)> &f)
{
    Image changed;
    for (const QImage &item : image.items)
        changed.items.append(f(item));
    return changed;
}

QImage scaledTo(const QImage &picture, const QSize &size, const QString &method)
{
    const QSize atLeast = size.expandedTo({1, 1});
    const bool hard = method.startsWith("nearest"_L1);
    return picture
        .scaled(atLeast, Qt::IgnoreAspectRatio,
                hard ? Qt::FastTransformation : Qt::SmoothTransformation)
        .convertToFormat(picture.format());
}

QImage croppedTo(const QImage &picture, const QSize &size, const QString &method)
{
    QRect part({0, 0}, size.scaled(picture.size(), Qt::KeepAspectRatio));
    part.moveCenter(picture.rect().center());
    return scaledTo(picture.copy(part), size, method);
}

Result<void> checkSize(const QSize &size, qint64 count)
{
    if (qint64 {size.width()} * size.height() * count <= kMostPixels)
        return {};
    return nodeError(
        u"torch.OutOfMemoryError"_s,
        u"Allocation on device 0 would exceed allowed memory. (out of memory)\n"
        "The demo server makes at most %1 million pixels at once.\n"_s.arg(kMostPixels >> 20));
}

QImage blankMask(const QSize &size, int value)
{
    QImage mask(size, QImage::Format_Grayscale8);
    mask.fill(static_cast<uint>(std::clamp(value, 0, 255)));
    return mask;
}

} // namespace gesso::demo
