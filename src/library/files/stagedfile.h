// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QCryptographicHash>
#include <QFile>

#include <atomic>
#include <memory>
#include <optional>

namespace gesso {
class Worker;
}

namespace gesso::library {

class FileOps;

// The file side of a StagingFile: on the file worker only, but for path and pending.
class StagedBytes
{
public:
    StagedBytes(QString path, std::shared_ptr<FileOps> files);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); }
    std::atomic<qint64> pending {0};

    [[nodiscard]] Result<void> append(const QByteArray &bytes);
    // Nothing more is written; gives the size, or why a write failed.
    [[nodiscard]] Result<qint64> finish();
    // finish(), and all of it on the disk.
    [[nodiscard]] Result<void> flush();
    void discard();

private:
    [[nodiscard]] Result<void> ensureOpen();

    QString m_path;
    std::shared_ptr<FileOps> m_files;
    QFile m_file;
    QCryptographicHash m_hash {QCryptographicHash::Sha256};
    qint64 m_size = 0;
    bool m_isClosed = false; // opening it again would empty it
    std::optional<Error> m_error;
};

// What Library::stage() gives.
class StagedFile final : public StagingFile
{
    Q_OBJECT

public:
    StagedFile(QString path, std::shared_ptr<FileOps> files, std::shared_ptr<Worker> worker);
    // Removes the file, unless release() was called.
    ~StagedFile() override;

    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 pending() const override;
    [[nodiscard]] QString path() const override;
    [[nodiscard]] QFuture<Result<qint64>> finish() override;

    // Hands the file over; nothing more may be written.
    [[nodiscard]] std::shared_ptr<StagedBytes> release();

private:
    void onWritten(const Result<void> &written);

    std::shared_ptr<Worker> m_worker;
    std::shared_ptr<StagedBytes> m_bytes;
    bool m_isHigh = false; // pending was above what makes a writer stop
    bool m_hasFailed = false;
    bool m_isReleased = false;
};

} // namespace gesso::library
