// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace gesso::library {

// Reads a file here and there, a few bytes at a time; what lies outside the file reads as zero
// bytes, so that a reader checks positions against size() where it matters.
class ByteSource
{
public:
    explicit ByteSource(const QString &path);

    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }
    [[nodiscard]] QString errorString() const { return m_file.errorString(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    // Fewer bytes at the end of the file.
    [[nodiscard]] QByteArray bytes(qint64 position, qint64 count);
    [[nodiscard]] quint8 u8(qint64 position);
    // Big-endian and little-endian.
    [[nodiscard]] quint64 be(qint64 position, int width);
    [[nodiscard]] quint64 le(qint64 position, int width);

private:
    QFile m_file;
    qint64 m_size = 0;
    QByteArray m_window;
    qint64 m_windowStart = 0;
};

} // namespace gesso::library
