// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/worker.h"
#include "library/library.h"
#include "studio/fakes.h"
#include "studio/queue.h"
#include "support/await.h"

#include <QTemporaryDir>

#include <memory>

namespace gesso::test {

inline Error noAnswer()
{
    return {Error::Kind::Timeout, QStringLiteral("no answer"), {}, {}, {}};
}

// A library with its database, and what the studio keeps in it.
struct TestStore
{
    explicit TestStore(const QString &folder, const QString &owner = QStringLiteral("window"))
        : library(library::LibraryPaths::below(folder), &worker, &clock)
    {
        backstage.worker = &worker;
        backstage.store = std::make_shared<studio::JobStore>(library.database(), owner);
        backstage.preparer = std::make_shared<studio::JobPreparer>(backstage.store);
    }

    Result<void> open() { return await(library.open()).value_or(noAnswer()); }

    // Runs f(store) where the database lives.
    template <typename F>
    auto on(F &&f)
    {
        using Answer = std::invoke_result_t<F, studio::JobStore &>;
        return await(worker.run(
                         [store = backstage.store, f = std::forward<F>(f)] { return f(*store); }))
            .value_or(Answer(noAnswer()));
    }

    [[nodiscard]] std::unique_ptr<studio::Queue> makeQueue()
    {
        return std::make_unique<studio::Queue>(
            studio::QueueSetup {backstage, &library, &clock, &random});
    }

    FakeClock clock;
    ListedRandom random;
    Worker worker {QStringLiteral("test-studio")};
    library::Library library;
    studio::Backstage backstage;
};

} // namespace gesso::test
