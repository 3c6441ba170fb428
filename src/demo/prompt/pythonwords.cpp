// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/prompt/pythonwords.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

QString reprOfText(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
    escaped.replace(u'\t', u"\\t"_s);
    if (quote == u'\'')
        escaped.replace(u'\'', u"\\'"_s);
    return quote + escaped + quote;
}

QString reprOfNumber(const std::string &text)
{
    if (text == "NaN")
        return u"nan"_s;
    if (text == "Infinity")
        return u"inf"_s;
    return text == "-Infinity" ? u"-inf"_s : QString::fromStdString(text);
}

QString reprOfObject(const json::Object &object)
{
    QStringList members;
    for (const json::Member &member : object)
        members.append(reprOfText(QString::fromStdString(member.key)) + u": "_s
                       + pythonRepr(member.value));
    return u'{' + members.join(u", "_s) + u'}';
}

QString reprOfArray(const json::Array &array)
{
    QStringList elements;
    for (const json::Value &value : array)
        elements.append(pythonRepr(value));
    return u'[' + elements.join(u", "_s) + u']';
}

// Sign, and digits without leading zeros, of an integer's text.
std::pair<bool, std::string_view> signAndDigits(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
    return {negative && !text.empty(), text};
}

int compareIntegers(std::string_view a, std::string_view b)
{
    const auto [negativeA, digitsA] = signAndDigits(a);
    const auto [negativeB, digitsB] = signAndDigits(b);
    if (negativeA != negativeB)
        return negativeA ? -1 : 1;
    const int sign = negativeA ? -1 : 1;
    if (digitsA.size() != digitsB.size())
        return digitsA.size() < digitsB.size() ? -sign : sign;
    return sign * digitsA.compare(digitsB);
}

} // namespace

QString pythonRepr(const json::Value &value)
{
    switch (value.type()) {
    case json::Type::Null:
        return u"None"_s;
    case json::Type::Bool:
        return value.toBool() ? u"True"_s : u"False"_s;
    case json::Type::Number:
        return reprOfNumber(value.number()->text());
    case json::Type::String:
        return reprOfText(value.toString());
    case json::Type::Array:
        return reprOfArray(value.array());
    case json::Type::Object:
        return reprOfObject(value.object());
    }
    return {};
}

QString pythonText(const json::Value &value)
{
    return value.isString() ? value.toString() : pythonRepr(value);
}

QString pythonTypeName(const json::Value &value)
{
    switch (value.type()) {
    case json::Type::Null:
        return u"NoneType"_s;
    case json::Type::Bool:
        return u"bool"_s;
    case json::Type::Number:
        return value.number()->isInteger() ? u"int"_s : u"float"_s;
    case json::Type::String:
        return u"str"_s;
    case json::Type::Array:
        return u"list"_s;
    case json::Type::Object:
        return u"dict"_s;
    }
    return {};
}

int compareNumbers(const json::Number &a, const json::Number &b)
{
    if (a.isInteger() && b.isInteger())
        return compareIntegers(a.text(), b.text());
    const double left = a.toDouble();
    const double right = b.toDouble();
    return left < right ? -1 : (left > right ? 1 : 0);
}

} // namespace gesso::demo
