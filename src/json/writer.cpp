// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"

#include "json/text.h"

#include <QChar>

namespace gesso::json {

namespace {

class Writer
{
public:
    explicit Writer(Style style)
        : m_style(style)
    {
    }

    void value(const Value &value);
    void view(View view);
    void string(std::string_view utf8);
    QByteArray take() { return std::move(m_out); }

private:
    std::size_t asciiCharacter(unsigned char byte);
    std::size_t longCharacter(std::string_view utf8);
    void escape(char32_t codeUnit);
    void codePoint(char32_t codePoint, std::string_view bytes);
    void number(std::string_view text)
    {
        m_out.append(text.data(), static_cast<qsizetype>(text.size()));
    }
    void newLine();
    void open(char bracket);
    void separate(bool first);
    void close(char bracket, bool empty);
    void colon() { m_out += m_style.indent > 0 ? ": " : ":"; }

    QByteArray m_out;
    Style m_style;
    int m_depth = 0;
};

void Writer::newLine()
{
    if (m_style.indent == 0)
        return;
    m_out += '\n';
    m_out.append(qsizetype {m_depth} * m_style.indent, ' ');
}

void Writer::open(char bracket)
{
    m_out += bracket;
    ++m_depth;
}

void Writer::separate(bool first)
{
    if (!first)
        m_out += ',';
    newLine();
}

void Writer::close(char bracket, bool empty)
{
    --m_depth;
    if (!empty)
        newLine();
    m_out += bracket;
}

void Writer::escape(char32_t codeUnit)
{
    m_out += "\\u";
    m_out += QByteArray::number(static_cast<uint>(codeUnit), 16).rightJustified(4, '0');
}

void Writer::codePoint(char32_t codePoint, std::string_view bytes)
{
    const bool surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
    if (!m_style.ascii && !surrogate) {
        m_out.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    } else if (codePoint < 0x10000) {
        escape(codePoint);
    } else {
        escape(QChar::highSurrogate(codePoint));
        escape(QChar::lowSurrogate(codePoint));
    }
}

void Writer::string(std::string_view utf8)
{
    m_out += '"';
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        i += byte < 0x80 ? asciiCharacter(byte) : longCharacter(utf8.substr(i));
    }
    m_out += '"';
}

// Both give the number of bytes that they wrote out.
std::size_t Writer::asciiCharacter(unsigned char byte)
{
    // The letter after the backslash, by the place of the character.
    constexpr std::string_view kEscaped = "\"\\\n\r\t\b\f";
    constexpr std::string_view kLetters = "\"\\nrtbf";
    if (const auto place = kEscaped.find(static_cast<char>(byte));
        place != std::string_view::npos) {
        m_out += '\\';
        m_out += kLetters[place];
    } else if (byte < 0x20 || (m_style.ascii && byte == 0x7F)) {
        escape(byte);
    } else {
        m_out += static_cast<char>(byte);
    }
    return 1;
}

std::size_t Writer::longCharacter(std::string_view utf8)
{
    const auto lead = static_cast<unsigned char>(utf8.front());
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    char32_t point = lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && k < utf8.size(); ++k)
        point = (point << 6U) | (static_cast<unsigned char>(utf8[k]) & 0x3FU);
    codePoint(point, utf8.substr(0, length));
    return length;
}

void Writer::value(const Value &value)
{
    bool first = true;
    switch (value.type()) {
    case Type::Null:
        m_out += "null";
        break;
    case Type::Bool:
        m_out += value.toBool() ? "true" : "false";
        break;
    case Type::Number:
        number(value.number()->text());
        break;
    case Type::String:
        string(value.utf8());
        break;
    case Type::Array:
        open('[');
        for (const Value &child : value.array()) {
            separate(std::exchange(first, false));
            this->value(child);
        }
        close(']', first);
        break;
    case Type::Object:
        open('{');
        for (const Member &member : value.object()) {
            separate(std::exchange(first, false));
            string(member.key);
            colon();
            this->value(member.value);
        }
        close('}', first);
        break;
    }
}

void Writer::view(View view)
{
    bool first = true;
    switch (view.type()) {
    case Type::Array:
        open('[');
        for (const auto &entry : view) {
            separate(std::exchange(first, false));
            this->view(entry.value);
        }
        close(']', first);
        break;
    case Type::Object:
        open('{');
        for (const auto &[key, child] : view) {
            separate(std::exchange(first, false));
            string(key.utf8());
            colon();
            this->view(child);
        }
        close('}', first);
        break;
    case Type::Null:
    case Type::Bool:
    case Type::Number:
    case Type::String:
        value(view.toValue());
    }
}

} // namespace

QByteArray write(const Value &value, Style style)
{
    Writer writer(style);
    writer.value(value);
    return writer.take();
}

QByteArray write(View view, Style style)
{
    Writer writer(style);
    writer.view(view);
    return writer.take();
}

QByteArray quoted(std::string_view utf8, bool ascii)
{
    Writer writer({.indent = 0, .ascii = ascii});
    writer.string(utf8);
    return writer.take();
}

} // namespace gesso::json
