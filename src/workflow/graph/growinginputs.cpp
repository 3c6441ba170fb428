// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/growinginputs.h"

#include <algorithm>
#include <unordered_map>

namespace gesso {

namespace {

// Beyond what the editor itself would draw; a file or server that asks for more is wrong.
constexpr qint64 kMostRows = 1000;

qint64 numberOr(const json::Value &value, qint64 fallback)
{
    return std::clamp<qint64>(value.toInt64(fallback), 0, kMostRows);
}

// What one row of the input is called: the number or the listed name in place of %1.
class Rows
{
public:
    Rows(const ShapeInput &input, const ShapeInput &row, bool single)
        : m_template(input.option("template"))
        , m_names(m_template["names"].array())
    {
        m_start = input.name + '.';
        if (m_names.empty())
            m_start += single && m_template["prefix"].isString()
                ? std::string(m_template["prefix"].utf8())
                : row.name;
    }

    [[nodiscard]] qint64 most() const
    {
        return m_names.empty() ? numberOr(m_template["max"], 100)
                               : std::min<qint64>(static_cast<qint64>(m_names.size()), kMostRows);
    }
    [[nodiscard]] std::string name(qint64 row) const
    {
        if (m_names.empty())
            return m_start + std::to_string(row);
        return m_start + std::string(m_names[static_cast<std::size_t>(row)].utf8());
    }

private:
    const json::Value &m_template;
    const json::Array &m_names;
    std::string m_start;
};

qint64 rowsNeeded(const LiveNode &node, const std::vector<Rows> &inputs, qint64 most)
{
    std::unordered_map<std::string_view, bool> linked;
    for (const SavedInput &slot : node.saved->inputs) {
        if (slot.link)
            linked.emplace(slot.name, true);
    }
    if (linked.empty())
        return 0;
    qint64 needed = 0;
    for (qint64 row = 0; row < most; ++row) {
        const bool used = std::ranges::any_of(
            inputs, [&](const Rows &rows) { return linked.contains(rows.name(row)); });
        if (used)
            needed = row + 2;
    }
    return needed;
}

} // namespace

void addGrowingInputs(LiveNode &node, const ShapeInput &input)
{
    const json::Value &shape = input.option("template");
    std::vector<ShapeInput> rows;
    for (const char *group : {"required", "optional"}) {
        for (const json::Member &member : shape["input"][group].object())
            rows.push_back(readShapeInput(member.key, member.value, false));
    }
    std::vector<Rows> names;
    names.reserve(rows.size());
    for (const ShapeInput &row : rows)
        names.emplace_back(input, row, rows.size() == 1);
    if (names.empty())
        return;
    const qint64 most = names.front().most();
    const qint64 least = numberOr(shape["min"], 1) + 1;
    const qint64 count = std::min(most, std::max(least, rowsNeeded(node, names, most)));
    for (qint64 row = 0; row < count; ++row) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            node.inputs.push_back({.name = names[i].name(row),
                                   .type = rows[i].type,
                                   .label = {},
                                   .matchGroup = {},
                                   .link = std::nullopt,
                                   .widget = {}});
    }
}

} // namespace gesso
