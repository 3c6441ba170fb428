// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/fileactions.h"

#include "app/actions/actionset.h"
#include "app/documents.h"
#include "app/filechooser.h"
#include "app/start/shipped.h"
#include "app/windowstate.h"
#include "studio/formdocument.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr QLatin1StringView kOpened
    = "*.json *.png *.apng *.webp *.jpg *.jpeg *.avif *.svg *.exr *.mp4 *.mov *.m4v *.webm *.mkv "
      "*.flac *.ogg *.opus *.mp3 *.glb *.safetensors *.latent"_L1;

// Those inside the program cannot be written.
bool isShipped(const QString &path)
{
    return path.startsWith(u':');
}

// A workflow that came out of a picture is saved beside it, never over it.
bool isWorkflowFile(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix.isEmpty() || suffix == "json"_L1 || suffix == "txt"_L1;
}

} // namespace

FileActions::FileActions(Documents *documents, FileChooser *chooser, WindowState *state,
                         QWidget *window)
    : QObject(window)
    , m_documents(documents)
    , m_chooser(chooser)
    , m_state(state)
    , m_window(window)
{
}

void FileActions::connectActions(const ActionSet &actions)
{
    const auto on = [&](ActionId id, void (FileActions::*slot)()) {
        connect(actions.action(id), &QAction::triggered, this, slot);
    };
    on(ActionId::OpenWorkflow, &FileActions::open);
    on(ActionId::SaveWorkflow, &FileActions::save);
    on(ActionId::SaveWorkflowAs, &FileActions::saveAs);
    on(ActionId::CloseTab, &FileActions::closeCurrent);
}

void FileActions::fillWorkflowsMenu(QMenu *menu)
{
    for (const ShippedWorkflow &workflow : shippedWorkflows()) {
        connect(menu->addAction(workflow.title), &QAction::triggered, this,
                [this, path = workflow.path] { m_documents->open(path); });
    }
}

void FileActions::open()
{
    const FileQuestion question {
        tr("Open workflow"),
        tr("Workflows, and files that hold one (%1);;Workflows (*.json);;All files (*)")
            .arg(kOpened),
        m_state->folder(u"workflows"_s),
        {}};
    m_chooser->openFiles(m_window, question, [this](const QStringList &paths) {
        m_state->setFolder(u"workflows"_s, QFileInfo(paths.first()).absolutePath());
        openAll(paths);
    });
}

void FileActions::save()
{
    studio::FormDocument *document = m_documents->current();
    if (document == nullptr)
        return;
    if (document->path().isEmpty() || isShipped(document->path())
        || !isWorkflowFile(document->path()))
        saveAs();
    else
        m_documents->save(document, document->path());
}

void FileActions::saveAs()
{
    studio::FormDocument *document = m_documents->current();
    if (document == nullptr)
        return;
    const QFileInfo file(document->path());
    QString folder = isShipped(document->path()) ? QString() : file.absolutePath();
    if (folder.isEmpty())
        folder = m_state->folder(u"workflows"_s);
    if (folder.isEmpty())
        folder = QDir::homePath();
    const FileQuestion question {tr("Save workflow"), tr("Workflows (*.json)"), folder,
                                 QString(document->name() + u".json"_s)};
    m_chooser->saveFile(m_window, question,
                        [this, guard = QPointer(document)](const QString &path) {
                            m_state->setFolder(u"workflows"_s, QFileInfo(path).absolutePath());
                            if (guard)
                                m_documents->save(guard, path);
                        });
}

void FileActions::closeCurrent()
{
    m_documents->close(m_documents->currentIndex());
}

void FileActions::openAll(const QStringList &paths)
{
    for (const QString &path : paths)
        m_documents->open(path);
}

} // namespace gesso::app
