// SPDX-License-Identifier: GPL-3.0-or-later
// soakdriver LIBRARY URL COUNT: one life of a window without a window: opens the library, settles
// what the last life left, adds COUNT jobs, runs until the queue is empty; throws away the result
// of every fifth job. Tells each job's id in a line as soon as it is stored. Meant to be killed.

#include "base/clock.h"
#include "base/randomsource.h"
#include "base/whendone.h"
#include "library/library.h"
#include "studio/formdocument.h"
#include "studio/sample.h"
#include "studio/studio.h"

#include <QGuiApplication>

#include <cstdio>

using namespace gesso;
using namespace Qt::StringLiterals;

namespace {

class Life : public QObject
{
    Q_OBJECT

public:
    Life(const QString &folder, const QUrl &server, int count)
        : m_studio(setup(folder, server))
        , m_document(test::documentOf(test::textToImage()), u"soak.json"_s)
        , m_count(count)
    {
        connect(m_studio.queue(), &studio::JobQueue::jobEnded, this, &Life::endWhenEmpty);
        connect(&m_studio, &studio::Studio::resultAdded, this, &Life::throwAway);
        m_studio.open().then(
            this, [this](const Result<void> &opened) { opened ? add() : fail(opened.error()); });
    }

private:
    studio::StudioSetup setup(const QString &folder, const QUrl &server)
    {
        studio::StudioSetup setup;
        setup.library = library::LibraryPaths::below(folder);
        setup.server = server;
        setup.clock = &m_clock;
        setup.random = &m_random;
        return setup;
    }

    void add()
    {
        if (m_count == 0) {
            endWhenEmpty();
            return;
        }
        m_studio.generate(&m_document, m_count)
            .then(this, [this](const Result<QList<studio::JobId>> &ids) {
                ids ? tell(*ids) : fail(ids.error());
            });
    }

    void tell(const QList<studio::JobId> &ids)
    {
        for (const studio::JobId id : ids)
            std::printf("%lld\n", static_cast<long long>(id));
        std::fflush(stdout);
    }

    void throwAway(const library::ResultRecord &record)
    {
        if (record.job % 5 != 0)
            return;
        whenDone(m_studio.library()->trash({record.id}), this, [this](const Result<void> &trashed) {
            if (!trashed)
                fail(trashed.error());
        });
    }

    void endWhenEmpty()
    {
        if (m_studio.queue()->waitingCount() + m_studio.queue()->runningCount() == 0)
            QCoreApplication::exit(0);
    }

    void fail(const Error &error)
    {
        std::fprintf(stderr, "%s\n", qPrintable(error.toLine()));
        QCoreApplication::exit(1);
    }

    SystemClock m_clock;
    SystemRandomSource m_random;
    studio::Studio m_studio;
    studio::FormDocument m_document;
    int m_count;
};

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    if (argc != 4)
        return 2;
    const Life life(QString::fromLocal8Bit(argv[1]), QUrl(QString::fromLocal8Bit(argv[2])),
                    QByteArray(argv[3]).toInt());
    return QCoreApplication::exec();
}

#include "soakdriver.moc"
