// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "cli/options.h"

#include <QCommandLineParser>
#include <QUrl>

#include <limits>
#include <optional>

namespace gesso::cli {

// A QCommandLineParser that gives errors as values and checks numbers; one for each command. Values
// of options keep the first error, so that a parser reads like a list and asks once, at its end.
class ArgumentReader
{
public:
    // The usage line and the description of `gesso COMMAND --help`; command empty: the program
    // itself.
    ArgumentReader(QString command, const QString &description);

    // Option without value, option with value, positional argument (syntax as the usage line shows
    // it).
    void addFlag(const QString &name, const QString &help);
    void addValue(const QString &name, const QString &valueName, const QString &help);
    void addPositional(const QString &name, const QString &help, const QString &syntax = {});

    // The answer to --help or --version, or nothing: go on. Errors: unknown options, missing
    // values.
    [[nodiscard]] Result<std::optional<Answer>> parse(const QStringList &arguments);

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString text(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList texts(const QString &name) const { return m_parser.values(name); }
    [[nodiscard]] QStringList positionals() const { return m_parser.positionalArguments(); }
    // Names of the options that were given, in their order, one entry for each time.
    [[nodiscard]] QStringList optionNames() const { return m_parser.optionNames(); }

    // The option's value, or the fallback when it is not given.
    [[nodiscard]] int integer(const QString &name, int low, int high, int fallback);
    [[nodiscard]] double number(const QString &name, double low, double high, double fallback);
    // An address as people type it; empty when the option is not given.
    [[nodiscard]] QUrl address(const QString &name);
    // The only positional argument.
    [[nodiscard]] QString onlyPositional();

    // Keeps an error of the command line, unless there is one.
    void fail(const QString &message);
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    [[nodiscard]] Error usageError(const QString &message) const;

    QCommandLineParser m_parser;
    QString m_command;
    std::optional<Error> m_error;
};

} // namespace gesso::cli
