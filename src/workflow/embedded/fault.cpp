// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/embedded/fault.h"

#include <QCoreApplication>

namespace gesso::fault {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(EmbeddedFault)
};

Error fault(const QString &clause)
{
    return Error {.kind = Error::Kind::Invalid, .message = clause};
}

// The name of a part as it stands in the file, which may be anything.
QString inWords(const QByteArray &part)
{
    constexpr qsizetype kMost = 40;
    const QByteArray shown = part.first(std::min(kMost, part.size()));
    QString words;
    for (const char letter : shown)
        words += letter >= ' ' && letter <= '~' ? QLatin1Char(letter) : QLatin1Char('?');
    return words;
}

} // namespace

Error cutOff()
{
    return fault(Tr::tr("its end is missing"));
}

Error tooLong(const QByteArray &part, qint64 at)
{
    return fault(Tr::tr("the part \"%1\" at byte %2 claims to be longer than what holds it")
                     .arg(inWords(part))
                     .arg(at));
}

Error tooLarge(const QByteArray &part)
{
    return fault(Tr::tr("the text \"%1\" in it is larger than any workflow (%2 MB are read)")
                     .arg(inWords(part))
                     .arg(kMostText >> 20));
}

Error tooMany()
{
    return fault(Tr::tr("it has more parts than any such file"));
}

Error broken(const QByteArray &part)
{
    return fault(Tr::tr("the part \"%1\" in it is damaged").arg(inWords(part)));
}

} // namespace gesso::fault
