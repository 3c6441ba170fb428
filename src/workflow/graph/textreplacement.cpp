// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graph/textreplacement.h"

#include "json/text.h"
#include "workflow/graph/editorextras.h"
#include "workflow/graph/jsvalue.h"
#include "workflow/graph/scope.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

QString padded(int number, qsizetype width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString datePart(const QString &part, const QDateTime &now)
{
    if (part == "yyyy"_L1)
        return QString::number(now.date().year());
    if (part == "yy"_L1)
        return QString::number(now.date().year()).mid(2);
    switch (part[0].unicode()) {
    case 'd':
        return padded(now.date().day(), part.size());
    case 'M':
        return padded(now.date().month(), part.size());
    case 'h':
        return padded(now.time().hour(), part.size());
    case 'm':
        return padded(now.time().minute(), part.size());
    case 's':
        return padded(now.time().second(), part.size());
    default:
        return part; // yyy
    }
}

std::string formattedDate(std::string_view format, const QDateTime &now)
{
    static const QRegularExpression parts(u"dd?|hh?|mm?|ss?|MM?|yyy?y?"_s);
    const QString text = json::toQString(format);
    QString out;
    qsizetype end = 0;
    auto matches = parts.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += QStringView(text).mid(end, match.capturedStart() - end);
        out += datePart(match.captured(), now);
        end = match.capturedEnd();
    }
    out += QStringView(text).mid(end);
    return json::toUtf8(out);
}

// Characters that file names cannot hold.
std::string fileNamePart(std::string text)
{
    for (char &letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (code < 0x20 || code == 0x7f
            || std::string_view("/?<>\\:*|\"").find(letter) != std::string_view::npos)
            letter = '_';
    }
    return text;
}

std::string searchName(const LiveNode &node)
{
    const json::View given = node.saved->properties["Node name for S&R"];
    if (given.isString())
        return given.utf8();
    return replacesFileName(node.type) ? std::string() : node.type;
}

} // namespace

TextReplacement::TextReplacement(const LiveWorkflow &workflow, QDateTime now)
    : m_workflow(workflow)
    , m_now(std::move(now))
    , m_seen(workflow.definitions.size(), false)
{
}

// Interior nodes before their host; a definition's nodes are the same for all instances.
void TextReplacement::indexGraph(const LiveGraph &graph, int level)
{
    for (const LiveNode &node : graph.nodes) {
        const auto definition = static_cast<std::size_t>(node.definition);
        if (node.kind == LiveNode::Kind::Host && !m_seen[definition]) {
            m_seen[definition] = true;
            indexGraph(m_workflow.definitions[definition], level + 1);
        }
        m_byName.emplace(searchName(node), &node);
        m_byTitle.emplace(json::toUtf8(titleOf(node)), &node);
    }
}

void TextReplacement::indexNodes()
{
    if (m_indexed)
        return;
    m_indexed = true;
    indexGraph(m_workflow.root, 0);
}

std::optional<std::string> TextReplacement::widgetText(std::string_view node,
                                                       std::string_view widget)
{
    indexNodes();
    auto found = m_byName.find(std::string(node));
    if (found == m_byName.end()) {
        found = m_byTitle.find(std::string(node));
        if (found == m_byTitle.end())
            return std::nullopt;
    }
    const LiveWidget *source = found->second->widget(widget);
    if (source == nullptr)
        return std::nullopt;
    const bool empty = !source->value || source->value->isNull();
    return fileNamePart(empty ? std::string() : textOf(*source->value));
}

std::optional<std::string> TextReplacement::replacement(std::string_view name)
{
    constexpr std::string_view date = "date:";
    const auto dot = name.find('.');
    if (dot != std::string_view::npos && name.find('.', dot + 1) == std::string_view::npos)
        return widgetText(name.substr(0, dot), name.substr(dot + 1));
    if (name.starts_with(date))
        return formattedDate(name.substr(date.size()), m_now);
    return std::nullopt;
}

std::string TextReplacement::apply(std::string_view text)
{
    std::string out;
    while (true) {
        const auto open = text.find('%');
        const auto close = open == std::string_view::npos ? open : text.find('%', open + 1);
        if (close == std::string_view::npos)
            break;
        out += text.substr(0, open);
        if (close == open + 1) { // two in a row: the second may open
            out += '%';
            text.remove_prefix(close);
            continue;
        }
        const auto value = replacement(text.substr(open + 1, close - open - 1));
        out += value ? *value : std::string(text.substr(open, close - open + 1));
        text.remove_prefix(close + 1);
    }
    out += text;
    return out;
}

} // namespace gesso
