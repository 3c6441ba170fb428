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
        int lift = 0; // px above its lower edge where the undo bar stands
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
    void undoChanged();

private:
    using Use = std::function<void(const QList<library::ResultRecord> &)>;
    void withRecords(const QList<library::ResultId> &ids, const Use &use);
    void saveAs();
    void saveOne(const library::ResultRecord &record);
    void saveSeveral(const QList<library::ResultRecord> &records);
    void copyPicture();
    void copyPath();
    void reveal();
    void openElsewhere(const QString &path);
    void star();
    void trash();
    void trashed(const Result<void> &result, const QList<library::ResultId> &ids);
    void offerUndo(const QList<library::ResultId> &ids);
    UndoBar *undoBar();
    void restore();
    void restored(const Result<void> &result);
    using UseIds = std::function<void(const QList<library::ResultId> &)>;
    void withTrashed(const QList<library::ResultId> &ids, const UseIds &use);
    void forgetTrash();
    void report(const Result<void> &result);

    library::Library *m_library;
    FileChooser *m_chooser;
    WindowState *m_state;
    QThreadPool m_pool; // for files and pictures
    std::function<Target()> m_target;
    QPointer<UndoBar> m_undoBar;
    QPointer<QWidget> m_place; // of the last trash()
    int m_lift = 0; // there
    QList<library::ResultId> m_trashed; // what the bar would bring back
    bool m_restoring = false;
};

} // namespace gesso::app
