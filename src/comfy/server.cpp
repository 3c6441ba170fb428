// SPDX-License-Identifier: GPL-3.0-or-later
#include "comfy/server.h"

#include "base/whendone.h"
#include "comfy/address.h"
#include "comfy/cataloguecache.h"
#include "comfy/client.h"
#include "comfy/eventsocket.h"
#include "comfy/link.h"
#include "comfy/rundriver.h"
#include "comfy/transfers.h"

using namespace Qt::StringLiterals;

namespace gesso::comfy {

struct Server::Private
{
    Private(const ServerSetup &what, Server *owner)
        : setup(what)
        , server(owner)
        , http(what.address, what.network, what.timing)
        , client(Asker {&http, what.worker})
        , socket(what.timing)
        , link(client, &socket, what)
        , cache(what.cacheFolder, what.worker)
    {
    }

    void open();
    void askCatalogue();
    void takeCatalogue(const KeptCatalogue &kept);
    void takeEvent(const Event &event);
    [[nodiscard]] RunContext runContext();

    ServerSetup setup;
    Server *server;
    Http http;
    Client client;
    EventSocket socket;
    Link link;
    CatalogueCache cache;
    std::shared_ptr<const Catalogue> catalogue;
    QByteArray fingerprint; // of the bytes that the catalogue was made from
    bool cacheAsked = false;
    bool catalogueAsked = false;
    int queueRemaining = 0;
};

void Server::Private::open()
{
    if (!std::exchange(cacheAsked, true)) {
        whenDone(cache.load(setup.address), server, [this](const KeptCatalogue &kept) {
            if (!catalogue) // the server was quicker
                takeCatalogue(kept);
        });
    }
    link.open();
}

void Server::Private::askCatalogue()
{
    if (std::exchange(catalogueAsked, true))
        return;
    whenDone(client.objectInfo(), server, [this](const Result<QByteArray> &bytes) {
        catalogueAsked = false;
        if (!bytes) { // the next contact asks again
            emit server->catalogueFailed(bytes.error());
            return;
        }
        whenDone(cache.keep(setup.address, *bytes, fingerprint), server,
                 [this](const Result<KeptCatalogue> &kept) {
                     if (!kept) {
                         emit server->catalogueFailed(kept.error().at(addressText(setup.address)));
                         return;
                     }
                     takeCatalogue(*kept);
                     emit server->catalogueConfirmed();
                 });
    });
}

void Server::Private::takeCatalogue(const KeptCatalogue &kept)
{
    if (!kept.catalogue)
        return;
    catalogue = kept.catalogue;
    fingerprint = kept.fingerprint;
    emit server->catalogueChanged();
}

void Server::Private::takeEvent(const Event &event)
{
    const auto *status = std::get_if<event::Status>(&event);
    if (status == nullptr || status->queueRemaining == queueRemaining)
        return;
    queueRemaining = status->queueRemaining;
    emit server->queueRemainingChanged();
}

RunContext Server::Private::runContext()
{
    return {client, &socket, setup.clientId, addressText(setup.address), link.facts().hasJobsApi};
}

Server::Server(const ServerSetup &setup, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(setup, this))
{
    connect(&d->link, &Link::stateChanged, this, &Server::stateChanged);
    connect(&d->link, &Link::factsChanged, this, &Server::factsChanged);
    connect(&d->link, &Link::reached, this, &Server::refreshCatalogue);
    connect(&d->socket, &EventSocket::received, this,
            [this](const Event &event) { d->takeEvent(event); });
}

Server::~Server() = default;

QUrl Server::address() const
{
    return d->setup.address;
}

Server::State Server::state() const
{
    return d->link.state();
}

std::optional<Error> Server::error() const
{
    return d->link.error();
}

const ServerFacts &Server::facts() const
{
    return d->link.facts();
}

std::shared_ptr<const Catalogue> Server::catalogue() const
{
    return d->catalogue;
}

int Server::queueRemaining() const
{
    return d->queueRemaining;
}

void Server::open()
{
    d->open();
}

void Server::close()
{
    d->link.close();
}

void Server::refreshCatalogue()
{
    d->askCatalogue();
}

std::unique_ptr<Run> Server::run(const Submission &submission, const QStringList &expected)
{
    auto run = std::make_unique<RunDriver>(d->runContext(), submission.promptId, expected);
    run->post(submission);
    return run;
}

std::unique_ptr<Run> Server::resume(const QString &promptId, const QStringList &expected)
{
    auto run = std::make_unique<RunDriver>(d->runContext(), promptId, expected);
    run->watch();
    return run;
}

QFuture<Result<QString>> Server::upload(const QString &path, const QString &name)
{
    UploadOrder order;
    order.path = path;
    order.name = name;
    order.maxBytes = d->link.facts().maxUploadSize;
    return uploadForPrompt(d->client.asker(), order);
}

QFuture<Result<qint64>> Server::download(const OutputFile &file, ByteSink *sink, qint64 maxBytes)
{
    return comfy::download(d->client.asker(), file, sink, maxBytes);
}

QFuture<Result<void>> Server::freeMemory()
{
    return d->client.free(true, true);
}

} // namespace gesso::comfy
