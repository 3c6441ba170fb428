// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/convertcommand.h"

#include "base/seededrandomsource.h"
#include "cli/workflowfile.h"
#include "json/writer.h"
#include "workflow/catalogue.h"
#include "workflow/graph/fileconversion.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

// A server without the class refuses the prompt, so there is none to print (graph sheet, case 66).
bool isComplete(const QList<GraphProblem> &problems)
{
    return std::ranges::find(problems, GraphProblem::Kind::UnknownClass, &GraphProblem::kind)
        == problems.end();
}

// NAME.workflow.json and NAME.json give NAME.api.json.
QString promptName(const QString &file)
{
    QString name = file;
    for (const QString &end : {u".json"_s, u".workflow"_s}) {
        if (name.endsWith(end))
            name.chop(end.size());
    }
    return QString(name + u".api.json"_s);
}

Result<void> save(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error {.kind = Error::Kind::Io,
                  .message
                  = ConvertCommand::tr("It cannot be written: %1.").arg(file.errorString()),
                  .where = path};
}

} // namespace

ConvertCommand::ConvertCommand(ConvertOptions options, Console *console, QObject *parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_console(console)
{
    connect(&m_classes, &ClassFinder::found, this, &ConvertCommand::convert);
    connect(&m_classes, &ClassFinder::failed, this, &ConvertCommand::fail);
}

ConvertCommand::~ConvertCommand() = default;

void ConvertCommand::start()
{
    m_classes.find(m_options.server, m_options.objectInfo);
}

void ConvertCommand::stop()
{
    emit finished(ExitCode::Cancelled);
}

void ConvertCommand::convert(const std::shared_ptr<const Catalogue> &catalogue)
{
    ClassShapes shapes(catalogue.get());
    ClassShapes *known = catalogue == nullptr ? nullptr : &shapes;
    const bool done = m_options.batch.isEmpty() ? convertOne(known) : convertFolder(known);
    emit finished(done ? ExitCode::Done : ExitCode::Usage);
}

bool ConvertCommand::convertOne(ClassShapes *shapes)
{
    const auto prompt = promptOf(m_options.file, shapes);
    if (prompt)
        m_console->out.writeLine(*prompt);
    return prompt.has_value();
}

bool ConvertCommand::convertFolder(ClassShapes *shapes)
{
    const QDir from(m_options.batch);
    if (!from.exists() || !QDir().mkpath(m_options.to)) {
        m_console->err.writeError({.kind = Error::Kind::NotFound,
                                   .message = tr("There is no such folder."),
                                   .where = from.exists() ? m_options.to : m_options.batch});
        return false;
    }
    bool all = true;
    QSet<QString> written;
    const QStringList files = from.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        if (file.endsWith(".api.json"_L1))
            continue; // what this command writes
        const QString name = promptName(file);
        if (written.contains(name)) {
            m_console->err.writeError(
                {.kind = Error::Kind::Invalid,
                 .message = tr("Its prompt would replace that of another file, %1.").arg(name),
                 .where = file});
            all = false;
            continue;
        }
        written.insert(name);
        const auto prompt = promptOf(from.filePath(file), shapes);
        const Result<void> saved
            = prompt ? save(QDir(m_options.to).filePath(name), *prompt + '\n') : Result<void>();
        if (!saved)
            m_console->err.writeError(saved.error());
        all = all && prompt && saved;
    }
    return all;
}

// Each file draws from the seed anew, so that it does not matter what was converted before it.
std::optional<QByteArray> ConvertCommand::promptOf(const QString &path, ClassShapes *shapes)
{
    SeededRandomSource random(m_options.seed ? *m_options.seed : m_random.next());
    const Result<QByteArray> bytes = readWorkflowText(path);
    const QString name = displayName(path);
    const auto conversion = bytes
        ? convertFile(*bytes, name, shapes,
                      {.random = &random, .now = QDateTime::fromMSecsSinceEpoch(m_clock.nowMs())})
        : bytes.error();
    if (!conversion) {
        m_console->err.writeError(conversion.error());
        return std::nullopt;
    }
    tell(name, conversion->problems);
    if (!isComplete(conversion->problems))
        return std::nullopt;
    if (conversion->prompt.isEmpty()) {
        m_console->err.writeError({.kind = Error::Kind::Invalid,
                                   .message = tr("There is no node in it that could run."),
                                   .where = name});
    }
    return json::write(json::Value(conversion->prompt), {.indent = 2});
}

void ConvertCommand::tell(const QString &name, const QList<GraphProblem> &problems)
{
    for (const GraphProblem &problem : problems)
        m_console->err.writeError(
            {.kind = Error::Kind::Invalid, .message = problem.message, .where = name});
}

void ConvertCommand::fail(const Error &error, ExitCode code)
{
    m_console->err.writeError(error);
    emit finished(code);
}

} // namespace gesso::cli
