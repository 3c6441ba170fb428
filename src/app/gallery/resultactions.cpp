// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/resultactions.h"

#include "app/actions/actionset.h"
#include "app/filechooser.h"
#include "app/gallery/filecopy.h"
#include "app/windowstate.h"
#include "base/whendone.h"
#include "library/library.h"
#include "widgets/parts/undobar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

using library::ResultId;
using library::ResultRecord;

ResultActions::ResultActions(library::Library *library, FileChooser *chooser, WindowState *state,
                             QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_chooser(chooser)
    , m_state(state)
{
    m_pool.setMaxThreadCount(1);
}

ResultActions::~ResultActions()
{
    m_pool.waitForDone();
}

void ResultActions::connectActions(const ActionSet &actions)
{
    const auto on = [&](ActionId id, void (ResultActions::*slot)()) {
        connect(actions.action(id), &QAction::triggered, this, slot);
    };
    on(ActionId::SaveResultAs, &ResultActions::saveAs);
    on(ActionId::CopyPicture, &ResultActions::copyPicture);
    on(ActionId::CopyPath, &ResultActions::copyPath);
    on(ActionId::RevealResult, &ResultActions::reveal);
    on(ActionId::StarResult, &ResultActions::star);
    on(ActionId::TrashResult, &ResultActions::trash);
}

void ResultActions::withRecords(const QList<ResultId> &ids, const Use &use)
{
    if (ids.isEmpty())
        return;
    whenDone(m_library->records(ids), this,
             [this, use](const Result<QList<ResultRecord>> &records) {
                 if (!records)
                     emit failed(records.error());
                 else if (!records->isEmpty())
                     use(*records);
             });
}

void ResultActions::report(const Result<void> &result)
{
    if (!result)
        emit failed(result.error());
}

void ResultActions::saveAs()
{
    withRecords(m_target().ids, [this](const QList<ResultRecord> &records) {
        if (records.size() == 1)
            saveOne(records.first());
        else
            saveSeveral(records);
    });
}

void ResultActions::saveOne(const ResultRecord &record)
{
    const QFileInfo file(record.path);
    const QString folder = m_state->folder(u"results"_s);
    const FileQuestion question {tr("Save a copy"),
                                 tr("%1 files (*.%2)").arg(file.suffix().toUpper(), file.suffix()),
                                 folder.isEmpty() ? QDir::homePath() : folder, file.fileName()};
    m_chooser->saveFile(m_target().place, question, [this, from = record.path](const QString &to) {
        m_state->setFolder(u"results"_s, QFileInfo(to).absolutePath());
        whenDone(QtConcurrent::run(&m_pool, copyFile, from, to), this,
                 [this](const Result<void> &result) { report(result); });
    });
}

void ResultActions::saveSeveral(const QList<ResultRecord> &records)
{
    const FileQuestion question {
        tr("Save copies in a folder"), {}, m_state->folder(u"results"_s), {}};
    m_chooser->chooseFolder(m_target().place, question, [this, records](const QString &folder) {
        m_state->setFolder(u"results"_s, folder);
        QStringList files;
        for (const ResultRecord &record : records)
            files << record.path;
        whenDone(QtConcurrent::run(&m_pool, copyInto, files, folder), this,
                 [this](const Result<void> &result) { report(result); });
    });
}

void ResultActions::copyPicture()
{
    withRecords(m_target().ids, [this](const QList<ResultRecord> &records) {
        whenDone(QtConcurrent::run(&m_pool, readPicture, records.first().path), this,
                 [this](const Result<QImage> &image) {
                     if (image)
                         QApplication::clipboard()->setImage(*image);
                     else
                         emit failed(image.error());
                 });
    });
}

void ResultActions::copyPath()
{
    withRecords(m_target().ids, [](const QList<ResultRecord> &records) {
        QStringList paths;
        for (const ResultRecord &record : records)
            paths << QDir::toNativeSeparators(record.path);
        QApplication::clipboard()->setText(paths.join(u'\n'));
    });
}

void ResultActions::reveal()
{
    withRecords(m_target().ids, [this](const QList<ResultRecord> &records) {
        openElsewhere(QFileInfo(records.first().path).absolutePath());
    });
}

void ResultActions::open(ResultId id)
{
    withRecords(
        {id}, [this](const QList<ResultRecord> &records) { openElsewhere(records.first().path); });
}

void ResultActions::openElsewhere(const QString &path)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (!QFileInfo::exists(path))
        emit failed({Error::Kind::NotFound, tr("It is not there any more."), shown, {}, {}});
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        emit failed({Error::Kind::Io,
                     tr("No program of this computer opens it."),
                     shown,
                     tr("Copy the path and open it by hand."),
                     {}});
}

