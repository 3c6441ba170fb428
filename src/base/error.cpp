// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QLatin1String>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

constexpr std::array kKindNames {
    std::pair {Error::Kind::Network, "network"_L1},
    std::pair {Error::Kind::Timeout, "timeout"_L1},
    std::pair {Error::Kind::Http, "http"_L1},
    std::pair {Error::Kind::Protocol, "protocol"_L1},
    std::pair {Error::Kind::Invalid, "invalid"_L1},
    std::pair {Error::Kind::NotFound, "notFound"_L1},
    std::pair {Error::Kind::Rejected, "rejected"_L1},
    std::pair {Error::Kind::Execution, "execution"_L1},
    std::pair {Error::Kind::Cancelled, "cancelled"_L1},
    std::pair {Error::Kind::Io, "io"_L1},
    std::pair {Error::Kind::DiskFull, "diskFull"_L1},
};

} // namespace

Error Error::at(const QString &place) const
{
    Error copy = *this;
    copy.where = place;
    return copy;
}

QString Error::toLine() const
{
    // A message that begins with its place needs it no second time.
    QString line = where.isEmpty() || message.startsWith(where)
        ? message
        : QString(where + u": "_s + message);
    if (!advice.isEmpty())
        line += u' ' + advice;
    return line;
}

QString kindName(Error::Kind kind)
{
    const auto *found
        = std::ranges::find(kKindNames, kind, [](const auto &entry) { return entry.first; });
    return found == kKindNames.end() ? u"invalid"_s : QString(found->second);
}

Error::Kind kindFromName(QStringView name)
{
    const auto *found = std::ranges::find_if(
        kKindNames, [name](const auto &entry) { return name == entry.second; });
    return found == kKindNames.end() ? Error::Kind::Invalid : found->first;
}

} // namespace gesso
