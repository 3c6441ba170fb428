// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QFuture>
#include <QImage>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>

namespace gesso {
class UndoBar;
}
namespace gesso::library {
class Library;
}

namespace gesso::app {

class ActionSet;
class FileChooser;
class WindowState;

// What can be done with results: save a copy, copy, reveal, star, move to the trash and back. Works
// on what target() gives.
class ResultActions : public QObject
{
    Q_OBJECT

public:
    ResultActions(library::Library *library, FileChooser *chooser, WindowState *state,
                  QObject *parent = nullptr);
    ~ResultActions() override;

    // Connects the actions of the table.
    void connectActions(const ActionSet &actions);
    // The results that an action works on, and the widget that it is done in.
    struct Target
    {
        QList<library::ResultId> ids;
        QWidget *place = nullptr;
    };
    void setTarget(std::function<Target()> target) { m_target = std::move(target); }

    void toggleStar(const QList<library::ResultId> &ids);
    void open(library::ResultId id);
    // Brings back what was moved to the trash last, while its bar shows. False: there is nothing to
    // bring back.
    bool undoTrash();
    [[nodiscard]] bool canUndo() const { return !m_trashed.isEmpty(); }

signals:
    void failed(const gesso::Error &error);
    void trashed(const QList<gesso::library::ResultId> &ids);
    void undoChanged();

private:
    using Use = std::function<void(const QList<library::ResultRecord> &)>;
    void withRecords(const QList<library::ResultId> &ids, const Use &use);
    void saveAs();
    void saveOne(const library::ResultRecord &record);
    void saveSeveral(const QList<library::ResultRecord> &records);
    void copyFiles(const QList<std::pair<QString, QString>> &fromTo);
    void copyPicture();
    void copyPath();
    void reveal();
    void star();
    void trash();
    void offerUndo(const QList<library::ResultId> &ids, QWidget *place);
    void restore();
    void forgetTrash();
    void report(const Result<void> &result);

    library::Library *m_library;
    FileChooser *m_chooser;
    WindowState *m_state;
    QThreadPool m_pool; // for files and pictures
    std::function<Target()> m_target;
    QPointer<UndoBar> m_undoBar;
    QList<library::ResultId> m_trashed; // what the bar would bring back
};

} // namespace gesso::app
