// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/framedecoder.h"

#include "base/whendone.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

QImage forPainting(const QImage &image)
{
    if (image.isNull())
        return image;
    const QImage::Format wanted
        = image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32;
    return image.format() == wanted ? image : image.convertToFormat(wanted);
}

QImage decodeForPainting(const QByteArray &bytes)
{
    return forPainting(QImage::fromData(bytes));
}

FrameDecoder::FrameDecoder(QObject *parent)
    : QObject(parent)
    , m_worker(u"frames"_s)
{
}

void FrameDecoder::decode(const QByteArray &frame)
{
    if (m_busy || !m_wanted)
        m_waiting = frame;
    else
        start(frame);
}

void FrameDecoder::reset()
{
    m_waiting.reset();
    ++m_round;
}

void FrameDecoder::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (wanted && !m_busy && m_waiting)
        start(*std::exchange(m_waiting, std::nullopt));
}

void FrameDecoder::start(const QByteArray &frame)
{
    m_busy = true;
    whenDone(m_worker.run([frame] { return decodeForPainting(frame); }), this,
             [this, round = m_round](const QImage &image) { decoded(image, round); });
}

void FrameDecoder::decoded(const QImage &image, int round)
{
    // Told before the next one starts: frames come out in order.
    if (round == m_round && image.isNull())
        emit frameBroken();
    else if (round == m_round)
        emit frameDecoded(image);
    m_busy = false;
    if (m_wanted && m_waiting)
        start(*std::exchange(m_waiting, std::nullopt));
}

} // namespace gesso
