// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace gesso {

// What f(result) gives, once the future has its result: f runs on the context's thread, from its
// event loop, never inside this call. When the future is cancelled, or the context is destroyed
// first, f never runs and the returned future is cancelled. Takes the place of
// QFuture::then(context, f), which in Qt 6.4 asserts, and races, when the context goes first. To be
// called on the context's thread.
template <typename T, typename F>
auto whenDone(const QFuture<T> &future, QObject *context, F &&f)
{
    using R = std::invoke_result_t<F, const T &>;
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    auto *watcher = new QFutureWatcher<T>(context);
    auto onFinished = [watcher, promise, f = std::forward<F>(f)]() mutable {
        watcher->deleteLater();
        const bool hasResult = !watcher->isCanceled() && watcher->future().resultCount() > 0;
        if (!hasResult)
            promise->future().cancel();
        else if constexpr (std::is_void_v<R>)
            f(watcher->result());
        else
            promise->addResult(f(watcher->result()));
        promise->finish();
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, std::move(onFinished));
    QFuture<R> result = promise->future();
    watcher->setFuture(future);
    return result;
}

} // namespace gesso
