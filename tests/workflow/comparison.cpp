// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/comparison.h"

#include "json/text.h"
#include "json/writer.h"

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

using Found = std::optional<QString>;

QString shown(const json::Value *value)
{
    return value == nullptr ? u"(absent)"_s : QString::fromUtf8(json::write(*value)).left(160);
}

QString difference(const QString &path, const json::Value *expected, const json::Value *actual)
{
    return QString(path + u": expected "_s + shown(expected) + u", got "_s + shown(actual));
}

bool sameNumber(const json::Number &a, const json::Number &b)
{
    const auto x = a.toInt64();
    const auto y = b.toInt64();
    if (x || y)
        return x == y;
    const auto p = a.toUInt64();
    const auto q = b.toUInt64();
    if (p || q)
        return p == q;
    return a.toDouble() == b.toDouble();
}

Found compareObjects(const json::Object &expected, const json::Object &actual, const QString &path)
{
    for (const json::Member &member : expected) {
        const QString place = QString(path + u'/' + json::toQString(member.key));
        const json::Value *other = actual.find(member.key);
        if (other == nullptr)
            return difference(place, &member.value, nullptr);
        if (auto found = firstDifference(member.value, *other, place))
            return found;
    }
    for (const json::Member &member : actual) {
        if (!expected.contains(member.key))
            return difference(QString(path + u'/' + json::toQString(member.key)), nullptr,
                              &member.value);
    }
    return std::nullopt;
}

bool isLink(const json::Value &value)
{
    return value.isArray() && value.array().size() == 2 && value.at(0).isString()
        && value.at(1).isNumber();
}

// What of a node's inputs is compared.
json::Object compared(const QString &node, const json::Object &inputs, bool linksOnly,
                      const ComparisonRules &rules)
{
    json::Object out;
    for (const json::Member &member : inputs) {
        const std::pair id(node, json::toQString(member.key));
        if (rules.ignored.contains(id) || (linksOnly && !isLink(member.value)))
            continue;
        out.append(member.key,
                   rules.presenceOnly.contains(id) ? json::Value("present") : member.value);
    }
    return out;
}

Found compareNode(const QString &node, const json::Value &expected, const json::Value &actual,
                  const ComparisonRules &rules)
{
    const QString path = QString(u'/' + node);
    const json::Value *type = expected.object().find("class_type");
    if (type != nullptr && *type != actual["class_type"])
        return difference(QString(path + u"/class_type"_s), type, &actual["class_type"]);
    const bool linksOnly = type == nullptr;
    if (auto found = firstDifference(compared(node, expected["inputs"].object(), linksOnly, rules),
                                     compared(node, actual["inputs"].object(), linksOnly, rules),
                                     QString(path + u"/inputs"_s)))
        return found;
    const json::Value &title = expected["_meta"]["title"];
    if (rules.titles.contains({expected["class_type"].toString(), title.toString()})
        && actual["_meta"]["title"] != title)
        return difference(QString(path + u"/_meta/title"_s), &title, &actual["_meta"]["title"]);
    return std::nullopt;
}

void collectTitles(const json::Value &graph, std::set<std::pair<QString, QString>> &out)
{
    for (const json::Value &node : graph["nodes"].array()) {
        if (node["title"].isString())
            out.emplace(node["type"].toString(), node["title"].toString());
    }
    for (const json::Value &definition : graph["definitions"]["subgraphs"].array())
        collectTitles(definition, out);
}

} // namespace

std::optional<QString> firstDifference(const json::Value &expected, const json::Value &actual,
                                       const QString &path)
{
    if (expected.isNumber() && actual.isNumber())
        return sameNumber(*expected.number(), *actual.number())
            ? std::nullopt
            : Found(difference(path, &expected, &actual));
    if (expected.isObject() && actual.isObject())
        return compareObjects(expected.object(), actual.object(), path);
    if (!expected.isArray() || !actual.isArray()
        || expected.array().size() != actual.array().size())
        return expected == actual ? std::nullopt : Found(difference(path, &expected, &actual));
    for (std::size_t i = 0; i < expected.array().size(); ++i) {
        if (auto found = firstDifference(expected.at(i), actual.at(i),
                                         QString(path + u'/' + QString::number(i))))
            return found;
    }
    return std::nullopt;
}

std::optional<QString> comparePrompts(const json::Value &expected, const json::Value &actual,
                                      const ComparisonRules &rules)
{
    for (const json::Member &member : expected.object()) {
        const json::Value *other = actual.object().find(member.key);
        const QString node = json::toQString(member.key);
        if (other == nullptr)
            return difference(QString(u'/' + node), &member.value["class_type"], nullptr);
        if (auto found = compareNode(node, member.value, *other, rules))
            return found;
    }
    for (const json::Member &member : actual.object()) {
        if (!expected.object().contains(member.key))
            return difference(QString(u'/' + json::toQString(member.key)), nullptr,
                              &member.value["class_type"]);
    }
    return std::nullopt;
}

std::set<std::pair<QString, QString>> savedTitles(const json::Value &workflow)
{
    std::set<std::pair<QString, QString>> titles;
    collectTitles(workflow, titles);
    return titles;
}

} // namespace gesso::test
