// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <variant>

class QCommandLineParser;

namespace gesso::cli {

// Printed on standard output instead of doing anything: the answer to --help or --version.
struct Answer
{
    QString text;
};

template <typename Options>
using Parsed = Result<std::variant<Options, Answer>>;

// One --set, --positive, --negative or --seed, in the order of the command line.
struct Assignment
{
    QString field; // as findFields() takes it
    QString value; // as typed
};

// One --image.
struct ImageArgument
{
    QString field; // empty: the next of the workflow's input images
    QString path;
};

struct RunOptions
{
    QString workflow; // "-": standard input
    QUrl server; // empty: the one of the window's settings
    bool demo = false;
    double demoSpeed = 1.0;
    QList<Assignment> assignments;
    QList<ImageArgument> images;
    int count = 1; // 1 to 999
    QString out; // empty: the library's own place
    bool savePreviews = false;
    bool json = false;
    bool quiet = false;
    bool traceback = false;
    int timeoutSeconds = 0; // 0: as long as it takes
    int waitSeconds = 120; // for a server that went away
    QString library; // empty: the standard places
};

struct InfoOptions
{
    QString file; // "-": standard input
    bool json = false;
    QUrl server; // empty: no server is asked
    QString objectInfo; // path of an answer to /object_info; empty: none
};

struct ConvertOptions
{
    QString file; // "-": standard input; empty: a whole folder
    QString batch; // the folder with the workflows
    QString to; // the folder for their prompts
    QUrl server; // empty: no server is asked
    QString objectInfo; // path of an answer to /object_info; empty: none
    std::optional<quint64> seed; // of what is drawn at random; nothing: another each time
};

struct ServeDemoOptions
{
    quint16 port = 0; // 0: any free one
    double speed = 1.0; // 0: no waiting at all
    bool faults = false;
};

// What the window is started with.
struct WindowOptions
{
    QStringList files;
    QUrl server; // empty: the one in the settings
    bool demo = false;
    double demoSpeed = 1.0;
    QString library; // empty: the standard places
};

// Each takes what follows the subcommand's name. Errors (Invalid) are sentences about the command
// line.
[[nodiscard]] Parsed<RunOptions> parseRun(const QStringList &arguments);
[[nodiscard]] Parsed<InfoOptions> parseInfo(const QStringList &arguments);
[[nodiscard]] Parsed<ConvertOptions> parseConvert(const QStringList &arguments);
[[nodiscard]] Parsed<ServeDemoOptions> parseServeDemo(const QStringList &arguments);
// The same for a command line without a subcommand.
[[nodiscard]] Parsed<WindowOptions> parseWindow(const QStringList &arguments);

// The text of `gesso --version`, without a line break.
[[nodiscard]] QString versionText();

} // namespace gesso::cli
