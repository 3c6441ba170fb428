// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/classfinder.h"

#include "base/whendone.h"
#include "cli/serverwait.h"
#include "cli/usualplaces.h"
#include "cli/workflowfile.h"
#include "comfy/cataloguecache.h"
#include "comfy/server.h"
#include "workflow/catalogue.h"

#include <QUuid>

namespace gesso::cli {

ClassFinder::ClassFinder(QObject *parent)
    : QObject(parent)
{
}

ClassFinder::~ClassFinder() = default;

void ClassFinder::find(const QUrl &server, const QString &file)
{
    if (!server.isEmpty())
        askServer(server);
    else if (!file.isEmpty())
        readFile(file);
    else
        emit found(nullptr);
}

void ClassFinder::findKept()
{
    const comfy::CatalogueCache cache(usualCacheFolder(), &m_worker);
    whenDone(cache.load(usualServer()), this,
             [this](const comfy::KeptCatalogue &kept) { emit found(kept.catalogue); });
}

void ClassFinder::readFile(const QString &path)
{
    const Result<QByteArray> bytes = readInputFile(path);
    const auto catalogue = bytes ? Catalogue::read(*bytes) : bytes.error();
    if (catalogue)
        emit found(*catalogue);
    else
        emit failed(catalogue.error().at(displayName(path)), ExitCode::Usage);
}

void ClassFinder::askServer(const QUrl &address)
{
    m_server = std::make_unique<comfy::Server>(comfy::ServerSetup {
        .address = address,
        .clientId = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .cacheFolder = {},
        .network = &m_network,
        .worker = &m_worker,
        .clock = &m_clock,
        .random = &m_random,
    });
    auto *wait = new ServerWait(m_server.get(), this);
    connect(wait, &ServerWait::ready, this, &ClassFinder::onServerReady);
    connect(wait, &ServerWait::failed, this,
            [this](const Error &error) { emit failed(error, ExitCode::NoServer); });
    wait->start();
}

void ClassFinder::onServerReady()
{
    emit found(m_server->catalogue());
}

} // namespace gesso::cli
