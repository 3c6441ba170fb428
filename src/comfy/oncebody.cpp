// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/oncebody.h"

#include <cstring>

namespace gesso::comfy {

OnceBody::OnceBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceBody::bytesAvailable() const
{
    return m_bytes.size() - m_read + QIODevice::bytesAvailable();
}

qint64 OnceBody::readData(char *data, qint64 maxSize)
{
    const qsizetype count = std::min<qsizetype>(m_bytes.size() - m_read, maxSize);
    if (count <= 0)
        return m_read == m_bytes.size() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_read, static_cast<std::size_t>(count));
    m_read += count;
    return count;
}

qint64 OnceBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace gesso::comfy
