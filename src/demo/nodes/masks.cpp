// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/nodes.h"
#include "demo/nodes/pictures.h"

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

// The highest (or lowest) value within a distance along each line.
QImage spreadAcross(const QImage &mask, int distance, bool highest)
{
    QImage out = mask;
    for (int y = 0; y < mask.height(); ++y) {
        const uchar *line = mask.constScanLine(y);
        uchar *spread = out.scanLine(y);
        for (int x = 0; x < mask.width(); ++x) {
            const auto [lowest, best] = std::minmax_element(
                line + std::max(0, x - distance), line + std::min(mask.width(), x + distance + 1));
            spread[x] = highest ? *best : *lowest;
        }
    }
    return out;
}

QImage spread(const QImage &mask, int distance, bool highest)
{
    const QTransform turn = QTransform().rotate(90);
    const QImage across = spreadAcross(mask, distance, highest).transformed(turn);
    return spreadAcross(across, distance, highest).transformed(turn.inverted());
}

Result<NodeOutput> grow(const NodeCall &call)
{
    const int expand = std::clamp(call.integer("expand"), -64, 64);
    const QImage &mask = call.get<Mask>("mask").item;
    return NodeOutput {{Mask {spread(mask, std::abs(expand), expand > 0)}}, {}};
}

Result<NodeOutput> solid(const NodeCall &call)
{
    const QSize size(call.integer("width", 512), call.integer("height", 512));
    if (const auto fits = checkSize(size); !fits)
        return fits.error();
    return NodeOutput {
        {Mask {blankMask(size, static_cast<int>(std::lround(call.number("value", 1) * 255)))}}, {}};
}

Result<NodeOutput> invert(const NodeCall &call)
{
    QImage mask = call.get<Mask>("mask").item;
    mask.invertPixels();
    return NodeOutput {{Mask {mask}}, {}};
}

Result<NodeOutput> feather(const NodeCall &call)
{
    QImage mask = call.get<Mask>("mask").item;
    const int left = call.integer("left");
    const int top = call.integer("top");
    const int right = call.integer("right");
    const int bottom = call.integer("bottom");
    const auto share = [](int distance, int over) {
        return over <= 0 ? 1.0 : std::min(1.0, (distance + 1.0) / over);
    };
    for (int y = 0; y < mask.height(); ++y) {
        const double upright = share(y, top) * share(mask.height() - 1 - y, bottom);
        uchar *line = mask.scanLine(y);
        for (int x = 0; x < mask.width(); ++x) {
            const double part = upright * share(x, left) * share(mask.width() - 1 - x, right);
            line[x] = static_cast<uchar>(line[x] * part);
        }
    }
    return NodeOutput {{Mask {mask}}, {}};
}

int combined(const QString &operation, int a, int b)
{
    if (operation == "multiply"_L1)
        return a * b / 255;
    if (operation == "add"_L1)
        return std::min(255, a + b);
    if (operation == "subtract"_L1)
        return std::max(0, a - b);
    const bool first = a > 127;
    const bool second = b > 127;
    if (operation == "and"_L1)
        return first && second ? 255 : 0;
    if (operation == "or"_L1)
        return first || second ? 255 : 0;
    return first != second ? 255 : 0;
}

Result<NodeOutput> composite(const NodeCall &call)
{
    QImage mask = call.get<Mask>("destination").item;
    const QImage &source = call.get<Mask>("source").item;
    const QPoint at(call.integer("x"), call.integer("y"));
    const QRect part = QRect(at, source.size()) & mask.rect();
    const QString operation = call.text("operation");
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            uchar &value = mask.scanLine(y)[x];
            value = static_cast<uchar>(
                combined(operation, value, source.constScanLine(y - at.y())[x - at.x()]));
        }
    }
    return NodeOutput {{Mask {mask}}, {}};
}

Result<NodeOutput> toImage(const NodeCall &call)
{
    return NodeOutput {
        {Image {{call.get<Mask>("mask").item.convertToFormat(QImage::Format_RGB32)}}}, {}};
}

} // namespace

void addMasks(NodeTable &table)
{
    table[u"GrowMask"_s] = grow;
    table[u"SolidMask"_s] = solid;
    table[u"InvertMask"_s] = invert;
    table[u"FeatherMask"_s] = feather;
    table[u"MaskComposite"_s] = composite;
    table[u"MaskToImage"_s] = toImage;
}

} // namespace gesso::demo
