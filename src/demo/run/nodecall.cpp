// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/nodecall.h"

#include "demo/prompt/pythonwords.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::demo {

QString NodeCall::text(const std::string &name) const
{
    const auto &value = get<json::Value>(name);
    return value.isNull() ? QString() : pythonText(value);
}

int NodeCall::integer(const std::string &name, int fallback) const
{
    return static_cast<int>(std::clamp<qint64>(get<json::Value>(name).toInt64(fallback),
                                               std::numeric_limits<int>::min(),
                                               std::numeric_limits<int>::max()));
}

quint64 NodeCall::seed(const std::string &name) const
{
    const json::Number *number = get<json::Value>(name).number();
    return number == nullptr ? 0 : number->toUInt64().value_or(0);
}

double NodeCall::number(const std::string &name, double fallback) const
{
    const double value = get<json::Value>(name).toDouble(fallback);
    return std::isfinite(value) ? value : fallback;
}

bool NodeCall::flag(const std::string &name) const
{
    return get<json::Value>(name).toBool();
}

Result<void> NodeCall::work(int ms) const
{
    const double speed = m_around->speed;
    const int wait = speed > 0 ? static_cast<int>(ms / speed) : 0;
    if (m_around->stop->waitFor(wait))
        return interrupted();
    return {};
}

Error nodeError(const QString &type, const QString &message)
{
    return {.kind = Error::Kind::Execution, .message = message, .detail = type};
}

Error interrupted()
{
    return {.kind = Error::Kind::Cancelled, .message = u"interrupted"_s};
}

} // namespace gesso::demo
