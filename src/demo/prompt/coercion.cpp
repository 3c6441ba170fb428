// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/prompt/coercion.h"

#include "demo/prompt/pythonwords.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

using Coerced = std::variant<json::Value, CoercionFailure>;

constexpr double kExactIntegers = 9007199254740992.0; // 2^53

Coerced wholePart(const json::Number &number)
{
    if (number.isInteger())
        return json::Value(number);
    const double value = number.toDouble();
    if (std::isnan(value))
        return CoercionFailure {u"cannot convert float NaN to integer"_s};
    if (std::isinf(value))
        return CoercionFailure {u"cannot convert float infinity to integer"_s};
    const double whole = std::trunc(value);
    if (std::abs(whole) < kExactIntegers)
        return json::Value(static_cast<qint64>(whole));
    return json::Value(json::Number(QByteArray::number(whole, 'f', 0).toStdString()));
}

Coerced toInt(const json::Value &value)
{
    if (value.isNumber())
        return wholePart(*value.number());
    if (value.isBool())
        return json::Value(value.toBool() ? 1 : 0);
    if (value.isString()) {
        static const QRegularExpression integer(u"^\\s*([+-]?)0*([0-9][0-9_]*)\\s*$"_s);
        const auto match = integer.match(value.toString());
        if (!match.hasMatch())
            return CoercionFailure {u"invalid literal for int() with base 10: "_s
                                    + pythonRepr(value)};
        const QString sign = match.captured(1) == "-"_L1 ? u"-"_s : QString();
        const QString digits = match.captured(2).remove(u'_');
        return json::Value(json::Number(QString(sign + digits).toStdString()));
    }
    return CoercionFailure {
        u"int() argument must be a string, a bytes-like object or a real number, not '%1'"_s.arg(
            pythonTypeName(value))};
}

Coerced toFloat(const json::Value &value)
{
    if (value.isNumber())
        return value.number()->isInteger() ? json::Value(value.toDouble()) : value;
    if (value.isBool())
        return json::Value(value.toBool() ? 1.0 : 0.0);
    if (value.isString()) {
        bool ok = false;
        const double number = value.toString().trimmed().toDouble(&ok);
        if (ok)
            return json::Value(number);
        return CoercionFailure {u"could not convert string to float: "_s + pythonRepr(value)};
    }
    return CoercionFailure {u"float() argument must be a string or a real number, not '%1'"_s.arg(
        pythonTypeName(value))};
}

bool truth(const json::Value &value)
{
    switch (value.type()) {
    case json::Type::Null:
        return false;
    case json::Type::Bool:
        return value.toBool();
    case json::Type::Number:
        return value.toDouble() != 0;
    case json::Type::String:
        return !value.utf8().empty();
    case json::Type::Array:
        return !value.array().empty();
    case json::Type::Object:
        return !value.object().isEmpty();
    }
    return false;
}

} // namespace

Coerced coerce(std::string_view type, const json::Value &value)
{
    if (type == "INT")
        return toInt(value);
    if (type == "FLOAT")
        return toFloat(value);
    if (type == "STRING")
        return json::Value(pythonText(value));
    if (type == "BOOLEAN")
        return json::Value(truth(value));
    return value;
}

} // namespace gesso::demo
