// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/filefetch.h"

#include "base/whendone.h"
#include "comfy/server.h"

#include <array>

using namespace std::chrono_literals;

namespace gesso::studio {

namespace {

constexpr qint64 kMostBytes = qint64 {16}
    << 30; // of one file; a server that sends for ever is stopped
constexpr std::array kWaits {250ms, 1000ms, 3000ms};

} // namespace

FileFetch::FileFetch(library::Library *library, const FetchTask &task, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_task(task)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &FileFetch::download);
    connect(task.server, &comfy::Server::stateChanged, this, &FileFetch::serverChanged);
}

FileFetch::~FileFetch()
{
    m_download.cancel(); // nobody takes the bytes any more
}

void FileFetch::start()
{
    if (m_task.file.filename.isEmpty())
        writeText();
    else
        download();
}

void FileFetch::writeText()
{
    m_staging = m_library->stage();
    m_staging->write(m_task.text.toUtf8());
    keep();
}

void FileFetch::download()
{
    m_state = State::Downloading;
    m_staging = m_library->stage();
    m_download = m_task.server->download(m_task.file, m_staging.get(), kMostBytes);
    whenDone(m_download, this, [this](const Result<qint64> &bytes) { downloaded(bytes); });
}

void FileFetch::downloaded(const Result<qint64> &bytes)
{
    if (bytes) {
        keep();
        return;
    }
    // Where the file could not be written, only the staging file knows why: a full disk is a matter
    // of all jobs.
    m_state = State::Downloaded;
    whenDone(m_staging->finish(), this,
             [this, error = bytes.error()](const Result<qint64> &written) {
                 tryAgain(written ? error : written.error());
             });
}

void FileFetch::keep()
{
    m_state = State::Keeping;
    emit keeping();
    whenDone(m_library->keep(std::move(m_staging), m_task.draft), this,
             [this](const Result<library::ResultRecord> &record) { kept(record); });
}

void FileFetch::kept(const Result<library::ResultRecord> &record)
{
    if (record)
        end(std::nullopt);
    else
        tryAgain(record.error());
}

void FileFetch::tryAgain(const Error &error)
{
    m_staging.reset();
    const bool ofThisMachine = error.kind == Error::Kind::Io || error.kind == Error::Kind::DiskFull;
    if (ofThisMachine || m_task.file.filename.isEmpty()) {
        end(error);
        return;
    }
    if (m_task.server->state() != comfy::Server::State::Ready) {
        m_state = State::WaitingForServer;
        return;
    }
    const auto attempt = static_cast<std::size_t>(m_attempts++);
    if (attempt >= kWaits.size()) {
        end(error);
        return;
    }
    m_state = State::WaitingToTryAgain;
    m_again.start(kWaits.at(attempt));
}

void FileFetch::serverChanged()
{
    if (m_state == State::WaitingForServer && m_task.server->state() == comfy::Server::State::Ready)
        download();
}

void FileFetch::end(const std::optional<Error> &error)
{
    m_state = State::Ended;
    emit ended(error);
}

} // namespace gesso::studio
