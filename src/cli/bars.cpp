// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bars.h"

#include "cli/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr int kLabelWidth = 6;
constexpr int kWidestBar = 40;
constexpr int kNarrowestBar = 8;

QString bar(double part, int width)
{
    const int full = std::clamp(static_cast<int>(part * width), 0, width);
    return QString(full, u'█') + QString(width - full, u'░');
}

double partOf(int done, int total)
{
    return total > 0 ? static_cast<double>(done) / total : 0;
}

// "Nodes ████░░░░ text", cut to the width.
QString barLine(const QString &label, double part, const QString &text, int width)
{
    const int barWidth = std::clamp(width / 3, kNarrowestBar, kWidestBar);
    QString line = label.leftJustified(kLabelWidth) + bar(part, barWidth) + u' ' + text;
    if (line.size() > width)
        line = width > 1 ? QString(line.left(width - 1) + u'…') : QString();
    return line;
}

QStringList stepParts(const BarsContent &content)
{
    const studio::JobProgress &progress = content.progress;
    QStringList parts;
    if (progress.steps > 0)
        parts.append(Words::tr("%1 of %2").arg(progress.step).arg(progress.steps));
    if (progress.stopping)
        parts.append(Words::tr("stopping"));
    else if (progress.steps > 0 && progress.stepMsLeft >= 0)
        parts.append(Words::tr("%1 left").arg(timeText(progress.stepMsLeft)));
    if (content.count > 1) {
        parts.append(Words::tr("job %1 of %2").arg(content.number).arg(content.count));
        if (content.msLeftOfAll >= 0)
            parts.append(Words::tr("all jobs %1").arg(timeText(content.msLeftOfAll)));
    }
    return parts;
}

} // namespace

QString timeText(qint64 ms)
{
    constexpr qint64 kMsPerSecond = 1000;
    constexpr qint64 kMinute = 60;
    const qint64 all = (std::max<qint64>(ms, 0) + kMsPerSecond / 2) / kMsPerSecond;
    const qint64 seconds = all % kMinute;
    const qint64 minutes = all / kMinute % kMinute;
    const qint64 hours = all / kMinute / kMinute;
    const QString rest = QString::number(seconds).rightJustified(2, u'0');
    if (hours == 0)
        return u"%1:%2"_s.arg(minutes).arg(rest);
    return u"%1:%2:%3"_s.arg(hours).arg(QString::number(minutes).rightJustified(2, u'0'), rest);
}

QStringList barLines(const BarsContent &content, int width)
{
    const studio::JobProgress &progress = content.progress;
    const QString nodes = Words::tr("%1 of %2  %3")
                              .arg(progress.nodesDone)
                              .arg(progress.nodesTotal)
                              .arg(progress.nodeTitle);
    return {barLine(Words::tr("Nodes"), partOf(progress.nodesDone, progress.nodesTotal),
                    nodes.trimmed(), width),
            barLine(Words::tr("Steps"), partOf(progress.step, progress.steps),
                    stepParts(content).join(u"  "_s), width)};
}

QString progressLine(const BarsContent &content)
{
    const studio::JobProgress &progress = content.progress;
    QStringList parts;
    if (!progress.nodeTitle.isEmpty())
        parts.append(progress.nodeTitle);
    parts.append(Words::tr("%1 of %2 nodes").arg(progress.nodesDone).arg(progress.nodesTotal));
    if (progress.steps > 0)
        parts.append(Words::tr("step %1 of %2").arg(progress.step).arg(progress.steps));
    if (progress.steps > 0 && progress.stepMsLeft >= 0)
        parts.append(Words::tr("%1 left").arg(timeText(progress.stepMsLeft)));
    return Words::tr("Job %1 of %2: %3")
        .arg(content.number)
        .arg(content.count)
        .arg(parts.join(u", "_s));
}

} // namespace gesso::cli
