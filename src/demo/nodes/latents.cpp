// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"
#include "demo/nodes/pictures.h"
#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr double kDecodeMs = 90;
constexpr double kMegapixelMs = 160;

Result<void> workOn(const NodeCall &call, const QSize &size)
{
    return call.work(
        static_cast<int>(kDecodeMs + kMegapixelMs * size.width() * (size.height() / 1e6)));
}

QImage blank(const QSize &size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor(122, 118, 112));
    return picture;
}

Result<NodeOutput> emptyLatent(const NodeCall &call)
{
    // A latent has an eighth of the pixels each way.
    const QSize size(call.integer("width", 512) / 8 * 8, call.integer("height", 512) / 8 * 8);
    const int count = call.integer("batch_size", 1);
    if (const auto fits = checkSize(size, count); !fits)
        return fits.error();
    return NodeOutput {{Latent {size, QList<QImage>(count), {}}}, {}};
}

Result<NodeOutput> encode(const NodeCall &call)
{
    const Latent latent = latentOf(call.get<Image>("pixels"));
    if (const auto worked = workOn(call, latent.size); !worked)
        return worked.error();
    return NodeOutput {{latent}, {}};
}

Result<NodeOutput> decode(const NodeCall &call)
{
    const auto &latent = call.get<Latent>("samples");
    if (const auto worked = workOn(call, latent.size); !worked)
        return worked.error();
    Image image;
    for (const QImage &item : latent.items) {
        image.items.append(item.isNull() ? blank(latent.size)
                                         : item.convertToFormat(QImage::Format_RGB32));
        paintMark(image.items.last());
    }
    return NodeOutput {{image}, {}};
}

Result<NodeOutput> encodeForInpaint(const NodeCall &call)
{
    Latent latent = latentOf(call.get<Image>("pixels"));
    if (const auto worked = workOn(call, latent.size); !worked)
        return worked.error();
    const int grow = call.integer("grow_mask_by", 6);
    latent.mask = softened(scaledTo(call.get<Mask>("mask").item, latent.size, u"bilinear"_s),
                           std::max(1.0, grow / 2.0));
    return NodeOutput {{latent}, {}};
}

Result<NodeOutput> setMask(const NodeCall &call)
{
    Latent latent = call.get<Latent>("samples");
    latent.mask = call.get<Mask>("mask").item;
    return NodeOutput {{latent}, {}};
}

Result<NodeOutput> resized(const NodeCall &call, const QSize &size, bool crop)
{
    Latent latent = call.get<Latent>("samples");
    latent.size = QSize(std::max(8, size.width() / 8 * 8), std::max(8, size.height() / 8 * 8));
    if (const auto fits = checkSize(latent.size, latent.items.size()); !fits)
        return fits.error();
    const QString method = call.text("upscale_method");
    for (QImage &item : latent.items) {
        if (!item.isNull())
            item
                = crop ? croppedTo(item, latent.size, method) : scaledTo(item, latent.size, method);
    }
    return NodeOutput {{latent}, {}};
}

Result<NodeOutput> upscale(const NodeCall &call)
{
    const QSize own = call.get<Latent>("samples").size;
    QSize size(call.integer("width"), call.integer("height"));
    // A zero follows from the other side.
    if (size.width() == 0)
        size.setWidth(own.width() * size.height() / std::max(1, own.height()));
    if (size.height() == 0)
        size.setHeight(own.height() * size.width() / std::max(1, own.width()));
    return resized(call, size.isEmpty() ? own : size, call.text("crop") == "center"_L1);
}

Result<NodeOutput> upscaleBy(const NodeCall &call)
{
    const double factor = call.number("scale_by", 1.5);
    const QSize own = call.get<Latent>("samples").size;
    return resized(call,
                   {static_cast<int>(std::lround(own.width() * factor)),
                    static_cast<int>(std::lround(own.height() * factor))},
                   false);
}

Result<NodeOutput> repeated(const NodeCall &call)
{
    Latent latent = call.get<Latent>("samples");
    const QList<QImage> items = latent.items;
    const int amount = call.integer("amount", 1);
    if (const auto fits = checkSize(latent.size, items.size() * amount); !fits)
        return fits.error();
    for (int i = 1; i < amount; ++i)
        latent.items += items;
    return NodeOutput {{latent}, {}};
}

Result<NodeOutput> fromBatch(const NodeCall &call)
{
    Latent latent = call.get<Latent>("samples");
    const auto last = static_cast<int>(latent.items.size()) - 1;
    const int index = call.integer("batch_index");
    const int first = std::clamp(index < 0 ? last + 1 + index : index, 0, std::max(0, last));
    latent.items = latent.items.mid(first, call.integer("length", 1));
    return NodeOutput {{latent}, {}};
}

Result<NodeOutput> composite(const NodeCall &call)
{
    Latent latent = call.get<Latent>("samples_to");
    const auto &from = call.get<Latent>("samples_from");
    for (qsizetype i = 0; i < latent.items.size() && !from.items.isEmpty(); ++i) {
        QImage &item = latent.items[i];
        if (item.isNull())
            item = blank(latent.size);
        QPainter painter(&item);
        painter.drawImage(call.integer("x"), call.integer("y"), from.items[i % from.items.size()]);
    }
    return NodeOutput {{latent}, {}};
}

} // namespace

void addLatents(NodeTable &table)
{
    table[u"EmptyLatentImage"_s] = emptyLatent;
    table[u"EmptySD3LatentImage"_s] = emptyLatent;
    table[u"VAEEncode"_s] = encode;
    table[u"VAEDecode"_s] = decode;
    table[u"VAEDecodeTiled"_s] = decode;
    table[u"VAEEncodeForInpaint"_s] = encodeForInpaint;
    table[u"SetLatentNoiseMask"_s] = setMask;
    table[u"LatentUpscale"_s] = upscale;
    table[u"LatentUpscaleBy"_s] = upscaleBy;
    table[u"RepeatLatentBatch"_s] = repeated;
    table[u"LatentFromBatch"_s] = fromBatch;
    table[u"LatentComposite"_s] = composite;
}

} // namespace gesso::demo
