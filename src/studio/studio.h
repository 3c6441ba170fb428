// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/library.h"
#include "studio/jobqueue.h"
#include "workflow/parameters/parameters.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QUrl>

#include <memory>
#include <optional>

namespace gesso {
class Clock;
class RandomSource;
} // namespace gesso
namespace gesso::comfy {
class Server;
}
namespace gesso::library {
class FileOps;
class Thumbnails;
} // namespace gesso::library

namespace gesso::studio {

class FormDocument;
struct StoredQueue;
struct WorkflowFile;

// What a Studio is made of; the window and the command line fill it in.
struct StudioSetup
{
    library::LibraryPaths library;
    QUrl server; // empty: none yet
    QString cacheFolder; // node catalogues
    QString namePattern; // empty: the library's default
    bool savePreviews = false;
    bool showsPreviews = true; // false: the server is not asked to make them
    bool serverEndsWithProgram = false; // the built-in one: its jobs wait again at the next start
    bool ownQueue = false; // true for `gesso run`: its jobs are its own, those of a window that is
                           // open are left alone
    Clock *clock = nullptr; // not owned
    RandomSource *random = nullptr; // not owned
    std::shared_ptr<library::FileOps> files; // null: the file system of this machine
};

// What opening a file gave: a document, or parameters to fill another one with.
struct OpenedFile
{
    std::shared_ptr<FormDocument> document; // null: parameters only
    std::optional<Parameters> parameters;
};

// Everything below the two faces, put together: one server, the library, the queue, what dispatches
// jobs and fetches results. The window and `gesso run` each own one.
class Studio : public QObject
{
    Q_OBJECT

public:
    explicit Studio(const StudioSetup &setup, QObject *parent = nullptr);
    // Stores what it must and stops; jobs at the server go on there and are fetched at the next
    // start.
    ~Studio() override;

    // Opens the library, settles what the last life left, starts to dispatch. Io when the library
    // cannot be opened or is open in another window.
    [[nodiscard]] QFuture<Result<void>> open();

    [[nodiscard]] comfy::Server *server() const; // never null
    [[nodiscard]] library::Library *library() const;
    [[nodiscard]] library::Thumbnails *thumbnails() const;
    [[nodiscard]] JobQueue *queue() const;

    // Another server from now on; waiting jobs go there, those that an older one has are settled
    // there.
    void setServer(const QUrl &address, bool endsWithProgram = false);
    // For the jobs of later presses.
    void setSavePreviews(bool save);

    // Reads a file with a workflow, or with another program's parameters, off the GUI thread. While
    // the document lives it gets the catalogue of the current server.
    [[nodiscard]] QFuture<Result<OpenedFile>> openWorkflow(const QString &path);
    [[nodiscard]] QFuture<Result<void>> saveWorkflow(FormDocument *document, const QString &path);

    // One press of Generate: the document's values as `count` jobs.
    [[nodiscard]] QFuture<Result<QList<JobId>>> generate(FormDocument *document, int count,
                                                         bool toFront = false);

signals:
    void serverReplaced();
    // A result was kept.
    void resultAdded(const gesso::library::ResultRecord &record);

private:
    void openLibrary();
    void loadJobs();
    void startQueue(const StoredQueue &stored);
    void endOpening(const Result<void> &result);
    void tidyServers();
    void passCatalogueOn();
    OpenedFile adopt(const WorkflowFile &file, const QString &path);
    void rememberDocument(FormDocument *document, const QList<JobId> &ids);
    void showRejection(gesso::studio::JobId id, const gesso::Prompt &prompt);
    void forgetJob(gesso::studio::JobId id);

    struct Private;
    std::unique_ptr<Private> d;
    QPromise<Result<void>> m_opening;
};

} // namespace gesso::studio
