// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/place.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::json {

QString placeInWords(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::string_view start = before.substr(before.rfind('\n') + 1); // npos + 1 is 0
    const auto isLead
        = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    const auto column = std::ranges::count_if(start, isLead) + 1;
    return u"line %1, column %2"_s.arg(line).arg(column);
}

QString foundInWords(std::string_view text, std::size_t offset)
{
    if (offset >= text.size())
        return u"the end of the text"_s;
    const std::string_view bytes = text.substr(offset, 4);
    const QString rest = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const char32_t codePoint = rest.toUcs4().value(0);
    if (codePoint < 0x20 || codePoint == 0x7F)
        return u"U+%1"_s.arg(uint {codePoint}, 4, 16, QChar(u'0'));
    return u"'%1'"_s.arg(QString::fromUcs4(&codePoint, 1));
}

} // namespace gesso::json
