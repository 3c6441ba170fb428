// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "cli/argumentreader.h"
#include "cli/words.h"

#include <QFileInfo>

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr int kMostCount = 999;
constexpr double kMostSpeed = 1000;

// Runs the reader; when there is nothing to answer and nothing wrong, `fill` makes the options of
// it.
template <typename Options, typename Fill>
Parsed<Options> parseWith(ArgumentReader &reader, const QStringList &arguments, Fill &&fill)
{
    Result<std::optional<Answer>> parsed = reader.parse(arguments);
    if (!parsed)
        return parsed.error();
    if (parsed->has_value())
        return std::variant<Options, Answer>(**parsed);
    Options options = std::forward<Fill>(fill)();
    if (reader.error())
        return *reader.error();
    return std::variant<Options, Answer>(std::move(options));
}

void addServerOptions(ArgumentReader &reader)
{
    reader.addValue(u"server"_s, u"URL"_s,
                    Words::tr("The ComfyUI server, such as studio:8188 or https://host/comfy."));
    reader.addFlag(
        u"demo"_s,
        Words::tr("Use the built-in demo server, which needs no model and no graphics card."));
    reader.addValue(
        u"demo-speed"_s, u"X"_s,
        Words::tr("How fast the demo server works: 2 is twice as fast, 0 does not wait at all."));
    reader.addValue(u"library"_s, u"DIR"_s, Words::tr("Keep pictures and database below DIR."));
}

// "STEPS=30" as field and value; the first '=' parts them.
Assignment assignmentFrom(ArgumentReader &reader, const QString &text)
{
    const qsizetype split = text.indexOf(u'=');
    if (split < 1)
        reader.fail(Words::tr("--set takes FIELD=VALUE, such as steps=30, not \"%1\".").arg(text));
    return {.field = text.left(split).trimmed(), .value = text.mid(split + 1)};
}

Assignment seedFrom(ArgumentReader &reader, const QString &text)
{
    bool isNumber = false;
    (void)text.toULongLong(&isNumber);
    if (!isNumber && text != "random"_L1) {
        reader.fail(Words::tr(R"(--seed takes "random" or a whole number from 0 to %1, not "%2".)")
                        .arg(QString::number(std::numeric_limits<quint64>::max()), text));
    }
    return {.field = u"seed"_s, .value = text};
}

// In the order in which they were given, so that a later one wins over an earlier one whatever its
// kind.
QList<Assignment> assignmentsOf(ArgumentReader &reader)
{
    QHash<QString, qsizetype> used;
    QList<Assignment> assignments;
    for (const QString &name : reader.optionNames()) {
        const QString text = reader.texts(name).value(used[name]++);
        if (name == "set"_L1)
            assignments.append(assignmentFrom(reader, text));
        else if (name == "seed"_L1)
            assignments.append(seedFrom(reader, text));
        else if (name == "positive"_L1 || name == "negative"_L1)
            assignments.append({.field = name, .value = text});
    }
    return assignments;
}

ImageArgument imageFrom(const QString &text)
{
    const qsizetype split = text.indexOf(u'=');
    if (split < 1 || QFileInfo::exists(text))
        return {.field = {}, .path = text};
    return {.field = text.left(split).trimmed(), .path = text.mid(split + 1)};
}

void addRunOptions(ArgumentReader &reader)
{
    reader.addPositional(u"WORKFLOW"_s, Words::tr("A workflow file; \"-\" reads standard input."));
    addServerOptions(reader);
    reader.addValue(
        u"set"_s, u"FIELD=VALUE"_s,
        Words::tr("Set a field: by its role (steps, cfg, width, checkpoint, ...), NODEID.input or "
                  "Title.input. `gesso info` lists them. May be repeated."));
    reader.addValue(u"positive"_s, u"TEXT"_s, Words::tr("The prompt text."));
    reader.addValue(u"negative"_s, u"TEXT"_s, Words::tr("The negative prompt text."));
    reader.addValue(
        u"seed"_s, u"N|random"_s,
        Words::tr(
            "The seed. Without it each job draws its own; with it and --count they rise from N."));
    reader.addValue(u"image"_s, u"[FIELD=]FILE"_s,
                    Words::tr("An input image to upload. May be repeated."));
    reader.addValue(u"count"_s, u"N"_s, Words::tr("How many jobs, 1 to 999."));
    reader.addValue(u"out"_s, u"DIR"_s,
                    Words::tr("Save the results in DIR instead of the library's folder."));
    reader.addFlag(u"save-previews"_s, Words::tr("Save what preview nodes show, too."));
    reader.addFlag(u"json"_s, Words::tr("Write events as JSON, one a line, to standard output."));
    reader.addFlag(u"quiet"_s, Words::tr("No progress on standard error, only errors."));
    reader.addFlag(u"traceback"_s, Words::tr("Show the server's traceback of a failed node."));
    reader.addValue(u"timeout"_s, u"SECONDS"_s, Words::tr("Cancel and give up after this time."));
    reader.addValue(u"wait"_s, u"SECONDS"_s,
                    Words::tr("How long to wait for a server that goes away meanwhile; 120."));
}

