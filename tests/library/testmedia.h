// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>

namespace gesso::test {

// A picture whose content follows from its number, encoded.
inline QByteArray picture(int number = 0, const char *format = "PNG", QSize size = {32, 24})
{
    QImage image(size, QImage::Format_RGB32);
    image.setDotsPerMeterX(3780); // else the screen's
    image.setDotsPerMeterY(3780);
    image.fill(QColor::fromHsv(number * 37 % 360, 200, 200));
    image.setPixel(number % size.width(), 0, qRgb(number & 255, number >> 8 & 255, 7));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

} // namespace gesso::test
