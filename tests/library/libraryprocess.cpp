// SPDX-License-Identifier: GPL-3.0-or-later
// A process of its own with a library, for the tests of what happens when one ends, or when several
// work at once:
//   libraryprocess FOLDER die STEP           keeps one picture and ends at that step, without a
//   word libraryprocess FOLDER keep FIRST COUNT   keeps pictures of the jobs from FIRST on, one
//   line each libraryprocess FOLDER hold               stages half a picture and waits for the end
//   of its input
#include "library/failingfiles.h"
#include "library/testlibrary.h"

#include <QCoreApplication>
#include <QTextStream>

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

int keepOne(const QString &folder, const QString &step)
{
    TestLibrary test(folder,
                     std::make_unique<FailingFiles>([step](const QString &now) -> Result<void> {
                         if (now == step)
                             std::_Exit(kEndedAtStep);
                         return {};
                     }));
    if (!test.open() || !test.keep(picture(1), draftOf(1)))
        return EXIT_FAILURE;
    if (step == "after record"_L1)
        std::_Exit(kEndedAtStep);
    return EXIT_SUCCESS;
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
    return hold(arguments.value(1));
}
