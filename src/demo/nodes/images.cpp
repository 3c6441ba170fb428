// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"
#include "demo/nodes/pictures.h"
#include "demo/paint/picture.h"

#include <QColor>
#include <QImageReader>
#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

// The file that a loader names; what is wrong with it as a ComfyUI's library words it.
Result<QImage> load(const NodeCall &call)
{
    const QString name = call.text("image");
    const auto path = call.around().files->annotated(name);
    if (!path)
        return nodeError(u"FileNotFoundError"_s,
                         u"[Errno 2] No such file or directory: '%1'"_s.arg(name));
    QImageReader reader(*path);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid()) {
        if (const auto fits = checkSize(size); !fits)
            return fits.error();
    }
    const QImage picture = reader.read();
    if (!picture.isNull())
        return picture;
    if (reader.error() == QImageReader::UnsupportedFormatError)
        return nodeError(u"PIL.UnidentifiedImageError"_s,
                         u"cannot identify image file '%1'"_s.arg(name));
    return nodeError(u"OSError"_s, u"Truncated File Read"_s);
}

QImage withoutAlpha(const QImage &picture)
{
    QImage opaque = picture.convertToFormat(QImage::Format_ARGB32);
    // The colours under the transparency stay, as they do in a ComfyUI.
    for (int y = 0; y < opaque.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(opaque.scanLine(y));
        std::for_each(line, line + opaque.width(), [](QRgb &pixel) { pixel |= 0xff000000U; });
    }
    return opaque.convertToFormat(QImage::Format_RGB32);
}

// White where the picture is transparent; small and black when it is nowhere.
QImage maskOfAlpha(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return blankMask({64, 64}, 0);
    QImage mask = picture.convertToFormat(QImage::Format_Alpha8);
    mask.reinterpretAsFormat(QImage::Format_Grayscale8);
    mask.invertPixels();
    return mask;
}

Result<NodeOutput> loadImage(const NodeCall &call)
{
    const auto picture = load(call);
    return picture.map([](const QImage &p) {
        return NodeOutput {{Image {{withoutAlpha(p)}}, Mask {maskOfAlpha(p)}}, {}};
    });
}

QImage channelOf(const QImage &picture, const QString &channel)
{
    if (channel == "alpha"_L1)
        return maskOfAlpha(picture);
    const QImage colours = picture.convertToFormat(QImage::Format_ARGB32);
    const int shift = channel == "red"_L1 ? 16 : (channel == "green"_L1 ? 8 : 0);
    QImage mask(colours.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < mask.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(colours.constScanLine(y));
        uchar *to = mask.scanLine(y);
        for (int x = 0; x < mask.width(); ++x)
            to[x] = static_cast<uchar>((from[x] >> static_cast<unsigned>(shift)) & 0xffU);
    }
    return mask;
}

Result<NodeOutput> loadMask(const NodeCall &call)
{
    const auto picture = load(call);
    return picture.map([&call](const QImage &p) {
        return NodeOutput {{Mask {channelOf(p, call.text("channel"))}}, {}};
    });
}

Result<NodeOutput> imageToMask(const NodeCall &call)
{
    return NodeOutput {{Mask {channelOf(firstOf(call.get<Image>("image")), call.text("channel"))}},
                       {}};
}

Result<NodeOutput> emptyImage(const NodeCall &call)
{
    const QSize size(call.integer("width", 512), call.integer("height", 512));
    const int count = call.integer("batch_size", 1);
    if (const auto fits = checkSize(size, count); !fits)
        return fits.error();
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor::fromRgb(static_cast<QRgb>(call.integer("color"))));
    return NodeOutput {{Image {QList<QImage>(count, picture)}}, {}};
}

Result<NodeOutput> resized(const NodeCall &call, const QSize &size, bool crop)
{
    const auto &image = call.get<Image>("image");
    if (const auto fits = checkSize(size, image.items.size()); !fits)
        return fits.error();
    const QString method = call.text("upscale_method");
    return NodeOutput {{eachOf(image,
                               [&](const QImage &picture) {
                                   return crop ? croppedTo(picture, size, method)
                                               : scaledTo(picture, size, method);
                               })},
                       {}};
}

