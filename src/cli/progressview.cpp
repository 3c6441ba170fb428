// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progressview.h"

#include "base/clock.h"
#include "cli/words.h"

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr qint64 kMsBetweenDraws = 66; // a terminal over a network should keep up
constexpr qint64 kMsBetweenLines = 5000; // of the same node

// To the start of the line above the two bars, and everything below it cleared.
constexpr auto kClearTwoLines = "\r\x1b[1A\x1b[J"_L1;

QString resultsText(int count)
{
    return count == 1 ? Words::tr("1 result") : Words::tr("%1 results").arg(count);
}

} // namespace

ProgressView::ProgressView(Console *console, const Clock *clock, Options options)
    : m_console(console)
    , m_clock(clock)
    , m_options(options)
    , m_bars(console->err.isTerminal())
{
}

ProgressView::~ProgressView()
{
    clearBars();
}

void ProgressView::connected(const QString &address, const QString &version)
{
    say(version.isEmpty() ? Words::tr("Server %1").arg(address)
                          : Words::tr("Server %1, ComfyUI %2").arg(address, version));
}

void ProgressView::queued(const studio::Job &job, JobPlace place)
{
    if (!m_bars && !job.seed.isEmpty())
        say(Words::tr("Job %1 of %2: waiting, seed %3")
                .arg(place.number)
                .arg(place.count)
                .arg(job.seed));
}

void ProgressView::started(const studio::Job & /*job*/, JobPlace place)
{
    m_content = {.progress = {}, .number = place.number, .count = place.count};
    m_lastNode.clear();
    m_lastDrawMs = 0;
}

void ProgressView::progress(const studio::Job & /*job*/, const studio::JobProgress &progress,
                            qint64 msLeftOfAll)
{
    m_content.progress = progress;
    m_content.msLeftOfAll = msLeftOfAll;
    if (m_options.quiet)
        return;
    if (!m_bars)
        plainProgress();
    else if (m_clock->nowMs() - m_lastDrawMs >= kMsBetweenDraws)
        drawBars();
}

void ProgressView::result(const library::ResultRecord &record)
{
    clearBars();
    m_console->out.writeLine(record.path);
    if (m_console->out.isOpen())
        return;
    // Nobody reads standard output any more; what was made is not to get lost on that account.
    if (!m_closedTold)
        m_console->err.writeLine(Words::tr("gesso: standard output is closed; the paths go here."));
    m_closedTold = true;
    m_console->err.writeLine(record.path);
}

void ProgressView::ended(const studio::Job &job, JobPlace place)
{
    clearBars();
    const QString name = Words::tr("Job %1 of %2").arg(place.number).arg(place.count);
    if (job.state == studio::JobState::Failed) {
        QStringList lines = failureLines(job, m_options.traceback);
        m_console->err.writeLine(Words::tr("%1 failed: %2").arg(name, lines.takeFirst()));
        for (const QString &line : lines)
            m_console->err.writeLine(line);
    } else if (job.state == studio::JobState::Cancelled) {
        say(Words::tr("%1: cancelled").arg(name));
    } else {
        const QString time = timeText(job.startedMs > 0 ? job.endedMs - job.startedMs : 0);
        say(Words::tr("%1: finished in %2, %3").arg(name, time, resultsText(job.results)));
        if (!job.warning.message.isEmpty())
            m_console->err.writeLine(Words::tr("%1: %2").arg(name, job.warning.toLine()));
    }
}

void ProgressView::note(const QString &line)
{
    say(line);
}

void ProgressView::failed(const Error &error, ExitCode /*code*/)
{
    clearBars();
    m_console->err.writeError(error);
}

void ProgressView::finished(const RunSummary &summary)
{
    clearBars();
    if (summary.jobs > 1) {
        say(Words::tr("%1 of %2 jobs finished in %3, %4")
                .arg(summary.finished)
                .arg(summary.jobs)
                .arg(timeText(summary.ms), resultsText(summary.results)));
    }
}

void ProgressView::drawBars()
{
    const QStringList lines = barLines(m_content, m_console->err.width() - 1);
    // One write for all, so that nothing flickers; the cursor rests at the end of the lower bar.
    const QString erase = m_drawn ? QString(kClearTwoLines) : QString();
    m_console->err.write(QString(erase + lines.join(u'\n')));
    m_drawn = true;
    m_lastDrawMs = m_clock->nowMs();
}

void ProgressView::clearBars()
{
    if (m_drawn)
        m_console->err.write(QString(kClearTwoLines));
    m_drawn = false;
}

void ProgressView::say(const QString &line)
{
    if (m_options.quiet)
        return;
    clearBars();
    m_console->err.writeLine(line);
}

void ProgressView::plainProgress()
{
    const QString &node = m_content.progress.nodeTitle;
    const bool newNode = !node.isEmpty() && node != m_lastNode;
    if (!newNode && (node.isEmpty() || m_clock->nowMs() - m_lastDrawMs < kMsBetweenLines))
        return;
    m_lastNode = node;
    m_lastDrawMs = m_clock->nowMs();
    say(progressLine(m_content));
}

} // namespace gesso::cli
