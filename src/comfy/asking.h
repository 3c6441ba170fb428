// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/whendone.h"
#include "base/worker.h"
#include "comfy/errorshapes.h"
#include "comfy/http.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <functional>
#include <memory>

namespace gesso::comfy {

// Where requests go and where large answers are read.
struct Asker
{
    Http *http = nullptr; // not owned
    Worker *worker = nullptr; // may be null: everything is read on the caller's thread; not owned
};

constexpr qsizetype kReadElsewhere
    = qsizetype {256} * 1024; // bytes of an answer from which on a worker reads it

// Sends the request and gives what `read` makes of the reply. The future is the head of its chain:
// cancelling it aborts the request. Its progress is in KiB (range 0: the total is not known).
template <typename T>
QFuture<T> ask(const Asker &asker, HttpRequest request, std::function<T(const HttpReply &)> read)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    Exchange *exchange = asker.http->send(std::move(request));
    auto *watcher = new QFutureWatcher<T>(exchange);
    QObject::connect(watcher, &QFutureWatcher<T>::canceled, exchange, &Exchange::abort);
    watcher->setFuture(future);
    QObject::connect(
        exchange, &Exchange::progressed, exchange, [promise](qint64 done, qint64 total) {
            promise->setProgressRange(0, total < 0 ? 0 : static_cast<int>((total + 1023) / 1024));
            promise->setProgressValue(static_cast<int>(done / 1024));
        });
    const auto give = [promise](T answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    Worker *worker = asker.worker;
    Http *http = asker.http;
    QObject::connect(
        exchange, &Exchange::finished, http, [worker, http, read, give](const HttpReply &reply) {
            if (worker == nullptr || reply.body.size() < kReadElsewhere)
                give(read(reply));
            else
                whenDone(worker->run([read, reply] { return read(reply); }), http, give);
        });
    return future;
}

// The same for what fails as a whole when the status says no.
template <typename T>
QFuture<Result<T>> askFor(const Asker &asker, HttpRequest request,
                          std::function<Result<T>(const HttpReply &)> read)
{
    return ask<Result<T>>(asker, std::move(request),
                          [read = std::move(read)](const HttpReply &reply) -> Result<T> {
                              return reply.isSuccess() ? read(reply) : Result<T>(errorOf(reply));
                          });
}

} // namespace gesso::comfy
