// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/catalogue.h"

#include <QFuture>
#include <QUrl>

#include <memory>

namespace gesso {
class Worker;
}

namespace gesso::comfy {

// A node catalogue and the fingerprint of the bytes it was made from.
struct KeptCatalogue
{
    std::shared_ptr<const Catalogue>
        catalogue; // null: nothing was kept, or the bytes are those that are known already
    QByteArray fingerprint;
};

// The answers to /object_info of every server that was met, one file each, so that the next start
// has the node classes at once. All of it happens on the worker.
class CatalogueCache
{
public:
    // folder empty: nothing is kept. The worker is not owned; null: nothing is kept, and reading
    // blocks.
    CatalogueCache(QString folder, Worker *worker)
        : m_folder(std::move(folder))
        , m_worker(worker)
    {
    }

    // What is kept of that server; a file that cannot be read counts as none, since the server has
    // it anyway.
    [[nodiscard]] QFuture<KeptCatalogue> load(const QUrl &server) const;
    // Reads the bytes and keeps them. With the fingerprint that is known already nothing happens.
    [[nodiscard]] QFuture<Result<KeptCatalogue>> keep(const QUrl &server, const QByteArray &bytes,
                                                      const QByteArray &known) const;

private:
    [[nodiscard]] QString pathOf(const QUrl &server) const;

    QString m_folder;
    Worker *m_worker;
};

} // namespace gesso::comfy
