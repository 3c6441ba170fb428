// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli.h"

#include "cli/console.h"
#include "cli/convertcommand.h"
#include "cli/infocommand.h"
#include "cli/interrupt.h"
#include "cli/runcommand.h"
#include "cli/servedemocommand.h"
#include "cli/words.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <memory>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

// A script that cannot be told what was made must not take that for success.
int endOf(int code, Console *console)
{
    const QString fault = console->out.fault();
    if (code != toInt(ExitCode::Done) || fault.isEmpty())
        return code;
    console->err.writeError(
        {.kind = Error::Kind::Io,
         .message = Words::tr("Standard output cannot be written: %1").arg(fault)});
    return toInt(ExitCode::Files);
}

// Runs a command to its end on an event loop. No display is needed: nothing draws text.
template <typename CommandType, typename Options>
int execute(int argc, char **argv, const Options &options, Console *console)
{
    Interrupt interrupt; // before Qt makes threads
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"gesso"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GESSO_VERSION));
    CommandType command(options, console);
    QObject::connect(&interrupt, &Interrupt::pressed, &command, &Command::stop);
    QObject::connect(&command, &Command::finished, &application,
                     [](ExitCode code) { QCoreApplication::exit(toInt(code)); });
    QMetaObject::invokeMethod(&command, &Command::start, Qt::QueuedConnection);
    // After it: what start() reads, standard input for one, may never come.
    QMetaObject::invokeMethod(&interrupt, &Interrupt::arm, Qt::QueuedConnection);
    return endOf(QCoreApplication::exec(), console);
}

// Either answers, complains, or goes on with the options.
template <typename Options, typename Then>
Outcome handle(const Parsed<Options> &parsed, Console *console, Then &&then)
{
    if (!parsed) {
        console->err.writeError(parsed.error());
        return toInt(ExitCode::Usage);
    }
    if (const auto *answer = std::get_if<Answer>(&*parsed)) {
        console->out.writeLine(answer->text);
        return endOf(toInt(ExitCode::Done), console);
    }
    return then(std::get<Options>(*parsed));
}

// A first argument that is neither an option nor looks like a file was meant as a command.
bool isUnknownCommand(const QString &argument)
{
    return !argument.startsWith(u'-') && !argument.contains(u'.') && !argument.contains(u'/')
        && !argument.contains(u'\\') && !QFileInfo::exists(argument);
}

Outcome complain(const QString &command, Console *console)
{
    console->err.writeError(
        {.kind = Error::Kind::Invalid,
         .message = Words::tr("There is no command \"%1\".").arg(command),
         .advice = Words::tr("There are: run, info, convert, serve-demo. Try \"gesso --help\".")});
    return toInt(ExitCode::Usage);
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

} // namespace

Outcome runCommandLine(int argc, char **argv)
{
    const QStringList arguments = argumentsOf(argc, argv);
    const QString command = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    Console console;
    if (command == "run"_L1) {
        ignoreClosedPipes();
        return handle(parseRun(rest), &console, [&](const RunOptions &options) -> Outcome {
            return execute<RunCommand>(argc, argv, options, &console);
        });
    }
    if (command == "info"_L1) {
        ignoreClosedPipes();
        return handle(parseInfo(rest), &console, [&](const InfoOptions &options) -> Outcome {
            return execute<InfoCommand>(argc, argv, options, &console);
        });
    }
    if (command == "convert"_L1) {
        ignoreClosedPipes();
        return handle(parseConvert(rest), &console, [&](const ConvertOptions &options) -> Outcome {
            return execute<ConvertCommand>(argc, argv, options, &console);
        });
    }
    if (command == "serve-demo"_L1) {
        ignoreClosedPipes();
        return handle(parseServeDemo(rest), &console,
                      [&](const ServeDemoOptions &options) -> Outcome {
                          return execute<ServeDemoCommand>(argc, argv, options, &console);
                      });
    }
    if (!command.isEmpty() && isUnknownCommand(command))
        return complain(command, &console);
    return handle(parseWindow(arguments), &console,
                  [](const WindowOptions &options) -> Outcome { return options; });
}

} // namespace gesso::cli
