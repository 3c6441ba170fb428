// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/mainwindow.h"
#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QTimer>

namespace gesso::library {
class ResultsModel;
}

namespace gesso::app {

class ActionSet;
class CanvasController;
class CanvasPanel;
class Documents;
class FileActions;
class FocusParts;
class FormPanel;
class FormStore;
class GalleryModel;
class GalleryView;
class GenerateController;
class InputPictures;
class MessagePlace;
class Pages;
class ParametersFiller;
class ProgressPresenter;
class QueuePanel;
class ResultActions;
class ResultReuse;
class ServerPresenter;
class StartPage;
class TopBar;
class Workbench;

// What the main window is made of; all but what is handed in are its children.
struct MainWindow::Parts
{
    Session *session = nullptr;
    ThemeController *theme = nullptr;
    FileChooser *chooser = nullptr;

    ActionSet *actions = nullptr;
    Documents *documents = nullptr;
    InputPictures *pictures = nullptr;
    FormStore *forms = nullptr;
    library::ResultsModel *results = nullptr;
    GalleryModel *galleryModel = nullptr;

    TopBar *bar = nullptr;
    FormPanel *form = nullptr;
    CanvasPanel *canvas = nullptr;
    QueuePanel *queue = nullptr;
    GalleryView *gallery = nullptr;
    GalleryView *largeGallery = nullptr; // built when it is first shown
    StartPage *start = nullptr; // built when it is first shown
    Workbench *workbench = nullptr;
    MessagePlace *message = nullptr; // above pages that have no canvas
    Pages *pages = nullptr;

    ParametersFiller *filler = nullptr;
    FileActions *files = nullptr;
    GenerateController *generate = nullptr;
    ProgressPresenter *progress = nullptr;
    CanvasController *pictureShown = nullptr;
    ResultActions *resultActions = nullptr;
    ResultReuse *reuse = nullptr;
    ServerPresenter *server = nullptr;
    FocusParts *parts = nullptr;

    int percent = -1; // of the running job; -1: none
    bool painted = false;
    bool isReady = false; // what was open the last time is there, or could not be read
    QList<Error> startErrors; // told when the first page shows
    QTimer keepTimer;
    QByteArray docksBefore; // while the picture has the whole screen
    bool wasMaximized = false;
};

} // namespace gesso::app
