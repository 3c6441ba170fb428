// SPDX-License-Identifier: GPL-3.0-or-later
// A process of its own with a library, for the tests of what happens when one ends, or when several
// work at once:
//   libraryprocess FOLDER die STEP: keeps one picture and ends at that step, without a word
//   libraryprocess FOLDER keep FIRST COUNT: keeps pictures of the jobs from FIRST on, one line each
//   libraryprocess FOLDER trash STEP: throws two pictures away and ends at that step
//   libraryprocess FOLDER restore STEP: brings one back and ends at that step
//   libraryprocess FOLDER hold: stages half a picture and waits for the end of its input
#include "library/failingfiles.h"
#include "library/testlibrary.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <atomic>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::test;

namespace {

constexpr int kEndedAtStep = 42;

library::ResultDraft draftOf(qint64 job)
{
    library::ResultDraft draft;
    draft.job = job;
    draft.origin = u"9/images/0"_s;
    draft.serverName = u"a.png"_s;
    draft.workflow = u"portrait"_s;
    return draft;
}

// The machine's files; the process ends at a step, once `isArmed`.
std::unique_ptr<FailingFiles> mortal(const QString &step, const std::atomic<bool> *isArmed)
{
    return std::make_unique<FailingFiles>([step, isArmed](const QString &now) -> Result<void> {
        if (*isArmed && now == step)
            std::_Exit(kEndedAtStep);
        return {};
    });
}

int keepOne(const QString &folder, const QString &step)
{
    // "of it": not when the folder of the day is made, which comes before its move.
    const bool isOfIt = step.endsWith(" of it"_L1);
    const QString name = isOfIt ? step.chopped(6) : step;
    std::atomic<bool> isMoved = false;
    TestLibrary test(folder,
                     std::make_unique<FailingFiles>(
                         [name, isOfIt, &isMoved](const QString &now) -> Result<void> {
                             isMoved = isMoved || now == "after move"_L1;
                             if (now == name && (!isOfIt || isMoved))
                                 std::_Exit(kEndedAtStep);
                             return {};
                         }));
    if (!test.open() || !test.keep(picture(1), draftOf(1)))
        return EXIT_FAILURE;
    if (step == "after record"_L1)
        std::_Exit(kEndedAtStep);
    return EXIT_SUCCESS;
}

// Two pictures; throws both away, or throws one away and brings it back.
int throwAway(const QString &folder, const QString &step, bool bringBack)
{
    std::atomic<bool> isArmed = false;
    TestLibrary test(folder, mortal(step, &isArmed));
    if (!test.open())
        return EXIT_FAILURE;
    QList<library::ResultId> ids;
    for (int job = 1; job <= (bringBack ? 1 : 2); ++job) {
        const auto kept = test.keep(picture(job), draftOf(job));
        if (!kept)
            return EXIT_FAILURE;
        ids += kept->id;
    }
    QFile told(folder + u"/id"_s);
    if (!told.open(QIODevice::WriteOnly) || told.write(QByteArray::number(ids.first())) < 1)
        return EXIT_FAILURE;
    told.close();
    isArmed = !bringBack;
    const auto trashed = await(test.library.trash(ids));
    if (!trashed || !*trashed)
        return EXIT_FAILURE;
    isArmed = true;
    if (bringBack) {
        const auto back = await(test.library.restore(ids));
        if (!back || !*back)
            return EXIT_FAILURE;
    }
    std::_Exit(kEndedAtStep);
}

int keepMany(const QString &folder, int first, int count)
{
    TestLibrary test(folder);
    QTextStream out(stdout);
    const auto opened = test.open();
    if (!opened) {
        out << opened.error().toLine() << Qt::endl;
        return EXIT_FAILURE;
    }
    test.library.setNamePattern(u"{workflow}/{counter}"_s);
    for (int job = first; job < first + count; ++job) {
        const auto kept = test.keep(picture(job), draftOf(job));
        if (!kept) {
            out << kept.error().toLine() << kept.error().detail << Qt::endl;
            return EXIT_FAILURE;
        }
        out << kept->id << ' ' << kept->path << Qt::endl;
    }
    return EXIT_SUCCESS;
}

int hold(const QString &folder)
{
    TestLibrary test(folder);
    if (!test.open())
        return EXIT_FAILURE;
    auto file = test.library.stage();
    file->write(picture(1));
    if (!await(file->finish()))
        return EXIT_FAILURE;
    QTextStream(stdout) << file->path() << Qt::endl;
    QTextStream(stdin).readAll();
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(2) == "die"_L1)
        return keepOne(arguments.at(1), arguments.value(3));
    if (arguments.value(2) == "keep"_L1)
        return keepMany(arguments.at(1), arguments.value(3).toInt(), arguments.value(4).toInt());
    if (arguments.value(2) == "trash"_L1 || arguments.value(2) == "restore"_L1)
        return throwAway(arguments.at(1), arguments.value(3), arguments.at(2) == "restore"_L1);
    return hold(arguments.value(1));
}
