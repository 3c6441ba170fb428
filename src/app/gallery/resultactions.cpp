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
        copyFiles({{from, to}});
    });
}

void ResultActions::saveSeveral(const QList<ResultRecord> &records)
{
    const FileQuestion question {
        tr("Save copies in a folder"), {}, m_state->folder(u"results"_s), {}};
    m_chooser->chooseFolder(m_target().place, question, [this, records](const QString &folder) {
        m_state->setFolder(u"results"_s, folder);
        QList<std::pair<QString, QString>> fromTo;
        for (const ResultRecord &record : records)
            fromTo.emplaceBack(record.path,
                               QDir(folder).filePath(QFileInfo(record.path).fileName()));
        copyFiles(fromTo);
    });
}

void ResultActions::copyFiles(const QList<std::pair<QString, QString>> &fromTo)
{
    whenDone(QtConcurrent::run(&m_pool, copyAll, fromTo), this,
             [this](const Result<void> &result) { report(result); });
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
    withRecords(m_target().ids, [](const QList<ResultRecord> &records) {
        const QString folder = QFileInfo(records.first().path).absolutePath();
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    });
}

void ResultActions::open(ResultId id)
{
    withRecords({id}, [](const QList<ResultRecord> &records) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(records.first().path));
    });
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
    const QPointer<QWidget> place = target.place;
    whenDone(m_library->trash(target.ids), this,
             [this, ids = target.ids, place](const Result<void> &result) {
                 report(result);
                 if (result)
                     offerUndo(ids, place);
             });
}

void ResultActions::offerUndo(const QList<ResultId> &ids, QWidget *place)
{
    emit trashed(ids);
    m_trashed = ids;
    if (place == nullptr)
        return;
    if (m_undoBar != nullptr && m_undoBar->parentWidget() != place)
        m_undoBar->deleteLater();
    if (m_undoBar == nullptr || m_undoBar->parentWidget() != place) {
        m_undoBar = new UndoBar(place);
        m_undoBar->setObjectName(u"undoBar"_s);
        connect(m_undoBar, &UndoBar::actionTriggered, this, &ResultActions::restore);
        connect(m_undoBar, &UndoBar::expired, this, &ResultActions::forgetTrash);
    }
    const auto count = static_cast<int>(ids.size());
    emit undoChanged();
    m_undoBar->showMessage(tr("%n result(s) moved to the trash", nullptr, count), tr("Undo"));
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
    whenDone(m_library->restore(std::exchange(m_trashed, {})), this,
             [this](const Result<void> &result) { report(result); });
    emit undoChanged();
}

} // namespace gesso::app
