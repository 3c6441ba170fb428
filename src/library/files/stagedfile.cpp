// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/stagedfile.h"

#include "base/whendone.h"
#include "base/worker.h"
#include "library/files/fileops.h"
#include "library/files/resultsfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

// Who stopped at a few megabytes goes on below this.
constexpr qint64 kLowWater = 1 << 20;

} // namespace

StagedBytes::StagedBytes(QString path, std::shared_ptr<FileOps> files)
    : m_path(std::move(path))
    , m_files(std::move(files))
    , m_file(m_path)
{
}

Result<void> StagedBytes::ensureOpen()
{
    if (m_isClosed || m_file.isOpen())
        return {};
    // Somebody may have thrown the results' folder away, with all that was in it.
    if (auto made = makePath(QFileInfo(m_path).path(), m_files.get()); !made)
        return made;
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return {};
    return Error {Error::Kind::Io,
                  QCoreApplication::translate("gesso::library::StagedFile",
                                              "The folder for results cannot be written."),
                  QDir::toNativeSeparators(m_path),
                  QCoreApplication::translate("gesso::library::StagedFile",
                                              "Check that the results folder is there and may be "
                                              "written."),
                  m_file.errorString()};
}

Result<void> StagedBytes::append(const QByteArray &bytes)
{
    pending -= bytes.size();
    if (m_error)
        return *m_error;
    Result<void> done = ensureOpen();
    if (done)
        done = m_files->write(&m_file, bytes);
    if (!done) {
        m_error = done.error();
        return done;
    }
    m_hash.addData(bytes);
    m_size += bytes.size();
    return {};
}

Result<qint64> StagedBytes::finish()
{
    if (!m_error) {
        if (auto opened = ensureOpen(); !opened) // a file of no bytes is a file, too
            m_error = opened.error();
    }
    if (m_error)
        return *m_error;
    return m_size;
}

Result<void> StagedBytes::flush()
{
    if (auto finished = finish(); !finished)
        return finished.error();
    if (std::exchange(m_isClosed, true))
        return {};
    auto flushed = m_files->flush(&m_file);
    m_file.close();
    return flushed;
}

void StagedBytes::discard()
{
    m_isClosed = true;
    m_file.close();
    m_file.remove(); // what is left is cleared away at the next start
}

StagedFile::StagedFile(QString path, std::shared_ptr<FileOps> files, std::shared_ptr<Worker> worker)
    : m_worker(std::move(worker))
    , m_bytes(std::make_shared<StagedBytes>(std::move(path), std::move(files)))
{
}

StagedFile::~StagedFile()
{
    if (!m_isReleased)
        m_worker->run([bytes = m_bytes] { bytes->discard(); });
}

void StagedFile::write(const QByteArray &bytes)
{
    if (m_hasFailed || m_isReleased || bytes.isEmpty())
        return;
    m_isHigh = (m_bytes->pending += bytes.size()) > kLowWater || m_isHigh;
    whenDone(m_worker->run([staged = m_bytes, bytes] { return staged->append(bytes); }), this,
             [this](const Result<void> &written) { onWritten(written); });
}

void StagedFile::onWritten(const Result<void> &written)
{
    if (!written) {
        if (!std::exchange(m_hasFailed, true))
            emit failed(written.error().message);
        return;
    }
    const qint64 left = m_bytes->pending;
    if (left == 0 || (m_isHigh && left <= kLowWater)) {
        m_isHigh = false;
        emit drained();
    }
}

qint64 StagedFile::pending() const
{
    return m_bytes->pending;
}

QString StagedFile::path() const
{
    return m_bytes->path();
}

QFuture<Result<qint64>> StagedFile::finish()
{
    return m_worker->run([bytes = m_bytes] { return bytes->finish(); });
}

std::shared_ptr<StagedBytes> StagedFile::release()
{
    m_isReleased = true;
    return m_bytes;
}

} // namespace gesso::library