Result<NodeOutput> scale(const NodeCall &call)
{
    const QSize own = firstOf(call.get<Image>("image")).size();
    QSize size(call.integer("width"), call.integer("height"));
    if (size.width() == 0)
        size.setWidth(own.width() * size.height() / own.height());
    if (size.height() == 0)
        size.setHeight(own.height() * size.width() / own.width());
    return resized(call, size.isEmpty() ? own : size, call.text("crop") == "center"_L1);
}

Result<NodeOutput> scaleBy(const NodeCall &call)
{
    const double factor = call.number("scale_by", 1);
    const QSize own = firstOf(call.get<Image>("image")).size();
    return resized(call,
                   {static_cast<int>(std::lround(own.width() * factor)),
                    static_cast<int>(std::lround(own.height() * factor))},
                   false);
}

Result<NodeOutput> scaleToPixels(const NodeCall &call)
{
    const QSize own = firstOf(call.get<Image>("image")).size();
    const double pixels = call.number("megapixels", 1) * 1024 * 1024;
    const double factor = std::sqrt(pixels / (double {1} * own.width() * own.height()));
    const int grid = std::max(1, call.integer("resolution_steps", 1));
    const auto onGrid = [grid, factor](int length) {
        return std::max(grid, static_cast<int>(std::lround(length * factor / grid)) * grid);
    };
    return resized(call, {onGrid(own.width()), onGrid(own.height())}, false);
}

Result<NodeOutput> upscaleWithModel(const NodeCall &call)
{
    const double factor = call.get<UpscaleModel>("upscale_model").factor;
    const QSize size = firstOf(call.get<Image>("image")).size() * factor;
    if (const auto worked
        = call.work(static_cast<int>(120 + 260 * (size.width() * (size.height() / 1e6))));
        !worked)
        return worked.error();
    return resized(call, size, false);
}

Result<NodeOutput> size(const NodeCall &call)
{
    const auto &image = call.get<Image>("image");
    const QSize own = firstOf(image).size();
    return NodeOutput {{json::Value(own.width()), json::Value(own.height()),
                        json::Value(static_cast<int>(image.items.size()))},
                       {}};
}

Result<NodeOutput> batch(const NodeCall &call)
{
    Image both = call.get<Image>("image1");
    const QSize size = firstOf(both).size();
    for (const QImage &item : call.get<Image>("image2").items)
        both.items.append(item.size() == size ? item : croppedTo(item, size, u"bilinear"_s));
    return NodeOutput {{both}, {}};
}

Result<NodeOutput> repeated(const NodeCall &call)
{
    const auto &image = call.get<Image>("image");
    Image many;
    // The pictures are shared, not copied.
    for (int i = 0; i < call.integer("amount", 1); ++i)
        many.items += image.items;
    return NodeOutput {{many}, {}};
}

Result<NodeOutput> fromBatch(const NodeCall &call)
{
    const auto &image = call.get<Image>("image");
    const auto last = static_cast<int>(image.items.size()) - 1;
    const int index = call.integer("batch_index");
    const int first = std::clamp(index < 0 ? last + 1 + index : index, 0, std::max(0, last));
    return NodeOutput {{Image {image.items.mid(first, call.integer("length", 1))}}, {}};
}

} // namespace

void addImages(NodeTable &table)
{
    table[u"LoadImage"_s] = loadImage;
    table[u"LoadImageMask"_s] = loadMask;
    table[u"ImageToMask"_s] = imageToMask;
    table[u"EmptyImage"_s] = emptyImage;
    table[u"ImageScale"_s] = scale;
    table[u"ImageScaleBy"_s] = scaleBy;
    table[u"ImageScaleToTotalPixels"_s] = scaleToPixels;
    table[u"ImageUpscaleWithModel"_s] = upscaleWithModel;
    table[u"GetImageSize"_s] = size;
    table[u"ImageBatch"_s] = batch;
    table[u"RepeatImageBatch"_s] = repeated;
    table[u"ImageFromBatch"_s] = fromBatch;
}

} // namespace gesso::demo
