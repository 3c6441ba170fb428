// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"

#include "json/place.h"
#include "json/scan.h"
#include "json/text.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::json {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

} // namespace

// One pass over the text, without recursion: a stack holds the open arrays and objects.
class Reader
{
public:
    Reader(QByteArray source, Limits limits)
        : m_limits(limits)
    {
        m_data.source = std::move(source);
        m_at = m_data.source.constData();
        m_end = m_at + m_data.source.size();
    }

    Result<Parsed> read();

private:
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, CommaOrEnd, Nothing };

    struct Open
    {
        quint32 node;
        quint32 children = 0;
    };

    [[nodiscard]] bool step();
    [[nodiscard]] bool readScalarOrOpen();
    [[nodiscard]] bool readKey();
    [[nodiscard]] bool readComma();
    [[nodiscard]] bool readString();
    [[nodiscard]] bool readEscape();
    [[nodiscard]] bool readNumber();
    [[nodiscard]] bool readWhole();
    [[nodiscard]] bool readFraction();
    [[nodiscard]] bool readExponent();
    [[nodiscard]] bool skipDigits();
    [[nodiscard]] bool readWord();
    [[nodiscard]] bool open(Type type);
    void close();
    void finishedValue();
    [[nodiscard]] bool fail(const QString &message);
    [[nodiscard]] QString found() const;
    [[nodiscard]] Error error() const;
    [[nodiscard]] std::string_view text() const
    {
        return {m_data.source.constData(), static_cast<std::size_t>(m_data.source.size())};
    }
    [[nodiscard]] quint32 offset(const char *place) const
    {
        return static_cast<quint32>(place - m_data.source.constData());
    }
    void add(Type type, const char *start, const char *end, bool flag = false)
    {
        const auto index = static_cast<quint32>(m_data.nodes.size());
        m_data.nodes.push_back(
            {offset(start), static_cast<quint32>(end - start), index + 1, type, flag});
    }

    Limits m_limits;
    Parsed::Data m_data;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    std::vector<Open> m_open;
    Expect m_expect = Expect::Value;
    QString m_message;
};

Result<Parsed> Reader::read()
{
    constexpr qsizetype kMost = std::numeric_limits<quint32>::max();
    if (m_data.source.size() > std::min(m_limits.bytes, kMost)) {
        return Error {.kind = Error::Kind::Invalid,
                      .message = u"The JSON text has %1 bytes; at most %2 are read."_s
                                     .arg(m_data.source.size())
                                     .arg(m_limits.bytes)};
    }
    if (text().starts_with(kByteOrderMark))
        m_at += kByteOrderMark.size();
    const std::string_view rest(m_at, static_cast<std::size_t>(m_end - m_at));
    if (const auto bad = invalidUtf8At(rest); bad != std::string_view::npos) {
        m_at += bad;
        m_message = u"The text is not UTF-8."_s;
        return error();
    }
    m_data.nodes.reserve(rest.size() / 12 + 1);
    while (m_expect != Expect::Nothing) {
        m_at = skipSpace(m_at, m_end);
        if (!step())
            return error();
    }
    m_at = skipSpace(m_at, m_end);
    if (m_at != m_end) {
        m_message = u"Expected the end of the text, found %1."_s.arg(found());
        return error();
    }
    Parsed parsed;
    parsed.m_data = std::make_shared<const Parsed::Data>(std::move(m_data));
    return parsed;
}

bool Reader::step()
{
    switch (m_expect) {
    case Expect::ValueOrEnd:
        if (m_at != m_end && *m_at == ']') {
            close();
            return true;
        }
        return readScalarOrOpen();
    case Expect::Value:
        return readScalarOrOpen();
    case Expect::KeyOrEnd:
        if (m_at != m_end && *m_at == '}') {
            close();
            return true;
        }
        return readKey();
    case Expect::Key:
        return readKey();
    case Expect::CommaOrEnd:
        return readComma();
    case Expect::Nothing:
        break;
    }
    return true;
}

bool Reader::readScalarOrOpen()
{
    if (m_at == m_end)
        return fail(u"Expected a value, found the end of the text."_s);
    switch (*m_at) {
    case '{':
        return open(Type::Object);
    case '[':
        return open(Type::Array);
    case '"':
        if (!readString())
            return false;
        break;
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
        if (!readNumber())
            return false;
        break;
    default:
        if (!readWord())
            return false;
    }
    finishedValue();
    return true;
}

bool Reader::readKey()
{
    if (m_at == m_end || *m_at != '"')
        return fail(u"Expected a key in quotes, found %1."_s.arg(found()));
    if (!readString())
        return false;
    m_at = skipSpace(m_at, m_end);
    if (m_at == m_end || *m_at != ':')
        return fail(u"Expected ':' after a key, found %1."_s.arg(found()));
    ++m_at;
    m_expect = Expect::Value;
    return true;
}

bool Reader::readComma()
{
    const bool object = m_data.nodes[m_open.back().node].type == Type::Object;
    if (m_at != m_end && *m_at == ',') {
        ++m_at;
        m_expect = object ? Expect::Key : Expect::Value;
        return true;
    }
    if (m_at != m_end && *m_at == (object ? '}' : ']')) {
        close();
        return true;
    }
    return fail((object ? u"Expected ',' or '}', found %1."_s : u"Expected ',' or ']', found %1."_s)
                    .arg(found()));
}

