// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/argumentreader.h"

#include "cli/words.h"
#include "comfy/server.h"

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::cli {

ArgumentReader::ArgumentReader(QString command, const QString &description)
    : m_command(std::move(command))
{
    m_parser.setApplicationDescription(description);
    m_parser.addOption({{u"h"_s, u"help"_s}, Words::tr("Show this help and exit.")});
    m_parser.addOption({u"version"_s, Words::tr("Show the version and exit.")});
}

void ArgumentReader::addFlag(const QString &name, const QString &help)
{
    m_parser.addOption({name, help});
}

void ArgumentReader::addValue(const QString &name, const QString &valueName, const QString &help)
{
    m_parser.addOption({name, help, valueName});
}

void ArgumentReader::addPositional(const QString &name, const QString &help, const QString &syntax)
{
    m_parser.addPositionalArgument(name, help, syntax);
}

Result<std::optional<Answer>> ArgumentReader::parse(const QStringList &arguments)
{
    const QString program = m_command.isEmpty() ? u"gesso"_s : QString(u"gesso "_s + m_command);
    const bool understood = m_parser.parse(QStringList {program} + arguments);
    if (m_parser.isSet(u"help"_s)) {
        // helpText() names the file that runs; the manual says "gesso run".
        QString help = m_parser.helpText();
        const qsizetype end = help.indexOf(u'\n');
        const QString usage = help.left(end);
        const qsizetype options = usage.indexOf(u'[');
        help.replace(0, end, Words::tr("Usage: %1 %2").arg(program, usage.mid(options)));
        return std::optional(Answer {help.trimmed()});
    }
    if (m_parser.isSet(u"version"_s))
        return std::optional(Answer {versionText()});
    if (!understood)
        return usageError(m_parser.errorText());
    return std::optional<Answer>();
}

int ArgumentReader::integer(const QString &name, int low, int high, int fallback)
{
    if (!isSet(name))
        return fallback;
    bool isNumber = false;
    const int value = text(name).toInt(&isNumber);
    if (isNumber && value >= low && value <= high)
        return value;
    fail(Words::tr("--%1 takes a whole number from %2 to %3, not \"%4\".")
             .arg(name)
             .arg(low)
             .arg(high)
             .arg(text(name)));
    return fallback;
}

double ArgumentReader::number(const QString &name, double low, double high, double fallback)
{
    if (!isSet(name))
        return fallback;
    bool isNumber = false;
    const double value = text(name).toDouble(&isNumber);
    if (isNumber && std::isfinite(value) && value >= low && value <= high)
        return value;
    fail(Words::tr("--%1 takes a number from %2 to %3, not \"%4\".")
             .arg(name)
             .arg(low)
             .arg(high)
             .arg(text(name)));
    return fallback;
}

QUrl ArgumentReader::address(const QString &name)
{
    if (!isSet(name))
        return {};
    const Result<QUrl> address = comfy::addressFromText(text(name));
    if (address)
        return *address;
    fail(u"--%1 %2"_s.arg(name, address.error().toLine()));
    return {};
}

QString ArgumentReader::onlyPositional()
{
    const QStringList all = positionals();
    if (all.isEmpty())
        fail(Words::tr("A file is missing."));
    else if (all.size() > 1)
        fail(Words::tr("Only one file is taken; \"%1\" is too many.").arg(all.at(1)));
    return all.value(0);
}

void ArgumentReader::fail(const QString &message)
{
    if (!m_error)
        m_error = usageError(message);
}

Error ArgumentReader::usageError(const QString &message) const
{
    const QString command = m_command.isEmpty() ? u"gesso"_s : QString(u"gesso "_s + m_command);
    return {.kind = Error::Kind::Invalid,
            .message = message,
            .advice = Words::tr("Try \"%1 --help\".").arg(command)};
}

} // namespace gesso::cli
