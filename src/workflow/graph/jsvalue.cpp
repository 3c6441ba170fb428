// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/jsvalue.h"

#include "json/writer.h"

#include <utility>

namespace gesso {

namespace {

json::Value plainNumber(const json::Number &number)
{
    if (number.isInteger())
        return number.text() == "-0" ? json::Value(0) : json::Value(number);
    if (!number.isFinite())
        return {};
    if (const auto whole = number.toInt64())
        return *whole;
    if (const auto whole = number.toUInt64())
        return *whole;
    return number;
}

} // namespace

bool isTruthy(const json::Value &value)
{
    switch (value.type()) {
    case json::Type::Null:
        return false;
    case json::Type::Bool:
        return value.toBool();
    case json::Type::Number:
        return value.toDouble() != 0 && value.number()->text() != "NaN";
    case json::Type::String:
        return !value.utf8().empty();
    default:
        return true;
    }
}

std::string textOf(const json::Value &value)
{
    if (value.isString())
        return std::string(value.utf8());
    return json::write(value).toStdString();
}

qsizetype weightOf(const json::Value &value)
{
    auto weight = static_cast<qsizetype>(sizeof(json::Value) + value.utf8().size());
    for (const json::Value &item : value.array())
        weight += weightOf(item);
    for (const json::Member &member : value.object())
        weight += static_cast<qsizetype>(member.key.size()) + weightOf(member.value);
    return weight;
}

// The reader bounds how deep values are nested.
json::Value plainValue(json::Value value)
{
    if (const json::Number *number = value.number())
        return plainNumber(*number);
    if (json::Array *array = value.array()) {
        for (json::Value &item : *array)
            item = plainValue(std::move(item));
    } else if (json::Object *object = value.object()) {
        for (json::Member &member : *object)
            member.value = plainValue(std::move(member.value));
    }
    return value;
}

json::Value plainValue(json::View view)
{
    return plainValue(view.toValue());
}

} // namespace gesso
