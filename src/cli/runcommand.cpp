// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runcommand.h"

#include "base/whendone.h"
#include "cli/assignments.h"
#include "cli/jobwatch.h"
#include "cli/jsonevents.h"
#include "cli/progressview.h"
#include "cli/serverwait.h"
#include "cli/usualplaces.h"
#include "cli/workflowfile.h"
#include "comfy/server.h"
#include "demo/demothread.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/settings.h"
#include "studio/studio.h"

#include <QDir>
#include <QSettings>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace gesso::cli {

namespace {

// After Ctrl+C: how long the server may take to stop the job.
constexpr auto kLongestStop = 10s;

std::unique_ptr<RunReport> makeReport(const RunOptions &options, Console *console,
                                      const Clock *clock)
{
    if (options.json)
        return std::make_unique<JsonEvents>(console);
    return std::make_unique<ProgressView>(
        console, clock,
        ProgressView::Options {.quiet = options.quiet, .traceback = options.traceback});
}

// What the window's settings say, where the command line does not.
studio::StudioSetup setupOf(const RunOptions &options)
{
    QSettings store(usualSettingsFile(), QSettings::IniFormat);
    const studio::Settings settings(&store);
    studio::StudioSetup setup;
    const QString library = options.library.isEmpty() ? settings.get(settings.results.folder)
                                                      : QDir(options.library).absolutePath();
    setup.library = library.isEmpty() ? library::LibraryPaths::standard()
                                      : library::LibraryPaths::below(library);
    if (!options.out.isEmpty())
        setup.library.results = QDir(options.out).absolutePath();
    setup.namePattern = settings.get(settings.results.namePattern);
    setup.cacheFolder = usualCacheFolder();
    setup.server = usualServer();
    return setup;
}

// An error of a field, with its node's title.
Error placed(const Error &error, const Field &field)
{
    return error.at(u"%1 (%2), %3"_s.arg(field.nodeTitle, field.id.node, field.id.input));
}

} // namespace

RunCommand::RunCommand(RunOptions options, Console *console, QObject *parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_console(console)
    , m_startedMs(m_clock.nowMs())
    , m_report(makeReport(m_options, console, &m_clock))
{
    for (QTimer *timer : {&m_timeout, &m_away, &m_stopping})
        timer->setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, &RunCommand::onTimeout);
    connect(&m_away, &QTimer::timeout, this, &RunCommand::onServerStaysAway);
    connect(&m_stopping, &QTimer::timeout, this, &RunCommand::onAllEnded);
}

RunCommand::~RunCommand() = default;

void RunCommand::start()
{
    Result<Document> document = readWorkflowFile(m_options.workflow);
    if (!document) {
        fail(document.error(), ExitCode::Usage);
        return;
    }
    const QString path = m_options.workflow == "-"_L1 ? u"stdin"_s : m_options.workflow;
    m_document = std::make_unique<studio::FormDocument>(std::move(document).value(), path);
    const Prompt &prompt = m_document->document().prompt();
    m_report->setPrompt(prompt);
    if (const Result<void> checked = checkNames(m_document->form(), prompt, m_options); !checked) {
        fail(checked.error(), ExitCode::Usage);
        return;
    }
    if (m_options.timeoutSeconds > 0)
        m_timeout.start(std::chrono::seconds(m_options.timeoutSeconds));
    if (m_options.demo)
        startDemo();
    else
        openStudio(m_options.server);
}

void RunCommand::startDemo()
{
    m_demo = std::make_unique<demo::DemoThread>(demo::DemoOptions {.speed = m_options.demoSpeed});
    connect(m_demo.get(), &demo::DemoThread::listening, this, &RunCommand::openStudio);
    connect(m_demo.get(), &demo::DemoThread::failed, this,
            [this](const Error &error) { fail(error, ExitCode::NoServer); });
    m_demo->start();
}

void RunCommand::openStudio(const QUrl &server)
{
    studio::StudioSetup setup = setupOf(m_options);
    if (!server.isEmpty())
        setup.server = server;
    setup.savePreviews = m_options.savePreviews;
    setup.showsPreviews = false; // there is nothing to show them in
    setup.serverEndsWithProgram = m_options.demo;
    setup.ownQueue = true;
    setup.clock = &m_clock;
    setup.random = &m_random;
    m_studio = std::make_unique<studio::Studio>(setup);
    whenDone(m_studio->open(), this, [this](const Result<void> &opened) {
        if (opened)
            waitForServer();
        else
            fail(opened.error(), ExitCode::Files);
    });
}

void RunCommand::waitForServer()
{
    auto *wait = new ServerWait(m_studio->server(), this);
    connect(wait, &ServerWait::ready, this, &RunCommand::onServerReady);
    connect(wait, &ServerWait::failed, this,
            [this](const Error &error) { fail(error, ExitCode::NoServer); });
    wait->start();
}

void RunCommand::onServerReady()
{
    if (m_state != State::Starting)
        return;
    comfy::Server *server = m_studio->server();
    m_report->connected(server->address().toDisplayString(), server->facts().version);
    connect(server, &comfy::Server::stateChanged, this, &RunCommand::onServerStateChanged);
    if (takeClasses() && whyNotRunnable(m_document->form()) == nullptr
        && applyAssignments(*m_document, m_options)) {
        generate();
        return;
    }
    // The catalogue may be the one of last time: a value is wrong only when the server itself says
    // so.
    connect(server, &comfy::Server::catalogueConfirmed, this, &RunCommand::onCatalogueRefreshed);
    connect(server, &comfy::Server::catalogueFailed, this, &RunCommand::onCatalogueRefreshed);
    server->refreshCatalogue();
}

