// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"
#include "demo/nodes/pictures.h"
#include "demo/paint/picture.h"

#include <QHash>
#include <QPainter>
#include <QTransform>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

Result<NodeOutput> each(const NodeCall &call, const std::function<QImage(const QImage &)> &f)
{
    return NodeOutput {{eachOf(call.get<Image>("image"), f)}, {}};
}

Result<NodeOutput> invert(const NodeCall &call)
{
    return each(call, [](QImage picture) {
        picture.invertPixels();
        return picture;
    });
}

Result<NodeOutput> blur(const NodeCall &call)
{
    const double radius = call.integer("blur_radius", 1) * call.number("sigma", 1);
    return each(call, [radius](const QImage &picture) {
        return softened(picture, 1 + std::min(radius, 64.0));
    });
}

Result<NodeOutput> flip(const NodeCall &call)
{
    const bool upright = call.text("flip_method").startsWith(u'x');
    return each(call,
                [upright](const QImage &picture) { return picture.mirrored(!upright, upright); });
}

Result<NodeOutput> rotate(const NodeCall &call)
{
    const int degrees = call.text("rotation").section(u' ', 0, 0).toInt();
    return each(call, [degrees](const QImage &picture) {
        return picture.transformed(QTransform().rotate(degrees))
            .convertToFormat(QImage::Format_RGB32);
    });
}

Result<NodeOutput> blend(const NodeCall &call)
{
    static const QHash<QString, QPainter::CompositionMode> modes {
        {u"normal"_s, QPainter::CompositionMode_SourceOver},
        {u"multiply"_s, QPainter::CompositionMode_Multiply},
        {u"screen"_s, QPainter::CompositionMode_Screen},
        {u"overlay"_s, QPainter::CompositionMode_Overlay},
        {u"soft_light"_s, QPainter::CompositionMode_SoftLight},
        {u"difference"_s, QPainter::CompositionMode_Difference}};
    const QImage over = firstOf(call.get<Image>("image2"));
    const double factor = call.number("blend_factor", 0.5);
    const auto mode = modes.value(call.text("blend_mode"), QPainter::CompositionMode_SourceOver);
    const auto blendOne = [&](QImage picture) {
        QPainter painter(&picture);
        painter.setOpacity(factor);
        painter.setCompositionMode(mode);
        painter.drawImage(0, 0, croppedTo(over, picture.size(), u"bicubic"_s));
        return picture;
    };
    return NodeOutput {{eachOf(call.get<Image>("image1"), blendOne)}, {}};
}

Result<NodeOutput> composite(const NodeCall &call)
{
    const QImage source = firstOf(call.get<Image>("source"));
    const QImage &mask = call.get<Mask>("mask").item;
    const QPoint at(call.integer("x"), call.integer("y"));
    const bool fit = call.flag("resize_source");
    const auto compositeOne = [&](const QImage &destination) {
        const QImage own = destination.convertToFormat(QImage::Format_RGB32);
        const QImage put = fit ? scaledTo(source, own.size(), u"bilinear"_s) : source;
        QImage over = own;
        QPainter(&over).drawImage(at, put);
        if (mask.isNull())
            return over;
        QImage share = blankMask(own.size(), 0);
        QPainter(&share).drawImage(at, scaledTo(mask, put.size(), u"bilinear"_s));
        return masked(own, over, share);
    };
    return NodeOutput {{eachOf(call.get<Image>("destination"), compositeOne)}, {}};
}

Result<NodeOutput> crop(const NodeCall &call)
{
    const QRect wanted(call.integer("x"), call.integer("y"), call.integer("width", 512),
                       call.integer("height", 512));
    return each(call, [wanted](const QImage &picture) {
        QRect part = wanted;
        part.moveLeft(std::min(part.x(), picture.width() - 1));
        part.moveTop(std::min(part.y(), picture.height() - 1));
        return picture.copy(part & picture.rect());
    });
}

// What is new around a picture, as a mask that fades into the picture over so many pixels.
QImage borderMask(const QSize &whole, const QRect &inside, int feather)
{
    QImage mask = blankMask(whole, 255);
    const QRect core
        = inside.adjusted(inside.left() > 0 ? feather : 0, inside.top() > 0 ? feather : 0,
                          inside.right() < whole.width() - 1 ? -feather : 0,
                          inside.bottom() < whole.height() - 1 ? -feather : 0);
    QPainter(&mask).fillRect(core, Qt::black);
    return softened(mask, std::max(1.0, feather / 3.0));
}

Result<NodeOutput> pad(const NodeCall &call)
{
    const auto &image = call.get<Image>("image");
    const QPoint at(call.integer("left"), call.integer("top"));
    const QSize own = firstOf(image).size();
    const QSize size = own + QSize(at.x() + call.integer("right"), at.y() + call.integer("bottom"));
    if (const auto fits = checkSize(size, image.items.size()); !fits)
        return fits.error();
    const Image padded = eachOf(image, [&](const QImage &picture) {
        QImage large(size, QImage::Format_RGB32);
        large.fill(Qt::gray);
        QPainter(&large).drawImage(at, picture);
        return large;
    });
    return NodeOutput {{padded, Mask {borderMask(size, {at, own}, call.integer("feathering", 40))}},
                       {}};
}

} // namespace

void addImageEdits(NodeTable &table)
{
    table[u"ImageInvert"_s] = invert;
    table[u"ImageBlur"_s] = blur;
    table[u"ImageFlip"_s] = flip;
    table[u"ImageRotate"_s] = rotate;
    table[u"ImageBlend"_s] = blend;
    table[u"ImageCompositeMasked"_s] = composite;
    table[u"ImageCrop"_s] = crop;
    table[u"ImagePadForOutpaint"_s] = pad;
}

} // namespace gesso::demo