void ResultActions::star()
{
    toggleStar(m_target().ids);
}

void ResultActions::toggleStar(const QList<ResultId> &ids)
{
    withRecords(ids, [this, ids](const QList<ResultRecord> &records) {
        const bool all = std::ranges::all_of(records, &ResultRecord::starred);
        whenDone(m_library->setStarred(ids, !all), this,
                 [this](const Result<void> &r) { report(r); });
    });
}

void ResultActions::trash()
{
    const Target target = m_target();
    if (target.ids.isEmpty())
        return;
    m_place = target.place;
    m_lift = target.lift;
    whenDone(m_library->trash(target.ids), this,
             [this, ids = target.ids](const Result<void> &result) { trashed(result, ids); });
}

void ResultActions::trashed(const Result<void> &result, const QList<ResultId> &ids)
{
    report(result);
    if (result)
        offerUndo(ids);
    else // some may have been moved before it
        withTrashed(ids, [this](const QList<ResultId> &moved) { offerUndo(moved); });
}

// Those of them that the library does not have now.
void ResultActions::withTrashed(const QList<ResultId> &ids, const UseIds &use)
{
    whenDone(m_library->records(ids), this,
             [this, ids, use](const Result<QList<ResultRecord>> &kept) {
                 if (!kept) {
                     emit failed(kept.error());
                     return;
                 }
                 QList<ResultId> gone = ids;
                 for (const ResultRecord &record : *kept)
                     gone.removeOne(record.id);
                 use(gone);
             });
}

UndoBar *ResultActions::undoBar()
{
    if (m_undoBar != nullptr && m_undoBar->parentWidget() == m_place)
        return m_undoBar;
    if (m_undoBar != nullptr)
        m_undoBar->deleteLater();
    m_undoBar = new UndoBar(m_place);
    m_undoBar->setObjectName(u"undoBar"_s);
    connect(m_undoBar, &UndoBar::actionTriggered, this, &ResultActions::restore);
    connect(m_undoBar, &UndoBar::expired, this, &ResultActions::forgetTrash);
    return m_undoBar;
}

void ResultActions::offerUndo(const QList<ResultId> &ids)
{
    if (ids.isEmpty() || m_place == nullptr)
        return;
    UndoBar *bar = undoBar();
    bar->setLift(m_lift);
    bar->showMessage(tr("%n result(s) moved to the trash", nullptr, static_cast<int>(ids.size())),
                     tr("Undo"));
    m_trashed = ids; // after the bar gave up what it offered before
    emit undoChanged();
}

bool ResultActions::undoTrash()
{
    if (m_trashed.isEmpty())
        return false;
    restore();
    if (m_undoBar != nullptr)
        m_undoBar->hide();
    return true;
}

void ResultActions::forgetTrash()
{
    m_trashed.clear();
    emit undoChanged();
}

void ResultActions::restore()
{
    if (std::exchange(m_restoring, true))
        return;
    whenDone(m_library->restore(m_trashed), this,
             [this](const Result<void> &result) { restored(result); });
}

void ResultActions::restored(const Result<void> &result)
{
    m_restoring = false;
    const QList<ResultId> asked = std::exchange(m_trashed, {});
    emit undoChanged();
    report(result);
    if (!result) // what did not come back can be tried again
        withTrashed(asked, [this](const QList<ResultId> &left) { offerUndo(left); });
}

} // namespace gesso::app
