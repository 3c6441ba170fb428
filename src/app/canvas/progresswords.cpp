// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas/progresswords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct Span
{
    qint64 hours;
    qint64 minutes;
    qint64 seconds;
};

Span spanOf(qint64 ms)
{
    const qint64 seconds = (std::max<qint64>(ms, 0) + 999) / 1000;
    return {seconds / 3600, seconds / 60 % 60, seconds % 60};
}

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Progress)
};

} // namespace

QString clockText(qint64 ms)
{
    const Span span = spanOf(ms);
    const QString seconds = QString(u":%1"_s).arg(span.seconds, 2, 10, QChar(u'0'));
    if (span.hours == 0)
        return QString(QString::number(span.minutes) + seconds);
    return QString(QString(u"%1:%2"_s).arg(span.hours).arg(span.minutes, 2, 10, QChar(u'0'))
                   + seconds);
}

QString spanText(qint64 ms)
{
    const Span span = spanOf(ms);
    if (span.hours > 0)
        return Words::tr("%1 h %2 min").arg(span.hours).arg(span.minutes);
    if (span.minutes > 0)
        return Words::tr("%1 min %2 s").arg(span.minutes).arg(span.seconds);
    return Words::tr("%1 s").arg(span.seconds);
}

QString timeLeftText(const studio::JobProgress &progress, qint64 msLeftOfAll)
{
    QStringList parts;
    const qint64 own = progress.jobMsLeft >= 0 ? progress.jobMsLeft : progress.stepMsLeft;
    if (own >= 0)
        parts << Words::tr("%1 left").arg(clockText(own));
    if (msLeftOfAll >= 0 && msLeftOfAll > own)
        parts << Words::tr("all jobs %1").arg(clockText(msLeftOfAll));
    return parts.join(u", "_s);
}

QString finishedText(const studio::Job &job, const studio::JobProgress &progress)
{
    QStringList parts;
    if (progress.nodesTotal > 0)
        parts << Words::tr("%1 of %2 nodes").arg(progress.nodesDone).arg(progress.nodesTotal);
    if (progress.steps > 0)
        parts << Words::tr("%n step(s)", nullptr, progress.steps);
    QString text = parts.join(u", "_s);
    if (!text.isEmpty())
        text += u". "_s;
    return QString(text + Words::tr("%n result(s) saved.", nullptr, job.results));
}

int percentOf(const studio::JobProgress &progress)
{
    if (progress.nodesTotal <= 0)
        return 0;
    double done = progress.nodesDone;
    if (progress.steps > 0 && progress.nodesDone < progress.nodesTotal)
        done += static_cast<double>(progress.step) / progress.steps;
    return std::clamp(static_cast<int>(100 * done / progress.nodesTotal), 0, 100);
}

} // namespace gesso::app
