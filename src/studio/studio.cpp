// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio.h"

#include "base/clock.h"
#include "base/randomsource.h"
#include "base/whendone.h"
#include "base/worker.h"
#include "library/files/fileops.h"
#include "library/library.h"
#include "library/thumbnails.h"
#include "studio/dispatcher.h"
#include "studio/formdocument.h"
#include "studio/queue.h"
#include "studio/queueowner.h"
#include "studio/words.h"
#include "studio/workflowfile.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QThreadPool>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

// Pictures are decoded and made small beside everything else.
constexpr int kPictureThreads = 2;

} // namespace

// In the order in which things are made; they go in the opposite one, the worker last, when it has
// done all it was given.
struct Studio::Private
{
    Private(const StudioSetup &given, Studio *studio);

    StudioSetup setup;
    Worker worker {u"gesso-files"_s};
    Worker cacheWorker {u"gesso-cache"_s};
    Worker workflowWorker {u"gesso-workflows"_s}; // a slow disk keeps no server waiting
    QThreadPool pictures;
    QNetworkAccessManager network;
    std::shared_ptr<QueueOwner> owner;
    library::Library library;
    library::Thumbnails thumbnails;
    Backstage backstage;
    Servers servers;
    Uploader uploader;
    Fetcher fetcher;
    Queue queue;
    Dispatcher dispatcher;
    QList<QPointer<FormDocument>> documents; // open ones
    QHash<JobId, QPointer<FormDocument>> sources; // of jobs that are not over
    bool savePreviews = false;
};

namespace {

Backstage makeBackstage(Worker *worker, std::shared_ptr<JobStore> store, bool previews)
{
    Backstage backstage;
    backstage.worker = worker;
    backstage.store = std::move(store);
    backstage.preparer = std::make_shared<JobPreparer>(backstage.store, previews);
    return backstage;
}

comfy::ServerSetup serverSetup(const StudioSetup &setup, QNetworkAccessManager *network,
                               Worker *worker)
{
    comfy::ServerSetup server;
    server.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    server.cacheFolder = setup.cacheFolder;
    server.network = network;
    server.worker = worker;
    server.clock = setup.clock;
    server.random = setup.random;
    return server;
}

} // namespace

Studio::Private::Private(const StudioSetup &given, Studio *studio)
    : setup(given)
    , owner(std::make_shared<QueueOwner>(given.library.data, given.ownQueue))
    , library(given.library, &worker, given.clock,
              given.files ? given.files : std::make_shared<library::SystemFileOps>())
    , thumbnails(given.library.data, &pictures)
    , backstage(makeBackstage(&worker,
                              std::make_shared<JobStore>(library.database(), owner->name()),
                              given.showsPreviews))
    , servers(serverSetup(given, &network, &cacheWorker))
    , uploader(backstage, &library)
    , fetcher(&library)
    , queue({backstage, &library, given.clock, given.random})
    , dispatcher({backstage, &queue, &servers, &uploader, &fetcher})
    , savePreviews(given.savePreviews)
{
    pictures.setMaxThreadCount(kPictureThreads);
    if (!given.namePattern.isEmpty())
        library.setNamePattern(given.namePattern);
    servers.setCurrent(given.server, given.serverEndsWithProgram);
    QObject::connect(&library, &library::Library::added, studio, &Studio::resultAdded);
    QObject::connect(&dispatcher, &Dispatcher::rejected, studio, &Studio::showRejection);
    QObject::connect(&dispatcher, &Dispatcher::serversChanged, studio, &Studio::tidyServers);
    QObject::connect(&queue, &JobQueue::jobEnded, studio, &Studio::forgetJob);
    QObject::connect(servers.current(), &comfy::Server::catalogueChanged, studio,
                     &Studio::passCatalogueOn);
}

Studio::Studio(const StudioSetup &setup, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(setup, this))
{
}

Studio::~Studio()
{
    d->worker.finish();
    d->cacheWorker.finish();
    d->workflowWorker.finish();
}

comfy::Server *Studio::server() const
{
    return d->servers.current();
}

library::Library *Studio::library() const
{
    return &d->library;
}

library::Thumbnails *Studio::thumbnails() const
{
    return &d->thumbnails;
}

JobQueue *Studio::queue() const
{
    return &d->queue;
}

QFuture<Result<void>> Studio::open()
{
    m_opening.start();
    QFuture<Result<void>> future = m_opening.future();
    whenDone(
        d->worker.run([owner = d->owner] { return owner->claim(); }), this,
        [this](const Result<void> &claimed) { claimed ? openLibrary() : endOpening(claimed); });
    return future;
}

