// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/mainwindow.h"

#include "app/actions/actionset.h"
#include "app/bar/serverbutton.h"
#include "app/bar/tabbar.h"
#include "app/bar/topbar.h"
#include "app/canvas/canvascontroller.h"
#include "app/canvas/canvaspanel.h"
#include "app/canvas/progresspresenter.h"
#include "app/documents.h"
#include "app/droppedworkflow.h"
#include "app/form/formpanel.h"
#include "app/form/formstore.h"
#include "app/form/generatecontroller.h"
#include "app/form/inputpictures.h"
#include "app/form/parametersfiller.h"
#include "app/gallery/gallerymodel.h"
#include "app/gallery/galleryview.h"
#include "app/gallery/resultactions.h"
#include "app/gallery/resultreuse.h"
#include "app/messageplace.h"
#include "app/queue/queuepanel.h"
#include "app/session.h"
#include "app/start/startpage.h"
#include "app/window/fileactions.h"
#include "app/window/focusparts.h"
#include "app/window/pages.h"
#include "app/window/parts.h"
#include "app/window/serverpresenter.h"
#include "app/window/workbench.h"
#include "library/library.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/studio.h"
#include "widgets/grid/thumbgrid.h"
#include "widgets/jobs/joblist.h"
#include "widgets/parts/docktitle.h"
#include "widgets/theme/themecontroller.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QScreen>
#include <QUndoStack>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr QSize kFirstSize {1440, 900};
constexpr QSize kLeastSize {960, 600};

const QString kFormDock = u"formDock"_s;
const QString kQueueDock = u"queueDock"_s;
const QString kGalleryDock = u"galleryDock"_s;

} // namespace

MainWindow::MainWindow(Session *session, ThemeController *theme, FileChooser *chooser,
                       QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Parts>())
{
    d->session = session;
    d->theme = theme;
    d->chooser = chooser;
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    const QSize room = screen()->availableSize();
    setMinimumSize(kLeastSize.boundedTo(room));
    resize(kFirstSize.boundedTo(room));
    applyScheme(); // before anything is made in its colours
    build();
    buildDocks();
    buildControllers();
    connectActions();
    connectResults();
    connectMessages();
    d->actions->refreshIcons();
    restoreState();
    showTitle();
    updateActions();
}

MainWindow::~MainWindow()
{
    d->forms->flush();
    // The documents go with the window's parts, when it is no MainWindow any more; their last
    // signals must not reach it.
    for (int i = 0; i < d->documents->count(); ++i)
        d->documents->at(i)->undoStack()->disconnect(this);
    // What shows the documents goes before them.
    const std::unique_ptr<Pages> gone(d->pages);
}

