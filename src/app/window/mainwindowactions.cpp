// SPDX-License-Identifier: GPL-3.0-or-later
// The main window's connections: which action, signal or message goes where.
#include "app/actions/actionpalette.h"
#include "app/actions/actionset.h"
#include "app/bar/tabbar.h"
#include "app/bar/topbar.h"
#include "app/canvas/canvascontroller.h"
#include "app/canvas/canvaspanel.h"
#include "app/canvas/progresspresenter.h"
#include "app/dialogs/aboutdialog.h"
#include "app/dialogs/keyboarddialog.h"
#include "app/dialogs/settingsdialog.h"
#include "app/documents.h"
#include "app/form/formpanel.h"
#include "app/form/formstore.h"
#include "app/form/generatecontroller.h"
#include "app/form/parametersfiller.h"
#include "app/gallery/galleryview.h"
#include "app/gallery/resultactions.h"
#include "app/gallery/resultreuse.h"
#include "app/messageplace.h"
#include "app/queue/queuemodel.h"
#include "app/queue/queuepanel.h"
#include "app/session.h"
#include "app/start/startpage.h"
#include "app/window/fileactions.h"
#include "app/window/focusparts.h"
#include "app/window/mainwindow.h"
#include "app/window/pages.h"
#include "app/window/parts.h"
#include "app/window/workbench.h"
#include "base/whendone.h"
#include "library/library.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/studio.h"
#include "widgets/canvas/imageview.h"
#include "widgets/editors/promptedit.h"
#include "widgets/parts/progressstrip.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/themecontroller.h"

#include <QAction>
#include <QMenu>
#include <QUndoStack>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

void showDialog(QDialog *dialog)
{
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

Scheme schemeOf(studio::ThemeChoice choice)
{
    switch (choice) {
    case studio::ThemeChoice::Dark:
        return Scheme::Dark;
    case studio::ThemeChoice::Light:
        return Scheme::Light;
    case studio::ThemeChoice::System:
        break;
    }
    return Scheme::System;
}

} // namespace

void MainWindow::connectActions()
{
    const ActionSet &actions = *d->actions;
    actions.addTo(this, ActionScope::Window);
    d->files->connectActions(actions);
    d->queue->connectActions(actions);
    d->resultActions->connectActions(actions);
    d->reuse->connectActions(actions);
    const auto on = [&](ActionId id, auto *receiver, auto slot) {
        connect(actions.action(id), &QAction::triggered, receiver, slot);
    };
    on(ActionId::Quit, this, &QWidget::close);
    on(ActionId::Undo, this, &MainWindow::undo);
    on(ActionId::Redo, this, &MainWindow::redo);
    on(ActionId::ResetValues, this, &MainWindow::resetValues);
    on(ActionId::CopyValues, d->filler, &ParametersFiller::copyValues);
    on(ActionId::PasteValues, d->filler, &ParametersFiller::pasteValues);
    on(ActionId::FindField, d->form, &FormPanel::findField);
    on(ActionId::FindAction, this, [this] {
        const bool inFront = d->pages->page() == Pages::Page::Workbench;
        openActionPalette(*d->actions, inFront ? d->form->currentPage() : nullptr, this);
    });
    on(ActionId::Settings, this, &MainWindow::showSettings);
    on(ActionId::Keyboard, this, &MainWindow::showKeyboard);
    on(ActionId::About, this, &MainWindow::showAbout);
    on(ActionId::ShowLargeGallery, d->pages, &Pages::showGallery);
    on(ActionId::NextTab, d->pages, [this] { d->pages->stepTab(1); });
    on(ActionId::PreviousTab, d->pages, [this] { d->pages->stepTab(-1); });
    on(ActionId::NextPart, d->parts, &FocusParts::next);
    on(ActionId::PreviousPart, d->parts, &FocusParts::previous);
    on(ActionId::ResetArrangement, d->workbench, &Workbench::resetArrangement);
    ImageView *view = d->canvas->view();
    on(ActionId::ZoomIn, view, &ImageView::zoomIn);
    on(ActionId::ZoomOut, view, &ImageView::zoomOut);
    on(ActionId::ZoomFit, view, &ImageView::fit);
    on(ActionId::ZoomActual, view, &ImageView::actualSize);
    on(ActionId::FullScreen, this, &MainWindow::setFullScreen);
    connect(view, &ImageView::fullScreenRequested, actions.action(ActionId::FullScreen),
            &QAction::trigger);
    on(ActionId::NewerResult, d->gallery, [this] { d->gallery->step(-1); });
    on(ActionId::OlderResult, d->gallery, [this] { d->gallery->step(1); });
    connect(d->bar->menu(), &QMenu::aboutToShow, this, &MainWindow::fillMenu,
            Qt::SingleShotConnection);
}

void MainWindow::fillMenu()
{
    for (const MenuId id : {MenuId::File, MenuId::Edit, MenuId::Generate, MenuId::View,
                            MenuId::Result, MenuId::Help}) {
        QMenu *menu = d->bar->menu()->addMenu(menuText(id));
        d->actions->fill(menu, id);
        if (id != MenuId::File)
            continue;
        auto *shipped = new QMenu(tr("Workflows"), menu);
        d->files->fillWorkflowsMenu(shipped);
        menu->insertMenu(d->actions->action(ActionId::SaveWorkflow), shipped);
    }
}