void Studio::openLibrary()
{
    whenDone(d->library.open(), this,
             [this](const Result<void> &opened) { opened ? loadJobs() : endOpening(opened); });
}

void Studio::loadJobs()
{
    using Loaded = Result<StoredQueue>;
    const auto load = [owner = d->owner, store = d->backstage.store,
                       now = d->setup.clock->nowMs()]() -> Loaded {
        if (const Result<void> adopted = adoptOrphans(*owner, *store, now); !adopted)
            return adopted.error();
        if (const Result<void> ended = store->endCancelled(now); !ended)
            return ended.error();
        return store->loadQueue(QueueModel::kOverLimit);
    };
    whenDone(d->worker.run(load), this, [this](const Loaded &stored) {
        if (stored)
            startQueue(*stored);
        endOpening(stored ? Result<void>() : Result<void>(stored.error()));
    });
}

void Studio::startQueue(const StoredQueue &stored)
{
    d->queue.restore(stored);
    d->dispatcher.start(stored.leftovers);
}

void Studio::endOpening(const Result<void> &result)
{
    m_opening.addResult(result);
    m_opening.finish();
}

void Studio::setServer(const QUrl &address, bool endsWithProgram)
{
    const comfy::Server *before = d->servers.current();
    d->servers.setCurrent(address, endsWithProgram);
    if (d->servers.current() == before)
        return;
    connect(server(), &comfy::Server::catalogueChanged, this, &Studio::passCatalogueOn,
            Qt::UniqueConnection);
    emit serverReplaced();
    passCatalogueOn();
    d->dispatcher.serverReplaced();
    tidyServers();
}

void Studio::tidyServers()
{
    d->servers.tidy([this](const comfy::Server *server) { return d->dispatcher.isUsing(server); });
}

void Studio::passCatalogueOn()
{
    const auto catalogue = server()->catalogue();
    d->documents.removeIf([](const QPointer<FormDocument> &document) { return !document; });
    if (!catalogue)
        return;
    for (const QPointer<FormDocument> &document : std::as_const(d->documents))
        document->setCatalogue(catalogue);
}

void Studio::setSavePreviews(bool save)
{
    d->savePreviews = save;
}

QFuture<Result<OpenedFile>> Studio::openWorkflow(const QString &path)
{
    const auto read = [path] { return readWorkflow(path); };
    return whenDone(
        d->workflowWorker.run(read), this, [this, path](const Result<WorkflowFile> &file) {
            return file ? Result<OpenedFile>(adopt(*file, path)) : Result<OpenedFile>(file.error());
        });
}

OpenedFile Studio::adopt(const WorkflowFile &file, const QString &path)
{
    if (!file.document)
        return {nullptr, file.parameters};
    auto form = std::make_shared<FormDocument>(*file.document, path);
    form->setSentPrompt(file.sent);
    d->documents.append(form.get());
    passCatalogueOn();
    return {std::move(form), {}};
}

QFuture<Result<void>> Studio::saveWorkflow(FormDocument *document, const QString &path)
{
    const QPointer<FormDocument> saved(document);
    const FormSnapshot snapshot = document->snapshot();
    const auto write = [bytes = snapshot.bytes, path] { return writeWorkflow(path, bytes); };
    return whenDone(d->workflowWorker.run(write), this,
                    [saved, path, snapshot](const Result<void> &written) {
                        if (written && saved)
                            saved->markSaved(path, snapshot);
                        return written;
                    });
}

QFuture<Result<QList<JobId>>> Studio::generate(FormDocument *document, int count, bool toFront)
{
    JobRequest request = requestOf(*document);
    request.count = count;
    request.toFront = toFront;
    request.savePreviews = d->savePreviews;
    document->setServerProblems({});
    const QPointer<FormDocument> source(document);
    auto added = d->queue.add(request);
    const QHash<FieldId, QString> seeds = d->queue.takeSeedsDrawn();
    for (auto it = seeds.cbegin(); it != seeds.cend(); ++it)
        document->setLastSeed(it.key(), *it);
    return whenDone(added, this, [this, source](const Result<QList<JobId>> &ids) {
        if (ids && source)
            rememberDocument(source, *ids);
        return ids;
    });
}

void Studio::rememberDocument(FormDocument *document, const QList<JobId> &ids)
{
    for (const JobId id : ids)
        d->sources.insert(id, document);
}

void Studio::showRejection(JobId id, const Prompt &prompt)
{
    const Job *job = d->queue.job(id);
    const QPointer<FormDocument> document = d->sources.value(id);
    if (job && document)
        document->setServerProblems(fieldProblems(*job, document->form(), prompt));
}

void Studio::forgetJob(JobId id)
{
    d->sources.remove(id);
    tidyServers();
}

} // namespace gesso::studio
