// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QTest>

#include <optional>

namespace gesso::test {

// Runs the test's event loop until the future has its result; nothing after the time out or a
// cancel.
template <typename T>
std::optional<T> await(const QFuture<T> &future, int timeoutMs = 30000)
{
    const bool ended = QTest::qWaitFor([&future] { return future.isFinished(); }, timeoutMs);
    if (!ended || future.isCanceled() || future.resultCount() == 0)
        return std::nullopt;
    return future.result();
}

} // namespace gesso::test
