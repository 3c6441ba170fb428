// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gallery/resultactions.h"
#include "base/error.h"
#include "library/result.h"

#include <QWidget>

#include <memory>

class QDialog;

namespace gesso {
class ThemeController;
}

namespace gesso::app {

class FileChooser;
class GalleryView;
class Session;

// The window: puts the panels and those who drive them together, and connects them. What each does
// is theirs.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    // All outlive the window.
    MainWindow(Session *session, ThemeController *theme, FileChooser *chooser,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    // Opens these workflows, else those of the last time; tells ready() when all are read.
    void openFirst(const QStringList &files);

signals:
    void ready();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Parts;

    void build();
    void buildDocks();
    void buildControllers();
    void connectActions();
    void connectResults();
    void connectMessages();
    void fillMenu();
    [[nodiscard]] QWidget *buildGallery();
    [[nodiscard]] QWidget *buildStart();
    void showError(const Error &error);
    void showSettings();
    void showAbout();
    void showKeyboard();
    void firstSettled();
    void connectGallery(GalleryView *view);
    void showResultMenu(const QPoint &position);
    void setFullScreen(bool full);
    void showLarge(library::ResultId id);
    void documentChanged();
    [[nodiscard]] ResultActions::Target resultTarget() const;
    void undo();
    void redo();
    void resetValues();
    void connectServer(const QString &address);
    void applyScheme();
    void showTitle();
    void updateActions();
    void showPercent(int percent);
    void restoreState();
    void keepState();
    void keepSoon();

    std::unique_ptr<Parts> d;
};

} // namespace gesso::app