void RunCommand::onCatalogueRefreshed()
{
    if (m_state != State::Starting)
        return;
    Result<void> done = takeClasses();
    if (done)
        done = applyAssignments(*m_document, m_options);
    if (!done)
        fail(done.error(), ExitCode::Usage);
    else
        generate();
}

// The error says why no prompt comes of a graph.
Result<void> RunCommand::takeClasses()
{
    m_document->setCatalogue(m_studio->server()->catalogue());
    m_report->setPrompt(m_document->document().prompt());
    const Problem *problem = obstacle(m_document->form());
    if (problem == nullptr)
        return {};
    return Error {.kind = Error::Kind::Invalid,
                  .message = problem->message,
                  .where = displayName(m_options.workflow),
                  .advice = problem->advice};
}

// What the server lacks, and values of the workflow file that its node classes do not know: they
// are sent all the same, since only the server can tell.
void RunCommand::tellDoubts()
{
    QSet<FieldId> told;
    for (const Missing &missing : m_document->missing()) {
        told.insert(missing.where);
        m_report->note(
            tr("The server lacks this: %1")
                .arg(QStringList({inWords(missing), missing.address}).join(u' ').trimmed()));
    }
    for (const Field &field : m_document->form().fields) {
        if (told.contains(field.id))
            continue;
        if (const std::optional<Error> doubt = m_document->doubt(field.id))
            m_report->note(
                tr("The server may refuse this: %1").arg(placed(*doubt, field).toLine()));
    }
}

void RunCommand::generate()
{
    tellDoubts();
    m_state = State::Running;
    m_watch = std::make_unique<JobWatch>(m_studio.get(), m_report.get());
    connect(m_watch.get(), &JobWatch::allEnded, this, &RunCommand::onAllEnded);
    connect(m_studio->queue(), &studio::JobQueue::failed, this,
            [this](const Error &error) { fail(error, ExitCode::Files); });
    whenDone(m_studio->generate(m_document.get(), m_options.count), this,
             [this](const Result<QList<studio::JobId>> &jobs) { onGenerated(jobs); });
}

void RunCommand::onGenerated(const Result<QList<studio::JobId>> &jobs)
{
    if (m_state == State::Ended)
        return;
    if (!jobs && jobs.error().kind == Error::Kind::Invalid) {
        rejectFields(jobs.error());
        return;
    }
    if (!jobs) {
        fail(jobs.error(), ExitCode::Files);
        return;
    }
    m_watch->follow(*jobs);
    if (m_state == State::Stopping)
        m_watch->cancelAll();
}

// Values that the command line set were checked before: these are seeds that cannot be drawn.
void RunCommand::rejectFields(const Error &error)
{
    const QList<FieldId> fields = m_document->invalidFields();
    for (const FieldId &id : fields) {
        const Field *field = m_document->form().find(id);
        m_report->failed(placed(m_document->problem(id).value_or(error), *field),
                         ExitCode::Rejected);
    }
    if (fields.isEmpty())
        m_report->failed(error, ExitCode::Rejected);
    end(ExitCode::Rejected);
}

void RunCommand::onServerStateChanged()
{
    if (m_state != State::Running)
        return;
    const bool isThere = m_studio->server()->state() == comfy::Server::State::Ready;
    if (isThere && m_away.isActive()) {
        m_away.stop();
        m_report->note(tr("The server is back."));
    } else if (!isThere && !m_away.isActive()) {
        m_away.start(std::chrono::seconds(m_options.waitSeconds));
        m_report->note(tr("The connection to the server is lost; waiting for it."));
    }
}

void RunCommand::onServerStaysAway()
{
    fail({.kind = Error::Kind::Network,
          .message = tr("The server went away and did not come back."),
          .where = m_studio->server()->address().toDisplayString(),
          .advice = tr("Look whether it runs. What it finishes meanwhile is fetched when Gesso is "
                       "started the next time.")},
         ExitCode::NoServer);
}

void RunCommand::stop()
{
    if (m_state == State::Starting)
        end(ExitCode::Cancelled);
    else if (m_state == State::Running)
        cancelJobs(ExitCode::Cancelled, tr("Stopping; press Ctrl+C again to leave at once."));
}

void RunCommand::onTimeout()
{
    if (m_state == State::Running) {
        cancelJobs(ExitCode::Failed,
                   tr("Not finished after %1 seconds; stopping.").arg(m_options.timeoutSeconds));
        return;
    }
    fail(
        {.kind = Error::Kind::Timeout,
         .message = tr("The server was not ready after %1 seconds.").arg(m_options.timeoutSeconds)},
        ExitCode::NoServer);
}

void RunCommand::cancelJobs(ExitCode code, const QString &why)
{
    m_state = State::Stopping;
    m_stopCode = code;
    m_report->note(why);
    m_stopping.start(kLongestStop);
    m_watch->cancelAll();
}

void RunCommand::onAllEnded()
{
    // What was stopped too late is done all the same.
    const RunSummary &summary = m_watch->summary();
    const bool stopped = m_state == State::Stopping && summary.finished < summary.jobs;
    end(stopped ? m_stopCode : summary.code);
}

void RunCommand::fail(const Error &error, ExitCode code)
{
    if (m_state == State::Ended)
        return;
    m_report->failed(error, code);
    end(code);
}

void RunCommand::end(ExitCode code)
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    RunSummary summary = m_watch ? m_watch->summary() : RunSummary();
    summary.code = code;
    summary.ms = m_clock.nowMs() - m_startedMs;
    m_report->finished(summary);
    emit finished(code);
}

} // namespace gesso::cli
