// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/bytesource.h"

#include <QIODevice>

#include <algorithm>

namespace gesso {

ByteSource::ByteSource(QIODevice *device, qint64 window)
    : m_device(device)
    , m_leastRead(window)
    , m_size(device->size())
{
}

QByteArray ByteSource::bytes(qint64 position, qint64 count)
{
    if (position < 0 || position >= m_size || count <= 0)
        return {};
    count = std::min(count, m_size - position);
    const qint64 inWindow = position - m_windowStart;
    if (inWindow >= 0 && inWindow + count <= m_window.size())
        return m_window.mid(inWindow, count);
    if (!m_device->seek(position)) {
        m_fault = m_device->errorString();
        return {};
    }
    m_window = m_device->read(std::max(count, m_leastRead));
    m_windowStart = position;
    if (m_window.size() < count)
        m_fault = m_device->errorString();
    return m_window.left(count);
}

quint8 ByteSource::u8(qint64 position)
{
    return quint8(be(position, 1));
}

quint64 ByteSource::be(qint64 position, int width)
{
    const QByteArray read = bytes(position, width);
    quint64 value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | (i < read.size() ? quint8(read[i]) : 0);
    return value;
}

quint64 ByteSource::le(qint64 position, int width)
{
    const QByteArray read = bytes(position, width);
    quint64 value = 0;
    for (int i = width - 1; i >= 0; --i)
        value = value << 8 | (i < read.size() ? quint8(read[i]) : 0);
    return value;
}

} // namespace gesso
