// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent>

#include <utility>

namespace gesso {

// One thread that runs what it is given, in the order given: the owner of a database connection,
// the writer of files. The thread lives as long as the Worker. Destroying it first finishes all
// that was given.
class Worker
{
public:
    // The name shows in debuggers and in stack traces.
    explicit Worker(const QString &name);
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    // Runs f() on the thread. f returns a value (a Result<T> as a rule) and throws nothing.
    template <typename F>
    auto run(F &&f)
    {
        return QtConcurrent::run(&m_pool, std::forward<F>(f));
    }

    // Returns when all that was given is done. For destructors: what the work reports to must
    // outlive it.
    void finish();

private:
    QThreadPool m_pool;
};

} // namespace gesso
