// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/number.h"

#include <QString>

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gesso::json {

enum class Type : quint8 { Null, Bool, Number, String, Array, Object };

class Value;
struct Member;
using Array = std::vector<Value>;

// Members in the order in which they were read or added. Keys are UTF-8. A duplicate key is kept as
// read; look-ups find the last one, as Python does.
class Object
{
public:
    Object() = default;
    Object(std::initializer_list<Member> members);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool contains(std::string_view key) const { return find(key) != nullptr; }
    // Null when there is no such key. The pointer lives until the object changes.
    [[nodiscard]] const Value *find(std::string_view key) const;
    [[nodiscard]] Value *find(std::string_view key);
    // A null value when there is no such key.
    [[nodiscard]] const Value &operator[](std::string_view key) const;
    // Replaces the value in its place, or adds it at the end.
    Value &set(std::string_view key, Value value);
    // Adds at the end without looking for the key.
    Value &append(std::string key, Value value);
    bool remove(std::string_view key);

    [[nodiscard]] std::vector<Member>::const_iterator begin() const;
    [[nodiscard]] std::vector<Member>::const_iterator end() const;
    [[nodiscard]] std::vector<Member>::iterator begin();
    [[nodiscard]] std::vector<Member>::iterator end();

    friend bool operator==(const Object &a, const Object &b);

private:
    std::vector<Member> m_members;
};

// A JSON value that can be edited; keeps the order of keys and the text of numbers. Strings are
// UTF-8 (WTF-8 where the source had a lone surrogate); a QString is made where one is asked for.
class Value
{
public:
    Value() = default; // null
    Value(bool value); // NOLINT(google-explicit-constructor): a JSON literal should read like one
    Value(int value); // NOLINT(google-explicit-constructor)
    Value(qint64 value); // NOLINT(google-explicit-constructor)
    Value(quint64 value); // NOLINT(google-explicit-constructor)
    Value(double value); // NOLINT(google-explicit-constructor)
    Value(Number value); // NOLINT(google-explicit-constructor)
    Value(const char *utf8); // NOLINT(google-explicit-constructor)
    Value(std::string utf8); // NOLINT(google-explicit-constructor)
    Value(std::string_view utf8); // NOLINT(google-explicit-constructor)
    Value(const QString &text); // NOLINT(google-explicit-constructor)
    Value(Array array); // NOLINT(google-explicit-constructor)
    Value(Object object); // NOLINT(google-explicit-constructor)

    [[nodiscard]] Type type() const { return static_cast<Type>(m_data.index()); }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isNumber() const { return type() == Type::Number; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }

    // The value, or the fallback when the type is another.
    [[nodiscard]] bool toBool(bool fallback = false) const;
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] qint64 toInt64(qint64 fallback = 0) const;
    [[nodiscard]] QString toString(const QString &fallback = {}) const;
    [[nodiscard]] std::string_view utf8() const; // empty unless a string
    [[nodiscard]] const Number *number() const { return std::get_if<Number>(&m_data); }

    // Empty unless of that type.
    [[nodiscard]] const Array &array() const;
    [[nodiscard]] const Object &object() const;
    // Null unless of that type; for editing.
    [[nodiscard]] Array *array() { return std::get_if<Array>(&m_data); }
    [[nodiscard]] Object *object() { return std::get_if<Object>(&m_data); }

    // A null value unless this is an object with that key.
    [[nodiscard]] const Value &operator[](std::string_view key) const { return object()[key]; }
    // A null value unless this is an array with that index.
    [[nodiscard]] const Value &at(std::size_t index) const;

    // Same types, texts of numbers, order of keys.
    friend bool operator==(const Value &, const Value &) = default;

private:
    std::variant<std::monostate, bool, Number, std::string, Array, Object> m_data;
};

struct Member
{
    std::string key;
    Value value;

    friend bool operator==(const Member &, const Member &) = default;
};

// Here, where a Member is whole.
inline bool Object::isEmpty() const
{
    return m_members.empty();
}

inline std::size_t Object::size() const
{
    return m_members.size();
}

inline std::vector<Member>::const_iterator Object::begin() const
{
    return m_members.begin();
}

inline std::vector<Member>::const_iterator Object::end() const
{
    return m_members.end();
}

inline std::vector<Member>::iterator Object::begin()
{
    return m_members.begin();
}

inline std::vector<Member>::iterator Object::end()
{
    return m_members.end();
}

} // namespace gesso::json