void MainWindow::connectGallery(GalleryView *view)
{
    connect(view, &GalleryView::picked, d->pictureShown, &CanvasController::pick);
    connect(view, &GalleryView::selectionChanged, this, &MainWindow::updateActions);
    connect(view, &GalleryView::trashRequested, d->actions->action(ActionId::TrashResult),
            &QAction::trigger);
    connect(view, &GalleryView::starRequested, d->resultActions,
            [this](library::ResultId id) { d->resultActions->toggleStar({id}); });
    connect(view, &GalleryView::useAsInputRequested, d->reuse, &ResultReuse::useAsInput);
    connect(view, &GalleryView::menuRequested, this, &MainWindow::showResultMenu);
}

void MainWindow::connectResults()
{
    connectGallery(d->gallery);
    connect(d->results, &library::ResultsModel::failed, this, [this](const QString &reason) {
        showError({Error::Kind::Io, reason, {}, {}, {}});
    });
    connect(d->gallery, &GalleryView::activated, d->resultActions, &ResultActions::open);
    connect(d->resultActions, &ResultActions::undoChanged, this, &MainWindow::updateActions);
    d->resultActions->setTarget([this] { return resultTarget(); });
    d->reuse->setTarget([this] {
        const QList<library::ResultId> ids = resultTarget().ids;
        return ids.isEmpty() ? library::ResultId(0) : ids.first();
    });
    connect(d->session, &Session::opened, d->results, &library::ResultsModel::load);
    connect(d->pictureShown, &CanvasController::currentChanged, d->gallery, &GalleryView::show);
    connect(d->pictureShown, &CanvasController::frameShown, d->queue->model(),
            &QueueModel::setPreview);
    connect(d->pictureShown, &CanvasController::currentChanged, this, &MainWindow::updateActions);
    connect(d->generate, &GenerateController::generating, this, [this](const QSize &size) {
        d->pictureShown->expectSize(size);
        d->pictureShown->follow();
    });
    connect(d->queue, &QueuePanel::followRequested, d->pictureShown, &CanvasController::follow);
    connect(d->canvas->view(), &ImageView::stepRequested, d->gallery, &GalleryView::step);
    connect(d->canvas->view(), &ImageView::contextMenuRequested, this, &MainWindow::showResultMenu);
    connect(d->canvas->view(), &ImageView::dragOutRequested, d->pictureShown,
            &CanvasController::fillDrag);
    connect(d->canvas, &CanvasPanel::openFileRequested, d->resultActions,
            [this] { d->resultActions->open(d->pictureShown->current()); });
}

void MainWindow::connectMessages()
{
    connect(d->session, &Session::failed, this, &MainWindow::showError);
    connect(d->documents, &Documents::failed, this, &MainWindow::showError);
    connect(d->documents, &Documents::parametersFound, d->filler, &ParametersFiller::fill);
    connect(d->filler, &ParametersFiller::failed, this, &MainWindow::showError);
    connect(d->queue, &QueuePanel::failed, this, &MainWindow::showError);
    connect(d->resultActions, &ResultActions::failed, this, &MainWindow::showError);
    connect(d->reuse, &ResultReuse::failed, this, &MainWindow::showError);
    connect(d->documents, &Documents::saved, this, &MainWindow::showTitle);
    connect(d->documents, &Documents::opened, d->forms,
            [this](int index) { d->forms->follow(d->documents->at(index)); });
    connect(d->documents, &Documents::closing, d->forms,
            [this](int index) { d->forms->release(d->documents->at(index)); });
    connect(d->documents, &Documents::currentChanged, this, &MainWindow::documentChanged);
    constexpr int kKeepAfterMs = 1000;
    d->keepTimer.setSingleShot(true);
    d->keepTimer.setInterval(kKeepAfterMs);
    connect(&d->keepTimer, &QTimer::timeout, this, &MainWindow::keepState);
    connect(d->documents, &Documents::currentChanged, this, &MainWindow::keepSoon);
    connect(d->documents, &Documents::settled, this, &MainWindow::keepSoon);
    connect(d->documents, &Documents::closed, this, &MainWindow::keepSoon);
    connect(d->documents, &Documents::saved, this, &MainWindow::keepSoon);
    connect(d->pages, &Pages::pageChanged, this, &MainWindow::updateActions);
    connect(d->documents, &Documents::opened, d->message, &MessagePlace::clear);
    connect(d->documents, &Documents::settled, d->canvas,
            [this](bool well) { well ? d->canvas->hideError() : void(0); });
    connect(d->forms, &FormStore::failed, this, &MainWindow::showError);
    connect(d->progress, &ProgressPresenter::percentChanged, this, &MainWindow::showPercent);
    connect(d->session->preferences(), &Preferences::changed, this, &MainWindow::applyScheme);
    connect(d->theme, &ThemeController::themeChanged, d->actions, &ActionSet::refreshIcons);
}

