// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

class QIODevice;

namespace gesso {

// Reads a file here and there, a few bytes at a time; what lies outside the file reads as zero
// bytes, so that a reader checks positions against size() where it matters.
class ByteSource
{
public:
    // The device is open, can be sought in, and outlives this. `window`: bytes read at once at
    // least; large for files that are read through, small for those that are skipped through.
    explicit ByteSource(QIODevice *device, qint64 window = 4096);

    [[nodiscard]] qint64 size() const { return m_size; }
    // What the device said when it could not be read; empty when it could.
    [[nodiscard]] QString fault() const { return m_fault; }
    // Fewer bytes at the end of the file.
    [[nodiscard]] QByteArray bytes(qint64 position, qint64 count);
    [[nodiscard]] quint8 u8(qint64 position);
    // Big-endian and little-endian.
    [[nodiscard]] quint64 be(qint64 position, int width);
    [[nodiscard]] quint64 le(qint64 position, int width);

private:
    QIODevice *m_device;
    qint64 m_leastRead;
    qint64 m_size = 0;
    QByteArray m_window;
    qint64 m_windowStart = 0;
    QString m_fault;
};

} // namespace gesso
