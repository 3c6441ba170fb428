// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jsonevents.h"

#include "json/writer.h"

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

// Exact for all 64 bits; null when the job has no seed.
json::Value seedJson(const QString &seed)
{
    bool isNumber = false;
    const quint64 value = seed.toULongLong(&isNumber);
    return isNumber ? json::Value(value) : json::Value();
}

// Seconds, or null when not known.
json::Value secondsJson(qint64 ms)
{
    constexpr double kMsPerSecond = 1000;
    return ms < 0 ? json::Value() : json::Value(static_cast<double>(ms) / kMsPerSecond);
}

QString mediaWord(library::MediaKind kind)
{
    switch (kind) {
    case library::MediaKind::Image:
        return u"image"_s;
    case library::MediaKind::Animation:
        return u"animation"_s;
    case library::MediaKind::Video:
        return u"video"_s;
    case library::MediaKind::Audio:
        return u"audio"_s;
    case library::MediaKind::Model3d:
        return u"3d"_s;
    case library::MediaKind::Text:
        return u"text"_s;
    case library::MediaKind::Other:
        return u"other"_s;
    }
    return {};
}

json::Object errorJson(const Error &error)
{
    return {{"kind", kindName(error.kind)},
            {"message", error.message},
            {"where", error.where},
            {"advice", error.advice},
            {"detail", error.detail}};
}

json::Array textsJson(const QStringList &texts)
{
    json::Array array;
    for (const QString &text : texts)
        array.emplace_back(text);
    return array;
}

} // namespace

JsonEvents::JsonEvents(Console *console)
    : m_console(console)
{
}

void JsonEvents::connected(const QString &address, const QString &version)
{
    write({{"event", "connected"}, {"server", address}, {"version", version}});
}

void JsonEvents::queued(const studio::Job &job, JobPlace place)
{
    write({{"event", "queued"},
           {"job", job.id},
           {"number", place.number},
           {"count", place.count},
           {"prompt_id", job.promptId},
           {"workflow", job.workflow},
           {"seed", seedJson(job.seed)}});
}

void JsonEvents::started(const studio::Job &job, JobPlace /*place*/)
{
    write({{"event", "started"}, {"job", job.id}, {"prompt_id", job.promptId}});
}

void JsonEvents::progress(const studio::Job &job, const studio::JobProgress &progress,
                          qint64 msLeftOfAll)
{
    const json::Object event {{"event", "progress"},
                              {"job", job.id},
                              {"nodes_done", progress.nodesDone},
                              {"nodes_total", progress.nodesTotal},
                              {"node", progress.nodeTitle},
                              {"step", progress.step},
                              {"steps", progress.steps},
                              {"steps_seconds_left", secondsJson(progress.stepMsLeft)},
                              {"job_seconds_left", secondsJson(progress.jobMsLeft)},
                              {"all_seconds_left", secondsJson(msLeftOfAll)}};
    if (event == m_lastProgress) // what changed is not told here
        return;
    m_lastProgress = event;
    write(event);
}

void JsonEvents::result(const library::ResultRecord &record)
{
    json::Object event {{"event", "result"},
                        {"job", record.job},
                        {"path", record.path},
                        {"kind", mediaWord(record.kind)},
                        {"mime", record.mimeType},
                        {"bytes", record.bytes},
                        {"sha256", std::string_view(record.sha256.toHex().toStdString())},
                        {"temporary", record.temporary},
                        {"seed", seedJson(record.seed)}};
    if (!record.size.isEmpty()) {
        event.append("width", record.size.width());
        event.append("height", record.size.height());
    }
    write(event);
}

void JsonEvents::ended(const studio::Job &job, JobPlace /*place*/)
{
    json::Object event {
        {"event", studio::jobStateName(job.state)},
        {"job", job.id},
        {"prompt_id", job.promptId},
        {"results", job.results},
        {"seconds", secondsJson(job.startedMs > 0 ? job.endedMs - job.startedMs : -1)}};
    if (!job.warning.message.isEmpty()) {
        event.append("warning", errorJson(job.warning));
        m_console->err.writeError(job.warning);
    }
    if (job.state == studio::JobState::Failed) {
        event.append("error", errorJson(job.error));
        event.append("traceback", textsJson(job.traceback));
        for (const QString &line : failureLines(job, false))
            m_console->err.writeLine(line);
    }
    if (event.find("warning") != nullptr || event.find("error") != nullptr)
        event.append("inputs", inputErrors(job));
    write(event);
}

void JsonEvents::note(const QString &line)
{
    write({{"event", "note"}, {"message", line}});
}

void JsonEvents::failed(const Error &error, ExitCode code)
{
    m_console->err.writeError(error);
    write({{"event", "error"}, {"exit_code", toInt(code)}, {"error", errorJson(error)}});
}

void JsonEvents::finished(const RunSummary &summary)
{
    write({{"event", "end"},
           {"exit_code", toInt(summary.code)},
           {"jobs", summary.jobs},
           {"finished", summary.finished},
           {"failed", summary.failed},
           {"cancelled", summary.cancelled},
           {"results", summary.results},
           {"seconds", secondsJson(summary.ms)}});
}

json::Array JsonEvents::inputErrors(const studio::Job &job) const
{
    json::Array array;
    for (const comfy::InputError &input : job.inputErrors) {
        array.emplace_back(json::Object {{"node", input.node},
                                         {"title", titleOf(input.node)},
                                         {"class", input.nodeClass},
                                         {"input", input.input},
                                         {"type", input.type},
                                         {"message", input.message},
                                         {"details", input.details}});
    }
    return array;
}

void JsonEvents::write(const json::Object &event)
{
    m_console->out.writeLine(json::write(json::Value(event)));
}

} // namespace gesso::cli
