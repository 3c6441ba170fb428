// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "library/result.h"

#include <QAbstractListModel>
#include <QList>

#include <memory>

namespace gesso::library {

class Library;
class Thumbnails;

// All results of a library, newest first, for the gallery. Holds eight bytes a result; records
// come in pages when they are asked for and go again, the oldest use first. Nothing is read on the
// GUI thread: data() of a record that is not here yet is empty, and dataChanged() follows.
class ResultsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int {
        RecordRole = Qt::UserRole + 1, // ResultRecord; invalid until it is loaded
        IdRole, // qlonglong; always there
        ThumbnailRole, // QImage; null until it is made
        PathRole, // absolute path
        TitleRole, // "prompt text, seed N": also the accessible name
        KindRole, // int(MediaKind)
        StarredRole, // bool
        DayRole, // QDate, local; always there (from the id until the record is loaded)
        StateRole, // int(State)
        ReasonRole, // why the record or its thumbnail cannot be shown; empty as a rule
    };
    enum class State { Loading, Ready, Failed };
    Q_ENUM(State)

    // Both outlive the model.
    ResultsModel(Library *library, Thumbnails *thumbnails, QObject *parent = nullptr);
    ~ResultsModel() override;

    // Loads the ids: the first page is there before the rest. Once, after Library::open(). What
    // is added or removed later comes by itself.
    void load();
    // Takes in what other processes added since (`gesso run` beside the window).
    void refresh();
    // Whether all ids are there.
    [[nodiscard]] bool isComplete() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    // File URLs of those rows whose records are loaded; prefetch() what is selected.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override;

    [[nodiscard]] ResultId idAt(int row) const;
    // -1 when there is no such result.
    [[nodiscard]] int rowOf(ResultId id) const;
    // Null until it is loaded; until the next return to the event loop.
    [[nodiscard]] const ResultRecord *recordAt(int row) const;

    // What the view shows, with what is near: loads the records, and has the thumbnails of the
    // middle made first. Thumbnails of all else are no longer wanted.
    void prefetch(int first, int last);

signals:
    // All ids are there.
    void loaded();
    // Reading the library failed; the text is for people.
    void failed(const QString &reason);

private:
    void loadBefore(ResultId before, int count);
    void onIds(const Result<QList<ResultId>> &page, int asked);
    void onNewer(const Result<QList<ResultId>> &page);
    void insertId(ResultId id);
    void onAdded(const ResultRecord &record);
    void onRemoved(const QList<ResultId> &ids);
    void onChanged(const QList<ResultId> &ids);
    void onThumbnail(ResultId id);
    [[nodiscard]] QVariant dataOf(const ResultRecord &record, int role) const;
    [[nodiscard]] State stateOf(const ResultRecord *record, ResultId id) const;
    void want(const QList<ResultId> &ids);
    void fetch();
    void onRecords(const QList<ResultId> &asked, const Result<QList<ResultRecord>> &records);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace gesso::library
