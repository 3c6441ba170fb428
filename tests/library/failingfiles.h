// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/fileops.h"

#include <QFile>

#include <functional>

namespace gesso::test {

// The machine's file system, with something that happens at each step: the callback gets
// "before move", "after move" and so on, and an error that it gives is the step's.
class FailingFiles final : public library::FileOps
{
public:
    using Step = std::function<Result<void>(const QString &step)>;

    explicit FailingFiles(Step step)
        : m_step(std::move(step))
    {
    }

    Result<void> makeFolder(const QString &path) override
    {
        return around(QStringLiteral("folder"), [&] { return m_files.makeFolder(path); });
    }
    Result<void> write(QFile *file, const QByteArray &bytes) override
    {
        // In two halves, so that a step lies between.
        const qsizetype half = bytes.size() / 2;
        auto done = around(QStringLiteral("write"),
                           [&] { return m_files.write(file, bytes.first(half)); });
        return done ? m_files.write(file, bytes.sliced(half)) : done;
    }
    Result<void> flush(QFile *file) override
    {
        return around(QStringLiteral("flush"), [&] { return m_files.flush(file); });
    }
    Result<Moved> move(const QString &from, const QString &to) override
    {
        return around(QStringLiteral("move"), [&] { return m_files.move(from, to); });
    }
    Result<void> flushFolder(const QString &path) override
    {
        return around(QStringLiteral("folderflush"), [&] { return m_files.flushFolder(path); });
    }
    Result<void> remove(const QString &path) override
    {
        return around(QStringLiteral("remove"), [&] { return m_files.remove(path); });
    }
    Result<QString> moveToTrash(const QString &path) override
    {
        return around(QStringLiteral("trash"), [&] { return m_files.moveToTrash(path); });
    }

private:
    template <typename F>
    auto around(const QString &name, F &&f) -> decltype(f())
    {
        if (auto before = m_step(QStringLiteral("before ") + name); !before)
            return before.error();
        auto done = f();
        if (auto after = m_step(QStringLiteral("after ") + name); !after)
            return after.error();
        return done;
    }

    Step m_step;
    library::SystemFileOps m_files;
};

} // namespace gesso::test
