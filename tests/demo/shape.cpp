// SPDX-License-Identifier: GPL-3.0-or-later
#include "shape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::test {

namespace {

QStringList objectDifferences(const json::Value &wanted, const json::Value &got,
                              const QStringList &aside, const QString &place)
{
    QStringList differences;
    for (const json::Member &member : wanted.object()) {
        const QString inner = place + u'.' + QString::fromStdString(member.key);
        if (!got.object().contains(member.key))
            differences.append(u"%1 is missing"_s.arg(inner));
        else
            differences += shapeDifferences(member.value, got[member.key], aside, inner);
    }
    for (const json::Member &member : got.object()) {
        if (!wanted.object().contains(member.key))
            differences.append(
                u"%1.%2 is too much"_s.arg(place, QString::fromStdString(member.key)));
    }
    return differences;
}

QStringList arrayDifferences(const json::Value &wanted, const json::Value &got,
                             const QStringList &aside, const QString &place)
{
    const json::Array &left = wanted.array();
    const json::Array &right = got.array();
    if (left.empty() != right.empty())
        return {u"%1 is %2"_s.arg(place, left.empty() ? u"not empty"_s : u"empty"_s)};
    QStringList differences;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        differences += shapeDifferences(left[i], right[i], aside, u"%1[%2]"_s.arg(place).arg(i));
    return differences;
}

} // namespace

QStringList shapeDifferences(const json::Value &wanted, const json::Value &got,
                             const QStringList &aside, const QString &place)
{
    if (std::ranges::any_of(aside, [&place](const QString &end) { return place.endsWith(end); }))
        return {};
    if (wanted.type() != got.type())
        return {u"%1 is of another type"_s.arg(place)};
    if (wanted.isObject())
        return objectDifferences(wanted, got, aside, place);
    if (wanted.isArray())
        return arrayDifferences(wanted, got, aside, place);
    return {};
}

} // namespace gesso::test
