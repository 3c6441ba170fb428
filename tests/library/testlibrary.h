// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/worker.h"
#include "library/database.h"
#include "library/files/fileops.h"
#include "library/library.h"
#include "library/testmedia.h"
#include "support/await.h"

#include <QDirIterator>
#include <QTemporaryDir>

#include <memory>

namespace gesso::test {

// 2026-11-24 12:00:00 UTC, and on from there when a test says so.
class FixedClock final : public Clock
{
public:
    [[nodiscard]] qint64 nowMs() const override { return now; }
    qint64 now = 1795521600000;
};

// A library in a folder of its own.
struct TestLibrary
{
    explicit TestLibrary(const QString &folder, std::unique_ptr<library::FileOps> files = nullptr)
        : library(library::LibraryPaths::below(folder), &worker, &clock,
                  files ? std::move(files) : std::make_unique<library::SystemFileOps>())
    {
    }

    Result<void> open() { return await(library.open()).value_or(noAnswer()); }

    Result<library::ResultRecord> keep(const QByteArray &bytes, const library::ResultDraft &draft)
    {
        auto file = library.stage();
        file->write(bytes);
        return await(library.keep(std::move(file), draft)).value_or(noAnswer());
    }

    static Error noAnswer()
    {
        return {Error::Kind::Timeout, QStringLiteral("no answer"), {}, {}, {}};
    }

    FixedClock clock;
    Worker worker {QStringLiteral("test-library")};
    library::Library library;
};

// Relative paths of all files below a folder, hidden ones too.
inline QStringList filesBelow(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        found += QDir(folder).relativeFilePath(files.next());
    found.sort();
    return found;
}

} // namespace gesso::test