void MainWindow::build()
{
    studio::Studio *studio = d->session->studio();
    d->actions = new ActionSet(this);
    d->documents = new Documents(studio, this);
    d->pictures = new InputPictures(studio->library(), d->chooser, d->session->state(), this);
    d->forms = new FormStore(d->session->formsFolder(), this);
    d->results = new library::ResultsModel(studio->library(), studio->thumbnails(), this);
    d->galleryModel = new GalleryModel(d->results, this);
    d->bar = new TopBar(*d->actions, this);
    d->canvas = new CanvasPanel(*d->actions);
    d->workbench = new Workbench(d->canvas);
    d->pages = new Pages(d->documents, d->bar->tabs(), d->workbench, this);
    d->pages->setBuilders([this] { return buildGallery(); }, [this] { return buildStart(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(d->bar);
    d->message = new MessagePlace(this);
    layout->addWidget(d->message);
    layout->addWidget(d->pages, 1);
}

void MainWindow::buildDocks()
{
    const ActionSet &actions = *d->actions;
    d->form = new FormPanel(d->documents, d->pictures, d->session->state());
    d->queue = new QueuePanel(d->session->studio()->queue());
    d->gallery = new GalleryView(d->galleryModel, GalleryView::Size::Dock);
    d->workbench->addPanel(kFormDock, tr("Form"), d->form, Workbench::Place::Left,
                           actions.action(ActionId::ShowForm),
                           {actions.action(ActionId::FindField), actions.action(ActionId::Undo),
                            actions.action(ActionId::Redo)});
    d->workbench->addPanel(kQueueDock, tr("Queue"), d->queue, Workbench::Place::RightTop,
                           actions.action(ActionId::ShowQueue),
                           {actions.action(ActionId::PauseQueue)});
    d->workbench->addPanel(kGalleryDock, tr("Gallery"), d->gallery, Workbench::Place::RightBottom,
                           actions.action(ActionId::ShowGallery),
                           {actions.action(ActionId::ShowLargeGallery)});
    DockTitle *queue = d->workbench->titleOf(kQueueDock);
    const auto tellQueue = [this, queue] { queue->setDetail(d->queue->summary()); };
    connect(d->queue, &QueuePanel::summaryChanged, queue, tellQueue);
    tellQueue();
    DockTitle *gallery = d->workbench->titleOf(kGalleryDock);
    const auto tellGallery = [this, gallery] {
        const int count = d->results->rowCount();
        gallery->setDetail(count > 0 ? locale().toString(count) : QString());
    };
    connect(d->results, &QAbstractItemModel::rowsInserted, gallery, tellGallery);
    connect(d->results, &QAbstractItemModel::rowsRemoved, gallery, tellGallery);
    connect(d->results, &QAbstractItemModel::modelReset, gallery, tellGallery);
    actions.addTo(d->gallery, ActionScope::Results);
}

void MainWindow::buildControllers()
{
    Session *session = d->session;
    studio::Studio *studio = session->studio();
    d->files = new FileActions(d->documents, d->chooser, session->state(), this);
    d->generate = new GenerateController(studio, d->documents, d->form, *d->actions, this);
    d->progress = new ProgressPresenter(studio->queue(), d->canvas->strip(), this);
    d->filler = new ParametersFiller(d->documents, d->form, this);
    d->pictureShown = new CanvasController(studio, d->canvas, this);
    d->resultActions = new ResultActions(studio->library(), d->chooser, session->state(), this);
    d->reuse = new ResultReuse(studio, d->documents, this);
    d->server = new ServerPresenter(session, d->bar->server(), d->canvas, *d->actions, this);
    d->parts = new FocusParts(this);
    for (QWidget *part : QList<QWidget *> {d->bar, d->form, d->canvas, d->queue, d->gallery})
        d->parts->add(part);
}

QWidget *MainWindow::buildGallery()
{
    d->largeGallery = new GalleryView(d->galleryModel, GalleryView::Size::Large);
    d->actions->addTo(d->largeGallery, ActionScope::Results);
    connectGallery(d->largeGallery);
    connect(d->largeGallery, &GalleryView::activated, this, &MainWindow::showLarge);
    d->parts->add(d->largeGallery);
    return d->largeGallery;
}

QWidget *MainWindow::buildStart()
{
    d->start = new StartPage;
    connect(d->start, &StartPage::openRequested, d->files, &FileActions::open);
    connect(d->start, &StartPage::shippedRequested, d->documents, &Documents::open);
    connect(d->start, &StartPage::demoRequested, d->session, &Session::useDemo);
    connect(d->start, &StartPage::connectRequested, this, &MainWindow::connectServer);
    d->parts->add(d->start);
    return d->start;
}

void MainWindow::openFirst(const QStringList &files)
{
    const WindowState *state = d->session->state();
    const QStringList paths = files.isEmpty() ? state->tabs() : files;
    const int current = files.isEmpty() ? state->currentTab() : static_cast<int>(files.size()) - 1;
    if (paths.isEmpty()) {
        firstSettled();
        return;
    }
    connect(d->documents, &Documents::settled, this, &MainWindow::firstSettled,
            Qt::SingleShotConnection);
    d->documents->openAll(paths, current);
}

void MainWindow::firstSettled()
{
    d->pages->showFirst();
    d->isReady = true;
    for (const Error &error : std::exchange(d->startErrors, {}))
        showError(error);
    emit ready();
}

// A program that is killed has no time to keep anything: what is open is written soon after it
// changed.
void MainWindow::keepSoon()
{
    if (d->isReady) // before, not all of the last time is there again
        d->keepTimer.start();
}

bool MainWindow::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    // The first picture of the window comes before the library and the server.
    if (event->type() == QEvent::UpdateRequest && !d->painted) {
        d->painted = true;
        QMetaObject::invokeMethod(d->session, &Session::start, Qt::QueuedConnection);
    }
    if (event->type() == QEvent::WindowActivate && d->results->isComplete())
        d->results->refresh(); // `gesso run` may have added some
    return handled;
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    QAction *full = d->actions->action(ActionId::FullScreen);
    if (event->key() == Qt::Key_Escape && full->isChecked())
        full->trigger();
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::setFullScreen(bool full)
{
    d->bar->setVisible(!full);
    if (full) {
        d->docksBefore = d->workbench->arrangement();
        d->wasMaximized = isMaximized();
        d->pages->showWorkbench();
        d->workbench->hidePanels();
        showFullScreen();
        return;
    }
    d->workbench->restore(d->docksBefore);
    d->wasMaximized ? showMaximized() : showNormal();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    keepState();
    d->forms->flush();
    QWidget::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    // What is dragged out of the window is no wish to open it.
    if (event->source() == nullptr && !droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    d->files->openAll(droppedFiles(event->mimeData()));
    event->acceptProposedAction();
}

void MainWindow::restoreState()
{
    const WindowState *state = d->session->state();
    if (!state->geometry().isEmpty())
        restoreGeometry(state->geometry());
    layout()->activate();
    if (state->docks().isEmpty() || !d->workbench->restore(state->docks()))
        d->workbench->resetArrangement();
}

void MainWindow::keepState()
{
    WindowState *state = d->session->state();
    state->setGeometry(saveGeometry());
    const bool full = d->actions->action(ActionId::FullScreen)->isChecked();
    state->setDocks(full ? d->docksBefore : d->workbench->arrangement());
    const bool gallery = d->pages->page() == Pages::Page::Gallery;
    state->setTabs(d->documents->paths(), gallery ? -1 : d->documents->currentIndex());
}

} // namespace gesso::app