// What an action on results works on: in the large gallery what is selected there; else several
// that are selected, or the current result, which the canvas shows and the gallery rings.
ResultActions::Target MainWindow::resultTarget() const
{
    const bool large = d->pages->page() == Pages::Page::Gallery && d->largeGallery != nullptr;
    if (large)
        return {d->largeGallery->selected(), d->largeGallery, measure::kEdge};
    QList<library::ResultId> ids = d->gallery->selected();
    if (ids.size() < 2) {
        const library::ResultId current = d->pictureShown->current();
        ids = current != 0 ? QList {current} : QList<library::ResultId> {};
    }
    return {ids, d->canvas, d->canvas->toastLift()};
}

void MainWindow::showResultMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    d->actions->fill(menu, MenuId::Result);
    menu->popup(position);
}

void MainWindow::showLarge(library::ResultId id)
{
    if (d->documents->count() == 0) {
        d->resultActions->open(id);
        return;
    }
    d->pictureShown->pick(id);
    d->pages->showWorkbench();
}

void MainWindow::documentChanged()
{
    const studio::FormDocument *document = d->documents->current();
    if (document != nullptr) {
        const QUndoStack *stack = document->undoStack();
        connect(stack, &QUndoStack::indexChanged, this, &MainWindow::updateActions,
                Qt::UniqueConnection);
    }
    updateActions();
    showTitle();
}

void MainWindow::updateActions()
{
    const bool inFront = d->pages->page() == Pages::Page::Workbench;
    const studio::FormDocument *document = inFront ? d->documents->current() : nullptr;
    const QUndoStack *stack = document != nullptr ? document->undoStack() : nullptr;
    d->generate->setInFront(inFront);
    const auto enable = [this](ActionId id, bool on) { d->actions->action(id)->setEnabled(on); };
    for (const ActionId id :
         {ActionId::SaveWorkflow, ActionId::SaveWorkflowAs, ActionId::CloseTab,
          ActionId::ResetValues, ActionId::CopyValues, ActionId::PasteValues, ActionId::FindField})
        enable(id, document != nullptr);
    enable(ActionId::Undo, (stack != nullptr && stack->canUndo()) || d->resultActions->canUndo());
    enable(ActionId::Redo, stack != nullptr && stack->canRedo());
    for (const ActionId id : {ActionId::ShowForm, ActionId::ShowQueue, ActionId::ShowGallery,
                              ActionId::NewerResult, ActionId::OlderResult})
        enable(id, inFront);
    const bool results = !resultTarget().ids.isEmpty();
    for (const ActionSpec &spec : actionTable()) {
        if (spec.menu == MenuId::Result && spec.id != ActionId::NewerResult
            && spec.id != ActionId::OlderResult)
            enable(spec.id, results);
    }
}

void MainWindow::undo()
{
    // The trash's undo bar is what a person sees and means while it is there.
    studio::FormDocument *document = d->documents->current();
    if (!d->resultActions->undoTrash() && document != nullptr)
        document->undoStack()->undo();
}

void MainWindow::redo()
{
    if (studio::FormDocument *document = d->documents->current())
        document->undoStack()->redo();
}

void MainWindow::resetValues()
{
    studio::FormDocument *document = d->documents->current();
    if (document == nullptr)
        return;
    document->undoStack()->beginMacro(tr("Back to the workflow's values"));
    const QList<Field> fields = document->form().fields;
    for (const Field &field : fields)
        document->reset(field.id);
    document->undoStack()->endMacro();
}

void MainWindow::showError(const Error &error)
{
    if (!d->isReady) {
        d->startErrors.append(error);
        return;
    }
    if (d->pages->page() == Pages::Page::Workbench)
        d->canvas->showError(error);
    else
        d->message->showError(error)->setObjectName(u"errorBanner"_s);
}

void MainWindow::showSettings()
{
    auto *open = findChild<SettingsDialog *>();
    showDialog(open != nullptr ? open : new SettingsDialog(d->session, this));
}

void MainWindow::showKeyboard()
{
    auto *open = findChild<KeyboardDialog *>();
    showDialog(open != nullptr ? open : new KeyboardDialog(this));
}

void MainWindow::showAbout()
{
    const library::LibraryPaths &paths = d->session->studio()->library()->paths();
    showDialog(new AboutDialog(paths.results, paths.data, this));
}

void MainWindow::connectServer(const QString &address)
{
    const Result<void> used = d->session->useServer(address);
    d->start->setServerLine(used ? QString() : used.error().toLine(), !used);
}

void MainWindow::applyScheme()
{
    const Preferences *kept = d->session->preferences();
    d->theme->setScheme(schemeOf(kept->get(kept->all().look.theme)));
}

void MainWindow::showPercent(int percent)
{
    d->percent = percent;
    showTitle();
}

void MainWindow::showTitle()
{
    const studio::FormDocument *document = d->documents->current();
    QString title = document == nullptr ? u"Gesso"_s : tr("%1 – Gesso").arg(document->name());
    if (d->percent >= 0)
        title = tr("%1 % – %2").arg(d->percent).arg(title);
    setWindowTitle(title);
}

} // namespace gesso::app