bool Reader::readString()
{
    const char *start = ++m_at;
    bool escapes = false;
    for (;;) {
        m_at = skipPlain(m_at, m_end);
        if (m_at == m_end)
            return fail(u"A text that began with '\"' does not end."_s);
        if (*m_at == '"')
            break;
        if (*m_at != '\\')
            return fail(u"A text holds a raw control character (%1)."_s.arg(found()));
        escapes = true;
        if (!readEscape())
            return false;
    }
    add(Type::String, start, m_at, escapes);
    ++m_at;
    return true;
}

bool Reader::readEscape()
{
    ++m_at;
    if (m_at == m_end)
        return fail(u"A text that began with '\"' does not end."_s);
    if (std::string_view("\"\\/bfnrt").find(*m_at) != std::string_view::npos) {
        ++m_at;
        return true;
    }
    if (*m_at != 'u')
        return fail(u"Unknown escape: \\ followed by %1."_s.arg(found()));
    ++m_at;
    for (int i = 0; i < 4; ++i, ++m_at) {
        if (m_at == m_end
            || std::string_view("0123456789abcdefABCDEF").find(*m_at) == std::string_view::npos)
            return fail(u"Expected four hexadecimal digits after \\u, found %1."_s.arg(found()));
    }
    return true;
}

bool Reader::readNumber()
{
    const char *start = m_at;
    if (*m_at == '-')
        ++m_at;
    if (m_at != m_end && *m_at == 'I')
        return readWord();
    if (!readWhole() || !readFraction() || !readExponent())
        return false;
    add(Type::Number, start, m_at);
    return true;
}

bool Reader::readWhole()
{
    const char *start = m_at;
    const bool zero = m_at != m_end && *m_at == '0';
    if (!skipDigits())
        return fail(u"Expected a digit, found %1."_s.arg(found()));
    if (zero && m_at - start > 1) {
        m_at = start + 1;
        return fail(u"A number begins with a needless 0."_s);
    }
    return true;
}

bool Reader::readFraction()
{
    if (m_at == m_end || *m_at != '.')
        return true;
    ++m_at;
    return skipDigits() || fail(u"Expected a digit after the point, found %1."_s.arg(found()));
}

bool Reader::readExponent()
{
    if (m_at == m_end || (*m_at != 'e' && *m_at != 'E'))
        return true;
    ++m_at;
    if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
        ++m_at;
    return skipDigits() || fail(u"Expected a digit in the exponent, found %1."_s.arg(found()));
}

// Whether there was at least one.
bool Reader::skipDigits()
{
    const char *start = m_at;
    while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
        ++m_at;
    return m_at != start;
}

bool Reader::readWord()
{
    struct Word
    {
        std::string_view text;
        Type type;
        bool flag;
    };
    static constexpr std::array kWords {
        Word {"true", Type::Bool, true},        Word {"false", Type::Bool, false},
        Word {"null", Type::Null, false},       Word {"NaN", Type::Number, false},
        Word {"Infinity", Type::Number, false},
    };
    const std::string_view rest(m_at, static_cast<std::size_t>(m_end - m_at));
    const bool negative
        = m_at != m_data.source.constData() && m_at[-1] == '-' && rest.starts_with('I');
    for (const Word &word : kWords) {
        if (!rest.starts_with(word.text))
            continue;
        const char *start = m_at - (negative ? 1 : 0);
        m_at += word.text.size();
        add(word.type, start, m_at, word.flag);
        return true;
    }
    return fail(u"Expected a value, found %1."_s.arg(found()));
}

bool Reader::open(Type type)
{
    if (m_open.size() >= static_cast<std::size_t>(m_limits.depth))
        return fail(
            u"Nested too deeply: more than %1 brackets inside one another."_s.arg(m_limits.depth));
    m_open.push_back({static_cast<quint32>(m_data.nodes.size())});
    add(type, m_at, m_at);
    ++m_at;
    m_expect = type == Type::Object ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return true;
}

void Reader::close()
{
    ++m_at;
    Parsed::Node &node = m_data.nodes[m_open.back().node];
    node.length = m_open.back().children;
    node.next = static_cast<quint32>(m_data.nodes.size());
    m_open.pop_back();
    finishedValue();
}

void Reader::finishedValue()
{
    if (m_open.empty()) {
        m_expect = Expect::Nothing;
        return;
    }
    ++m_open.back().children;
    m_expect = Expect::CommaOrEnd;
}

bool Reader::fail(const QString &message)
{
    m_message = message;
    return false;
}

QString Reader::found() const
{
    return foundInWords(text(), offset(m_at));
}

Error Reader::error() const
{
    // The byte order mark is no character of the first line.
    const std::size_t start = text().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    return Error {.kind = Error::Kind::Invalid,
                  .message = m_message,
                  .where = placeInWords(text().substr(start), offset(m_at) - start)};
}

Result<Parsed> read(const QByteArray &text, Limits limits)
{
    return Reader(text, limits).read();
}

Result<Value> readValue(const QByteArray &text, Limits limits)
{
    const Result<Parsed> parsed = read(text, limits);
    if (!parsed)
        return parsed.error();
    return parsed->root().toValue();
}

} // namespace gesso::json
