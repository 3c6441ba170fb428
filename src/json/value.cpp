// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/value.h"

#include "json/text.h"

#include <algorithm>
#include <utility>

namespace gesso::json {

namespace {

const Value &nullValue()
{
    static const Value null;
    return null;
}

} // namespace

Object::Object(std::initializer_list<Member> members)
    : m_members(members)
{
}

bool operator==(const Object &a, const Object &b)
{
    return a.m_members == b.m_members;
}

const Value *Object::find(std::string_view key) const
{
    const auto found = std::find_if(m_members.rbegin(), m_members.rend(),
                                    [key](const Member &member) { return member.key == key; });
    return found == m_members.rend() ? nullptr : &found->value;
}

Value *Object::find(std::string_view key)
{
    return const_cast<Value *>(
        std::as_const(*this).find(key)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

const Value &Object::operator[](std::string_view key) const
{
    const Value *found = find(key);
    return found == nullptr ? nullValue() : *found;
}

Value &Object::set(std::string_view key, Value value)
{
    if (Value *found = find(key)) {
        *found = std::move(value);
        return *found;
    }
    return append(std::string(key), std::move(value));
}

Value &Object::append(std::string key, Value value)
{
    return m_members.emplace_back(Member {std::move(key), std::move(value)}).value;
}

bool Object::remove(std::string_view key)
{
    return std::erase_if(m_members, [key](const Member &member) { return member.key == key; }) > 0;
}

Value::Value(bool value)
    : m_data(value)
{
}

Value::Value(int value)
    : m_data(Number(value))
{
}

Value::Value(qint64 value)
    : m_data(Number(value))
{
}

Value::Value(quint64 value)
    : m_data(Number(value))
{
}

Value::Value(double value)
    : m_data(Number(value))
{
}

Value::Value(Number value)
    : m_data(std::move(value))
{
}

Value::Value(const char *utf8)
    : m_data(std::string(utf8))
{
}

Value::Value(std::string utf8)
    : m_data(std::move(utf8))
{
}

Value::Value(std::string_view utf8)
    : m_data(std::string(utf8))
{
}

Value::Value(const QString &text)
    : m_data(json::toUtf8(text))
{
}

Value::Value(Array array)
    : m_data(std::move(array))
{
}

Value::Value(Object object)
    : m_data(std::move(object))
{
}

bool Value::toBool(bool fallback) const
{
    const bool *value = std::get_if<bool>(&m_data);
    return value == nullptr ? fallback : *value;
}

double Value::toDouble(double fallback) const
{
    const Number *value = number();
    return value == nullptr ? fallback : value->toDouble();
}

qint64 Value::toInt64(qint64 fallback) const
{
    const Number *value = number();
    return value == nullptr ? fallback : value->toInt64().value_or(fallback);
}

QString Value::toString(const QString &fallback) const
{
    return isString() ? toQString(utf8()) : fallback;
}

std::string_view Value::utf8() const
{
    const std::string *value = std::get_if<std::string>(&m_data);
    return value == nullptr ? std::string_view {} : std::string_view(*value);
}

const Array &Value::array() const
{
    static const Array empty;
    const Array *value = std::get_if<Array>(&m_data);
    return value == nullptr ? empty : *value;
}

const Object &Value::object() const
{
    static const Object empty;
    const Object *value = std::get_if<Object>(&m_data);
    return value == nullptr ? empty : *value;
}

const Value &Value::at(std::size_t index) const
{
    const Array &values = array();
    return index < values.size() ? values[index] : nullValue();
}

} // namespace gesso::json