RunOptions runOptionsFrom(ArgumentReader &reader)
{
    RunOptions options;
    options.workflow = reader.onlyPositional();
    options.server = reader.address(u"server"_s);
    options.demo = reader.isSet(u"demo"_s);
    options.demoSpeed = reader.number(u"demo-speed"_s, 0, kMostSpeed, 1);
    options.assignments = assignmentsOf(reader);
    for (const QString &text : reader.texts(u"image"_s))
        options.images.append(imageFrom(text));
    options.count = reader.integer(u"count"_s, 1, kMostCount, 1);
    options.out = reader.text(u"out"_s);
    options.savePreviews = reader.isSet(u"save-previews"_s);
    options.json = reader.isSet(u"json"_s);
    options.quiet = reader.isSet(u"quiet"_s);
    options.traceback = reader.isSet(u"traceback"_s);
    options.timeoutSeconds
        = reader.integer(u"timeout"_s, 1, std::numeric_limits<int>::max() / 1000, 0);
    options.waitSeconds
        = reader.integer(u"wait"_s, 1, std::numeric_limits<int>::max() / 1000, options.waitSeconds);
    options.library = reader.text(u"library"_s);
    if (options.demo && reader.isSet(u"server"_s))
        reader.fail(Words::tr("--server and --demo exclude each other."));
    return options;
}

ConvertOptions convertOptionsFrom(ArgumentReader &reader)
{
    ConvertOptions options;
    options.batch = reader.text(u"batch"_s);
    options.to = reader.text(u"to"_s);
    if (options.batch.isEmpty() && options.to.isEmpty())
        options.file = reader.onlyPositional();
    else if (options.batch.isEmpty() || options.to.isEmpty())
        reader.fail(Words::tr("--batch and --to go together."));
    else if (!reader.positionals().isEmpty())
        reader.fail(Words::tr("A file and --batch exclude each other."));
    options.server = reader.address(u"server"_s);
    options.objectInfo = reader.text(u"object-info"_s);
    if (!options.server.isEmpty() && !options.objectInfo.isEmpty())
        reader.fail(Words::tr("--server and --object-info exclude each other."));
    if (reader.isSet(u"seed"_s)) {
        bool ok = false;
        options.seed = reader.text(u"seed"_s).toULongLong(&ok);
        if (!ok)
            reader.fail(Words::tr("--seed takes a number from 0 to 18446744073709551615."));
    }
    return options;
}

} // namespace

QString versionText()
{
    return u"gesso " GESSO_VERSION ""_s;
}

Parsed<RunOptions> parseRun(const QStringList &arguments)
{
    ArgumentReader reader(
        u"run"_s,
        Words::tr(
            "Runs a workflow on a ComfyUI server and saves its results; their paths go to "
            "standard output.\n\n"
            "Exit code: 0 done, 2 usage or bad file, 3 server not reachable or not a ComfyUI,\n"
            "4 prompt rejected, 5 execution failed or job lost, 6 cancelled,\n"
            "7 a result could not be fetched or saved."));
    addRunOptions(reader);
    return parseWith<RunOptions>(reader, arguments, [&reader] { return runOptionsFrom(reader); });
}

