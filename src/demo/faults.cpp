// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/faults.h"

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

bool isRequestKind(const QString &kind)
{
    static const QSet<QString> kinds {u"hang"_s, u"close"_s,    u"swallow"_s, u"status"_s,
                                      u"slow"_s, u"truncate"_s, u"corrupt"_s, u"huge"_s};
    return kinds.contains(kind);
}

bool isLaterKind(const QString &kind)
{
    static const QSet<QString> kinds {u"lose"_s, u"error"_s, u"latehistory"_s, u"name"_s};
    return kinds.contains(kind) || isRequestKind(kind);
}

bool isImmediate(const QString &kind, const json::Object &options)
{
    static const QSet<QString> kinds {u"refuse"_s, u"closesocket"_s, u"silence"_s};
    return kinds.contains(kind) || (kind == "die"_L1 && !options.contains("step"));
}

bool meets(const json::Object &options, const Request &request)
{
    QString path = request.url.path();
    if (path.startsWith("/gesso/"_L1))
        return false;
    if (path.startsWith("/api/"_L1))
        path.remove(0, 4);
    const QString method = options["method"].toString();
    if (!method.isEmpty() && method.toLatin1() != request.method)
        return false;
    QString wanted = options["path"].toString();
    if (wanted.startsWith("/api/"_L1))
        wanted.remove(0, 4);
    return wanted.isEmpty() || path == wanted || path.startsWith(wanted + u'/');
}

} // namespace

Result<void> Faults::add(const json::Object &fault)
{
    const QString kind = fault["kind"].toString();
    if (kind == "clear"_L1) {
        clear();
        return {};
    }
    if (isImmediate(kind, fault) && !fault["new"].toBool()) {
        emit atOnce(fault);
        return {};
    }
    if (kind == "silence"_L1)
        emit atOnce(fault);
    else if (!isLaterKind(kind) && kind != "die"_L1)
        return Error {.kind = Error::Kind::Invalid,
                      .message = tr("There is no fault called “%1”.").arg(kind)};
    m_faults.push_back({kind, fault, fault["times"].toInt64(1), fault["skip"].toInt64(0)});
    return {};
}

void Faults::clear()
{
    m_faults.clear();
    emit cleared();
}

json::Array Faults::list() const
{
    json::Array faults;
    for (const Fault &fault : m_faults)
        faults.emplace_back(fault.options);
    return faults;
}

template <typename Matches>
std::optional<json::Object> Faults::takeFirst(Matches matches)
{
    const auto found = std::ranges::find_if(m_faults, matches);
    if (found == m_faults.end())
        return std::nullopt;
    if (found->skip > 0) {
        --found->skip;
        return std::nullopt;
    }
    json::Object options = found->options;
    if (found->left > 0 && --found->left == 0)
        m_faults.erase(found);
    return options;
}

std::optional<json::Object> Faults::forRequest(const Request &request)
{
    return takeFirst([&request](const Fault &fault) {
        return isRequestKind(fault.kind) && meets(fault.options, request);
    });
}

std::optional<json::Object> Faults::take(const QString &kind)
{
    return takeFirst([&kind](const Fault &fault) { return fault.kind == kind; });
}

bool Faults::loses(const QString &type)
{
    const auto loss = takeFirst([&type](const Fault &fault) {
        const json::Array &types = fault.options["types"].array();
        return fault.kind == "lose"_L1
            && (types.empty() || std::ranges::find(types, json::Value(type)) != types.end());
    });
    return loss.has_value();
}

std::optional<json::Object> Faults::errorAmong(const QSet<QString> &classes)
{
    return takeFirst([&classes](const Fault &fault) {
        const QString wanted = fault.options["class"].toString();
        return fault.kind == "error"_L1 && (wanted.isEmpty() || classes.contains(wanted));
    });
}

bool Faults::silencesNewSockets() const
{
    return std::ranges::any_of(m_faults, [](const Fault &f) { return f.kind == "silence"_L1; });
}

} // namespace gesso::demo
