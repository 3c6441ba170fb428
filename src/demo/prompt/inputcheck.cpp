// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/prompt/inputcheck.h"

#include "demo/prompt/coercion.h"
#include "demo/prompt/pythonwords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr std::size_t kLongList = 20; // longer lists of choices are not told in errors

// Inputs that the class itself checks, so that choices and range are not.
bool checksItself(const NodeType &type, const InputType &input)
{
    return (type.name == "LoadImage"_L1 || type.name == "LoadImageMask"_L1)
        && input.name == "image";
}

} // namespace

json::Value NodeProblem::toJson() const
{
    return json::Object {
        {"type", type}, {"message", message}, {"details", details}, {"extra_info", extraInfo}};
}

InputCheck::InputCheck(const Catalogue *catalogue, const FileStore *files)
    : m_catalogue(catalogue)
    , m_files(files)
{
}

json::Object InputCheck::about(const NodeType &type, const InputType &input) const
{
    return {{"input_name", input.name}, {"input_config", m_catalogue->config(type, input)}};
}

std::optional<NodeProblem> InputCheck::check(const NodeType &type, const InputType &input,
                                             json::Value &value) const
{
    if (std::as_const(value).object().contains("__value__"))
        value = json::Value(value["__value__"]);
    const auto coerced = coerce(input.type, value);
    if (const auto *failure = std::get_if<CoercionFailure>(&coerced)) {
        json::Object extra = about(type, input);
        extra.set("received_value", value);
        extra.set("exception_message", failure->message);
        const QString name = QString::fromStdString(input.name);
        return NodeProblem {.type = u"invalid_input_type"_s,
                            .message = u"Failed to convert an input value to a %1 value"_s.arg(
                                QString::fromStdString(input.type)),
                            .details
                            = name + u", "_s + pythonText(value) + u", "_s + failure->message,
                            .extraInfo = extra};
    }
    value = std::get<json::Value>(coerced);
    if (checksItself(type, input))
        return std::nullopt;
    return input.type == "COMBO" ? checkChoice(type, input, value) : checkRange(type, input, value);
}

std::optional<NodeProblem> InputCheck::checkRange(const NodeType &type, const InputType &input,
                                                  const json::Value &value) const
{
    const json::Number *number = value.number();
    if (number == nullptr)
        return std::nullopt;
    json::Object extra = about(type, input);
    extra.set("received_value", value);
    const json::Number *lowest = input.options["min"].number();
    if (lowest != nullptr && compareNumbers(*number, *lowest) < 0)
        return NodeProblem {u"value_smaller_than_min"_s,
                            u"Value %1 smaller than min of %2"_s.arg(
                                pythonText(value), pythonText(input.options["min"])),
                            QString::fromStdString(input.name), extra};
    const json::Number *highest = input.options["max"].number();
    if (highest != nullptr && compareNumbers(*number, *highest) > 0)
        return NodeProblem {u"value_bigger_than_max"_s,
                            u"Value %1 bigger than max of %2"_s.arg(
                                pythonText(value), pythonText(input.options["max"])),
                            QString::fromStdString(input.name), extra};
    return std::nullopt;
}

std::optional<NodeProblem> InputCheck::checkChoice(const NodeType &type, const InputType &input,
                                                   const json::Value &value) const
{
    const json::Array choices = m_catalogue->choices(input);
    if (std::ranges::find(choices, value) != choices.end())
        return std::nullopt;
    json::Object extra = about(type, input);
    QString list = pythonRepr(choices);
    if (choices.size() > kLongList) {
        extra.set("input_config", {});
        list = u"(list of length %1)"_s.arg(choices.size());
    }
    extra.set("received_value", value);
    return NodeProblem {
        u"value_not_in_list"_s, u"Value not in list"_s,
        u"%1: '%2' not in %3"_s.arg(QString::fromStdString(input.name), pythonText(value), list),
        extra};
}

std::optional<NodeProblem> InputCheck::ownCheck(const NodeType &type,
                                                const json::Object &inputs) const
{
    const InputType *image = type.input("image");
    const json::Value &value = inputs["image"];
    if (image == nullptr || !checksItself(type, *image) || !value.isString())
        return std::nullopt;
    if (m_files->annotated(value.toString()))
        return std::nullopt;
    return NodeProblem {u"custom_validation_failed"_s, u"Custom validation failed for node"_s,
                        u"image - Invalid image file: "_s + value.toString(),
                        json::Object {{"input_name", "image"}}};
}

bool typesFit(const QString &output, const QString &input)
{
    if (output == input || output == "*"_L1 || input == "*"_L1)
        return true;
    const QStringList given = output.split(u',');
    const QStringList wanted = input.split(u',');
    return std::ranges::any_of(given, [&wanted](const QString &t) { return wanted.contains(t); });
}

} // namespace gesso::demo