Parsed<InfoOptions> parseInfo(const QStringList &arguments)
{
    ArgumentReader reader(
        u"info"_s,
        Words::tr("Tells what a workflow file is: its nodes, the fields that can be set, and the "
                  "models and images that it needs."));
    reader.addPositional(u"FILE"_s, Words::tr("A workflow file; \"-\" reads standard input."));
    reader.addFlag(u"json"_s, Words::tr("Write one JSON object."));
    reader.addValue(u"server"_s, u"URL"_s,
                    Words::tr("Ask this server for types, ranges and choices."));
    reader.addValue(u"object-info"_s, u"FILE"_s,
                    Words::tr("Take them from a server's saved answer to /object_info."));
    return parseWith<InfoOptions>(reader, arguments, [&reader] {
        InfoOptions options;
        options.file = reader.onlyPositional();
        options.json = reader.isSet(u"json"_s);
        options.server = reader.address(u"server"_s);
        options.objectInfo = reader.text(u"object-info"_s);
        if (!options.server.isEmpty() && !options.objectInfo.isEmpty())
            reader.fail(Words::tr("--server and --object-info exclude each other."));
        return options;
    });
}

Parsed<ConvertOptions> parseConvert(const QStringList &arguments)
{
    ArgumentReader reader(
        u"convert"_s,
        Words::tr("Prints the prompt (API format) that the web editor would send for a workflow.\n"
                  "Problems go to standard error.\n\n"
                  "Exit code: 0 a prompt came out, 2 none could, 3 server not reachable."));
    reader.addPositional(u"FILE"_s, Words::tr("A workflow file; \"-\" reads standard input."),
                         u"[FILE]"_s);
    reader.addValue(u"object-info"_s, u"FILE"_s,
                    Words::tr("Take the node classes from a server's saved answer to "
                              "/object_info."));
    reader.addValue(u"server"_s, u"URL"_s, Words::tr("Ask this server for them."));
    reader.addValue(u"seed"_s, u"N"_s,
                    Words::tr("Draw what is random ({a|b} in prompt texts) from this seed."));
    reader.addValue(u"batch"_s, u"DIR"_s,
                    Words::tr("Convert all workflows (.json) of this folder."));
    reader.addValue(u"to"_s, u"DIR"_s,
                    Words::tr("With --batch: write the prompts there, as NAME.api.json."));
    return parseWith<ConvertOptions>(reader, arguments,
                                     [&reader] { return convertOptionsFrom(reader); });
}

Parsed<ServeDemoOptions> parseServeDemo(const QStringList &arguments)
{
    ArgumentReader reader(
        u"serve-demo"_s,
        Words::tr("Serves the built-in demo server until Ctrl+C. It speaks ComfyUI's protocol, "
                  "listens on 127.0.0.1 only, and draws its pictures by arithmetic. Its address is "
                  "the only line on standard output."));
    reader.addValue(u"port"_s, u"N"_s, Words::tr("The port; 0, the default, takes any free one."));
    reader.addValue(u"speed"_s, u"X"_s,
                    Words::tr("How fast it works: 2 is twice as fast, 0 does not wait at all."));
    reader.addFlag(u"faults"_s, Words::tr("Let tests ask it for faults."));
    return parseWith<ServeDemoOptions>(reader, arguments, [&reader] {
        ServeDemoOptions options;
        options.port = static_cast<quint16>(reader.integer(u"port"_s, 0, 65535, 0));
        options.speed = reader.number(u"speed"_s, 0, kMostSpeed, 1);
        options.faults = reader.isSet(u"faults"_s);
        if (!reader.positionals().isEmpty())
            reader.fail(Words::tr("\"%1\" is too many.").arg(reader.positionals().constFirst()));
        return options;
    });
}

Parsed<WindowOptions> parseWindow(const QStringList &arguments)
{
    ArgumentReader reader(
        {},
        Words::tr("A desktop studio for ComfyUI. Without a command it opens its window.\n\n"
                  "Commands (each has its own --help):\n"
                  "  gesso run WORKFLOW    run a workflow and save its results\n"
                  "  gesso info FILE       tell what a workflow file is\n"
                  "  gesso convert FILE    print a workflow as the prompt that is sent\n"
                  "  gesso serve-demo      serve the built-in demo server"));
    reader.addPositional(u"WORKFLOW"_s, Words::tr("Workflow files to open."), u"[WORKFLOW...]"_s);
    addServerOptions(reader);
    return parseWith<WindowOptions>(reader, arguments, [&reader] {
        WindowOptions options;
        options.files = reader.positionals();
        options.server = reader.address(u"server"_s);
        options.demo = reader.isSet(u"demo"_s);
        options.demoSpeed = reader.number(u"demo-speed"_s, 0, kMostSpeed, 1);
        options.library = reader.text(u"library"_s);
        if (options.demo && reader.isSet(u"server"_s))
            reader.fail(Words::tr("--server and --demo exclude each other."));
        return options;
    });
}

} // namespace gesso::cli
