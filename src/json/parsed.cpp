// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/parsed.h"

#include "json/text.h"

#include <charconv>

namespace gesso::json {

namespace {

// Four hex digits at i; the reader has checked them.
char32_t hexAt(std::string_view raw, std::size_t i)
{
    unsigned value = 0;
    std::from_chars(raw.data() + i, raw.data() + i + 4, value, 16);
    return value;
}

char unescaped(char letter)
{
    switch (letter) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return letter; // '"', '\\', '/'
    }
}

// Appends the character of the \u escape whose digits start at i; returns the offset after it.
std::size_t appendUnicodeEscape(std::string &out, std::string_view raw, std::size_t i)
{
    char32_t codePoint = hexAt(raw, i);
    i += 4;
    const bool high = codePoint >= 0xD800 && codePoint < 0xDC00;
    if (high && raw.substr(i, 2) == "\\u") {
        const char32_t low = hexAt(raw, i + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            codePoint = 0x10000 + ((codePoint - 0xD800) << 10U) + (low - 0xDC00);
            i += 6;
        }
    }
    appendUtf8(out, codePoint);
    return i;
}

std::string unescape(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size();) {
        const auto next = std::min(raw.find('\\', i), raw.size());
        out.append(raw, i, next - i);
        if (next == raw.size())
            break;
        if (raw[next + 1] == 'u') {
            i = appendUnicodeEscape(out, raw, next + 2);
        } else {
            out += unescaped(raw[next + 1]);
            i = next + 2;
        }
    }
    return out;
}

} // namespace

View Parsed::root() const
{
    return m_data ? View(m_data.get(), 0) : View();
}

std::string_view View::raw() const
{
    if (m_data == nullptr)
        return {};
    return {m_data->source.constData() + node().offset, node().length};
}

bool View::toBool(bool fallback) const
{
    return isBool() ? node().flag : fallback;
}

std::optional<Number> View::number() const
{
    if (!isNumber())
        return std::nullopt;
    return Number(raw());
}

double View::toDouble(double fallback) const
{
    const auto value = number();
    return value ? value->toDouble() : fallback;
}

qint64 View::toInt64(qint64 fallback) const
{
    const auto value = number();
    return value ? value->toInt64().value_or(fallback) : fallback;
}

std::string View::utf8() const
{
    if (!isString())
        return {};
    return node().flag ? unescape(raw()) : std::string(raw());
}

QString View::toString(const QString &fallback) const
{
    if (!isString())
        return fallback;
    return node().flag ? toQString(unescape(raw())) : toQString(raw());
}

std::size_t View::size() const
{
    return isArray() || isObject() ? node().length : 0;
}

View View::operator[](std::string_view key) const
{
    View found;
    if (!isObject())
        return found;
    for (const auto &[name, value] : *this) {
        if (name.node().flag ? name.utf8() == key : name.raw() == key)
            found = value;
    }
    return found;
}

View View::at(std::size_t index) const
{
    if (!isArray() || index >= size())
        return {};
    auto it = begin();
    for (std::size_t i = 0; i < index; ++i)
        ++it;
    return (*it).value;
}

bool View::contains(std::string_view key) const
{
    return (*this)[key].m_data != nullptr;
}

Value View::toValue() const
{
    switch (type()) {
    case Type::Null:
        return {};
    case Type::Bool:
        return node().flag;
    case Type::Number:
        return Number(raw());
    case Type::String:
        return utf8();
    case Type::Array: {
        Array array;
        array.reserve(size());
        for (const auto &entry : *this)
            array.push_back(entry.value.toValue());
        return array;
    }
    case Type::Object: {
        Object object;
        for (const auto &[key, value] : *this)
            object.append(key.utf8(), value.toValue());
        return object;
    }
    }
    return {};
}

View::Iterator View::begin() const
{
    Iterator it;
    it.m_data = m_data;
    it.m_object = isObject();
    it.m_index = size() > 0 ? m_index + 1 : end().m_index;
    return it;
}

View::Iterator View::end() const
{
    Iterator it;
    it.m_data = m_data;
    it.m_index = m_data == nullptr ? 0 : node().next;
    return it;
}

View::Iterator::Entry View::Iterator::operator*() const
{
    if (!m_object)
        return {{}, View(m_data, m_index)};
    return {View(m_data, m_index), View(m_data, m_index + 1)};
}

View::Iterator &View::Iterator::operator++()
{
    m_index = m_data->nodes[m_object ? m_index + 1 : m_index].next;
    return *this;
}

} // namespace gesso::json
