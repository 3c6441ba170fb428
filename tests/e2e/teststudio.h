// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "comfy/server.h"
#include "library/library.h"
#include "studio/formdocument.h"
#include "studio/sample.h"
#include "studio/studio.h"
#include "support/await.h"

#include <QCryptographicHash>
#include <QFile>
#include <QImageReader>

namespace gesso::test {

// A studio in a folder, as a window has it.
struct TestStudio
{
    explicit TestStudio(const QString &folder, const QUrl &server, bool ownQueue = false,
                        std::shared_ptr<library::FileOps> files = nullptr)
        : studio(setupOf(folder, server, ownQueue, std::move(files)))
    {
        QObject::connect(
            studio.queue(), &studio::JobQueue::jobEnded, studio.queue(), [this](studio::JobId id) {
                ended.insert(id,
                             studio.queue()->job(id) ? *studio.queue()->job(id) : studio::Job());
            });
    }

    [[nodiscard]] Result<void> open()
    {
        const auto opened = await(studio.open());
        return opened
            ? *opened
            : Result<void>(Error {Error::Kind::Timeout, QStringLiteral("no answer"), {}, {}, {}});
    }

    // A document as File > Open gives it, from text.
    [[nodiscard]] std::shared_ptr<studio::FormDocument> document(const QByteArray &text,
                                                                 const QString &folder)
    {
        const QString path = folder + QStringLiteral("/portrait.json");
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        file.close();
        const auto opened = await(studio.openWorkflow(path));
        return opened && *opened ? (*opened)->document : nullptr;
    }

    [[nodiscard]] QList<studio::JobId> generate(studio::FormDocument *document, int count = 1,
                                                bool toFront = false)
    {
        const auto ids = await(studio.generate(document, count, toFront));
        if (ids && *ids)
            return **ids;
        QTest::qFail(ids ? qPrintable(ids->error().toLine()) : "no answer", __FILE__, __LINE__);
        return {};
    }

    [[nodiscard]] bool waitForEnd(const QList<studio::JobId> &ids,
                                  int timeoutMs = TestServer::patience(60000))
    {
        return QTest::qWaitFor(
            [this, &ids] {
                return std::ranges::all_of(ids,
                                           [this](studio::JobId id) { return ended.contains(id); });
            },
            timeoutMs);
    }

    // What the queue looks like, for the message of a test that waited in vain.
    [[nodiscard]] QByteArray describe() const
    {
        QString text
            = QStringLiteral("server state %1;").arg(static_cast<int>(studio.server()->state()));
        for (int row = 0; row < studio.queue()->rowCount(); ++row) {
            const auto *job = studio.queue()
                                  ->index(row, 0)
                                  .data(studio::JobQueue::JobRole)
                                  .value<const studio::Job *>();
            text += QStringLiteral(" job %1 %2 sent %3 %4;")
                        .arg(job->id)
                        .arg(studio::jobStateName(job->state))
                        .arg(job->sent)
                        .arg(job->error.toLine());
        }
        return text.toUtf8();
    }

    [[nodiscard]] bool waitForState(studio::JobId id, studio::JobState state,
                                    int timeoutMs = TestServer::patience(30000))
    {
        return QTest::qWaitFor(
            [this, id, state] {
                const studio::Job *job = studio.queue()->job(id);
                return job && job->state == state;
            },
            timeoutMs);
    }

    [[nodiscard]] QList<library::ResultRecord> results()
    {
        const auto page = await(studio.library()->page(0, 10000));
        return page && *page ? **page : QList<library::ResultRecord>();
    }

    // Whether every result is there whole, under a name of its own; else what is wrong.
    [[nodiscard]] QString damage()
    {
        QSet<QString> paths;
        QSet<QString> origins;
        for (const library::ResultRecord &record : results()) {
            QFile file(record.path);
            if (!file.open(QIODevice::ReadOnly))
                return record.path + QStringLiteral(" cannot be read");
            const QByteArray bytes = file.readAll();
            if (bytes.size() != record.bytes
                || QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != record.sha256)
                return record.path + QStringLiteral(" is not what was recorded");
            if (QImageReader(record.path).read().isNull())
                return record.path + QStringLiteral(" is no picture");
            paths.insert(record.path);
            origins.insert(QString::number(record.job) + record.origin);
        }
        return paths.size() == results().size() && origins.size() == results().size()
            ? QString()
            : QStringLiteral("something is there twice");
    }

    SystemClock clock;
    SystemRandomSource random;
    QHash<studio::JobId, studio::Job> ended; // as they were when they ended
    studio::Studio studio;

private:
    [[nodiscard]] studio::StudioSetup setupOf(const QString &folder, const QUrl &server,
                                              bool ownQueue,
                                              std::shared_ptr<library::FileOps> files)
    {
        studio::StudioSetup setup;
        setup.library = library::LibraryPaths::below(folder);
        setup.server = server;
        setup.cacheFolder = folder + QStringLiteral("/cache");
        setup.ownQueue = ownQueue;
        setup.files = std::move(files);
        setup.clock = &clock;
        setup.random = &random;
        return setup;
    }
};

} // namespace gesso::test
