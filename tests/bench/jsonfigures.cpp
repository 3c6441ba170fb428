// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/jsonfigures.h"

#include "json/reader.h"
#include "support/shared.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QList>

using namespace Qt::StringLiterals;

namespace gesso::bench {

namespace {

Figure against(const QString &name, const QList<QByteArray> &texts)
{
    constexpr int kRounds = 9;
    constexpr double kGoal = 0.5;
    qsizetype read = 0;
    const Pair pair = leastCpu(
        kRounds,
        [&] {
            for (const QByteArray &text : texts)
                read += json::read(text).ok() ? 1 : 0;
        },
        [&] {
            for (const QByteArray &text : texts)
                read += QJsonDocument::fromJson(text).isNull() ? 0 : 1;
        });
    Q_ASSERT(read == texts.size() * kRounds * 2);
    return {.name = name, .sides = pair, .goal = kGoal};
}

} // namespace

std::vector<Figure> jsonFigures()
{
    QList<QByteArray> workflows;
    QDirIterator files(test::sharedPath(u"conversion"_s), {u"*.json"_s});
    while (files.hasNext())
        workflows << test::readFile(files.next());
    return {
        against(u"JSON reader on object_info against QJsonDocument, CPU ms"_s,
                {test::readShared(u"recordings/object_info.json"_s)}),
        against(u"JSON reader on all workflows against QJsonDocument, CPU ms"_s, workflows),
    };
}

} // namespace gesso::bench
