// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/exif.h"

#include "workflow/embedded/fault.h"

#include <QStringDecoder>
#include <QtEndian>

#include <algorithm>
#include <vector>

using namespace std::string_view_literals;

namespace gesso {

namespace {

enum ExifType : quint16 { Byte = 1, Ascii = 2, Undefined = 7, Utf8 = 129 };
enum ExifTag : quint16 { ExifDirectory = 0x8769, UserComment = 0x9286, XpComment = 0x9c9c };

constexpr qsizetype kEntry = 12;
constexpr qsizetype kCharacterCode = 8; // what a user comment begins with
constexpr std::size_t kMostDirectories = 8;

// A UTF-16 text in the byte order that makes it readable: writers disagree with the block's.
QByteArray fromUtf16(QByteArrayView text, bool isBigEndian)
{
    qsizetype zerosFirst = 0;
    qsizetype zerosSecond = 0;
    for (qsizetype i = 0; i + 1 < std::min<qsizetype>(text.size(), 256); i += 2) {
        zerosFirst += text[i] == 0 ? 1 : 0;
        zerosSecond += text[i + 1] == 0 ? 1 : 0;
    }
    const bool big = zerosFirst == zerosSecond ? isBigEndian : zerosFirst > zerosSecond;
    QStringDecoder decoder(big ? QStringDecoder::Utf16BE : QStringDecoder::Utf16LE);
    const QString decoded = decoder(text);
    return decoded.toUtf8();
}

class Directories
{
public:
    Directories(QByteArrayView tiff, TextCollector &texts)
        : m_tiff(tiff)
        , m_texts(texts)
        , m_isBigEndian(tiff.startsWith("MM"))
    {
    }

    Result<void> read();

private:
    [[nodiscard]] quint64 number(qsizetype at, qsizetype width) const;
    Result<void> readDirectory(qsizetype at);
    Result<void> readEntry(qsizetype at);
    void noteDirectory(qsizetype at);
    void readComment(QByteArrayView value);

    QByteArrayView m_tiff;
    TextCollector &m_texts;
    bool m_isBigEndian;
    std::vector<qsizetype> m_found; // where the directories are
    qsizetype m_taken = 0;
};

// Zero outside the block.
quint64 Directories::number(qsizetype at, qsizetype width) const
{
    if (at < 0 || at > m_tiff.size() - width)
        return 0;
    if (width == 2)
        return m_isBigEndian ? qFromBigEndian<quint16>(m_tiff.data() + at)
                             : qFromLittleEndian<quint16>(m_tiff.data() + at);
    return m_isBigEndian ? qFromBigEndian<quint32>(m_tiff.data() + at)
                         : qFromLittleEndian<quint32>(m_tiff.data() + at);
}

Result<void> Directories::read()
{
    m_found.push_back(qsizetype(number(4, 4)));
    std::size_t next = 0;
    while (next < m_found.size()) { // grows on the way
        if (auto done = readDirectory(m_found[next++]); !done)
            return done;
    }
    return {};
}

Result<void> Directories::readDirectory(qsizetype at)
{
    const auto count = qsizetype(number(at, 2));
    if (at < 8 || at > m_tiff.size() - 2 || count * kEntry > m_tiff.size() - at - 2)
        return fault::tooLong("EXIF", at);
    for (qsizetype i = 0; i < count; ++i) {
        if (auto done = readEntry(at + 2 + i * kEntry); !done)
            return done;
    }
    return {};
}

void Directories::noteDirectory(qsizetype at)
{
    if (m_found.size() < kMostDirectories && std::ranges::find(m_found, at) == m_found.end())
        m_found.push_back(at);
}

Result<void> Directories::readEntry(qsizetype at)
{
    const auto tag = quint16(number(at, 2));
    const auto type = quint16(number(at + 2, 2));
    const auto count = qsizetype(number(at + 4, 4));
    const auto value = qsizetype(number(at + 8, 4));
    if (tag == ExifDirectory) {
        noteDirectory(value);
        return {};
    }
    const bool isComment = tag == UserComment || tag == XpComment;
    const bool isText
        = type == Ascii || type == Utf8 || (isComment && (type == Undefined || type == Byte));
    if (!isText)
        return {};
    const qsizetype start = count <= 4 ? at + 8 : value;
    if (start > m_tiff.size() || count > m_tiff.size() - start)
        return fault::tooLong("EXIF", at);
    const QByteArrayView text = m_tiff.sliced(start, count);
    m_taken += count;
    if (m_taken > m_tiff.size()) // texts over one another
        return fault::tooLong("EXIF", at);
    if (tag == UserComment)
        readComment(text);
    else if (tag == XpComment)
        m_texts.addText(fromUtf16(text, false));
    else
        m_texts.addText(text.toByteArray());
    return {};
}

// EXIF 2.32, 4.6.5, "UserComment": eight bytes say how the rest is written.
void Directories::readComment(QByteArrayView value)
{
    const QByteArrayView code = value.first(std::min(kCharacterCode, value.size()));
    const QByteArrayView rest = value.sliced(code.size());
    if (code == QByteArrayView("UNICODE\0"sv))
        m_texts.addText(fromUtf16(rest, m_isBigEndian));
    else if (code == QByteArrayView("ASCII\0\0\0"sv)
             || code == QByteArrayView("\0\0\0\0\0\0\0\0"sv))
        m_texts.addText(rest.toByteArray());
    else
        m_texts.addText(value.toByteArray());
}

// Where the TIFF header is: containers put a mark or an offset before it.
qsizetype headerAt(QByteArrayView block)
{
    constexpr qsizetype kMostBefore = 64;
    for (qsizetype at = 0; at < std::min(kMostBefore, block.size()); ++at) {
        const QByteArrayView rest = block.sliced(at);
        if (rest.startsWith("MM\0*"sv) || rest.startsWith("II*\0"sv))
            return at;
    }
    return -1;
}

} // namespace

Result<void> readExif(const QByteArray &block, TextCollector &texts)
{
    const qsizetype start = headerAt(block);
    if (start < 0)
        return fault::broken("EXIF");
    return Directories(QByteArrayView(block).sliced(start), texts).read();
}

} // namespace gesso
