// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/resultsmodel.h"

#include "base/whendone.h"
#include "library/library.h"
#include "library/recordcache.h"
#include "library/rowranges.h"
#include "library/thumbnails.h"

#include <QDateTime>
#include <QImage>
#include <QMimeData>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <deque>
#include <functional>
#include <limits>

using namespace Qt::StringLiterals;

namespace gesso::library {

namespace {

constexpr int kFirstPage = 200;
constexpr int kPage = 50'000;
constexpr int kRecordsAtOnce = 64;
constexpr std::size_t kMostRanges = 64; // above it a reset is quicker than that many removals
constexpr qint64 kMsPerId = 250;

} // namespace

struct ResultsModel::Private
{
    ResultsModel *model = nullptr;
    Library *library = nullptr;
    Thumbnails *thumbnails = nullptr;
    std::deque<ResultId> ids; // newest first
    RecordCache records;
    QList<ResultId> wished; // records asked for since the last return to the event loop
    bool isComplete = false;
    bool isRefreshing = false;
    QTimer fetchTimer; // runs once at the next return to the event loop

    [[nodiscard]] auto place(ResultId id) const
    {
        return std::ranges::lower_bound(ids, id, std::greater<>());
    }
    [[nodiscard]] int rowOf(ResultId id) const
    {
        const auto found = place(id);
        return found == ids.cend() || *found != id ? -1 : int(found - ids.cbegin());
    }
    [[nodiscard]] QList<ResultId> between(int first, int last) const;
};

QList<ResultId> ResultsModel::Private::between(int first, int last) const
{
    const auto from = std::max(first, 0);
    const auto to = std::min(last, int(ids.size()) - 1);
    QList<ResultId> found;
    for (int row = from; row <= to; ++row)
        found += ids[std::size_t(row)];
    return found;
}

ResultsModel::ResultsModel(Library *library, Thumbnails *thumbnails, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
    d->model = this;
    d->library = library;
    d->thumbnails = thumbnails;
    d->fetchTimer.setSingleShot(true);
    connect(&d->fetchTimer, &QTimer::timeout, this, &ResultsModel::fetch);
    connect(library, &Library::added, this, &ResultsModel::onAdded);
    connect(library, &Library::removed, this, &ResultsModel::onRemoved);
    connect(library, &Library::changed, this, &ResultsModel::onChanged);
    connect(thumbnails, &Thumbnails::ready, this, &ResultsModel::onThumbnail);
    connect(thumbnails, &Thumbnails::failed, this, &ResultsModel::onThumbnail);
}

ResultsModel::~ResultsModel() = default;

void ResultsModel::load()
{
    loadBefore(0, kFirstPage);
}

void ResultsModel::loadBefore(ResultId before, int count)
{
    whenDone(d->library->idsBefore(before, count), this,
             [this, count](const Result<QList<ResultId>> &page) { onIds(page, count); });
}

void ResultsModel::onIds(const Result<QList<ResultId>> &page, int asked)
{
    if (!page) {
        emit failed(page.error().message);
        return;
    }
    // What came in meanwhile is here already.
    QList<ResultId> older = *page;
    if (!d->ids.empty())
        older.removeIf([this](ResultId id) { return id >= d->ids.back(); });
    if (!older.isEmpty()) {
        const int first = int(d->ids.size());
        beginInsertRows({}, first, first + int(older.size()) - 1);
        d->ids.insert(d->ids.end(), older.cbegin(), older.cend());
        endInsertRows();
    }
    if (page->size() < asked) {
        d->isComplete = true;
        emit loaded();
        return;
    }
    loadBefore(page->last(), kPage);
}

void ResultsModel::refresh()
{
    if (!d->isComplete || std::exchange(d->isRefreshing, true))
        return;
    whenDone(d->library->idsBefore(0, kFirstPage), this,
             [this](const Result<QList<ResultId>> &page) { onNewer(page); });
}

void ResultsModel::onNewer(const Result<QList<ResultId>> &page)
{
    d->isRefreshing = false;
    if (!page) {
        emit failed(page.error().message);
        return;
    }
    QList<ResultId> newer = *page;
    newer.removeIf([this](ResultId id) { return d->rowOf(id) >= 0; });
    std::ranges::reverse(newer);
    for (const ResultId id : std::as_const(newer))
        insertId(id);
    if (newer.size() < kFirstPage)
        return;
    // More than a page is new: begin again.
    beginResetModel();
    d->ids.clear();
    d->isComplete = false;
    endResetModel();
    load();
}

bool ResultsModel::isComplete() const
{
    return d->isComplete;
}

void ResultsModel::insertId(ResultId id)
{
    const auto place = d->place(id);
    const bool isBehindTheLoaded = place == d->ids.cend() && !d->isComplete && !d->ids.empty();
    if (isBehindTheLoaded || (place != d->ids.cend() && *place == id))
        return;
    const int row = int(place - d->ids.cbegin());
    beginInsertRows({}, row, row);
    d->ids.insert(place, id);
    endInsertRows();
}

void ResultsModel::onAdded(const ResultRecord &record)
{
    d->records.insert(record);
    insertId(record.id);
}

void ResultsModel::onRemoved(const QList<ResultId> &ids)
{
    d->thumbnails->remove(ids);
    std::vector<int> rows;
    for (const ResultId id : ids) {
        d->records.remove(id);
        if (const int row = d->rowOf(id); row >= 0)
            rows.push_back(row);
    }
    const auto ranges = rangesFromTheEnd(std::move(rows));
    if (ranges.size() > kMostRanges) {
        beginResetModel();
        const QSet<ResultId> gone(ids.cbegin(), ids.cend());
        std::erase_if(d->ids, [&gone](ResultId id) { return gone.contains(id); });
        endResetModel();
        return;
    }
    for (const auto &[first, last] : ranges) {
        beginRemoveRows({}, first, last);
        d->ids.erase(d->ids.begin() + first, d->ids.begin() + last + 1);
        endRemoveRows();
    }
}

void ResultsModel::onChanged(const QList<ResultId> &ids)
{
    QList<ResultId> loadedOnes;
    for (const ResultId id : ids) {
        if (d->records.find(id) == nullptr)
            continue;
        d->records.remove(id);
        loadedOnes += id;
    }
    want(loadedOnes);
}

void ResultsModel::onThumbnail(ResultId id)
{
    if (const int row = d->rowOf(id); row >= 0)
        emit dataChanged(index(row), index(row),
                         {ThumbnailRole, StateRole, ReasonRole, Qt::DecorationRole});
}

int ResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->ids.size());
}

QVariant ResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ResultId id = idAt(index.row());
    const ResultRecord *record = d->records.find(id);
    switch (role) {
    case IdRole:
        return QVariant::fromValue(id);
    case DayRole:
        return QDateTime::fromMSecsSinceEpoch(record != nullptr ? record->createdMs : id * kMsPerId)
            .date();
    case StateRole:
        return int(stateOf(record, id));
    case ReasonRole:
        return d->thumbnails->failure(id);
    default:
        break;
    }
    if (record != nullptr)
        return dataOf(*record, role);
    // What comes is told by dataChanged().
    if (role == RecordRole || role == ThumbnailRole || role == TitleRole || role == Qt::DisplayRole)
        d->model->want({id});
    return {};
}

QVariant ResultsModel::dataOf(const ResultRecord &record, int role) const
{
    switch (role) {
    case RecordRole:
        return QVariant::fromValue(record);
    case ThumbnailRole:
    case Qt::DecorationRole:
        return d->thumbnails->image(record);
    case PathRole:
    case Qt::ToolTipRole:
        return record.path;
    case TitleRole:
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return titleOf(record);
    case KindRole:
        return int(record.kind);
    case StarredRole:
        return record.starred;
    default:
        return {};
    }
}

ResultsModel::State ResultsModel::stateOf(const ResultRecord *record, ResultId id) const
{
    if (!d->thumbnails->failure(id).isEmpty())
        return State::Failed;
    return record != nullptr && d->thumbnails->has(id) ? State::Ready : State::Loading;
}

QHash<int, QByteArray> ResultsModel::roleNames() const
{
    auto names = QAbstractListModel::roleNames();
    names.insert({{RecordRole, "record"},
                  {IdRole, "id"},
                  {ThumbnailRole, "thumbnail"},
                  {PathRole, "path"},
                  {TitleRole, "title"},
                  {KindRole, "kind"},
                  {StarredRole, "starred"},
                  {DayRole, "day"},
                  {StateRole, "state"},
                  {ReasonRole, "reason"}});
    return names;
}

Qt::ItemFlags ResultsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

QStringList ResultsModel::mimeTypes() const
{
    return {u"text/uri-list"_s};
}

QMimeData *ResultsModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        if (const ResultRecord *record = recordAt(index.row()))
            urls += QUrl::fromLocalFile(record->path);
    }
    if (urls.isEmpty())
        return nullptr;
    auto *data = new QMimeData; // the caller's, as the view's contract has it
    data->setUrls(urls);
    return data;
}

Qt::DropActions ResultsModel::supportedDragActions() const
{
    return Qt::CopyAction;
}

ResultId ResultsModel::idAt(int row) const
{
    return row < 0 || row >= int(d->ids.size()) ? 0 : d->ids[std::size_t(row)];
}

int ResultsModel::rowOf(ResultId id) const
{
    return d->rowOf(id);
}

const ResultRecord *ResultsModel::recordAt(int row) const
{
    return d->records.find(idAt(row));
}

void ResultsModel::prefetch(int first, int last)
{
    QList<ResultId> shown = d->between(first, last);
    want(d->between(first - kRecordsAtOnce, last + kRecordsAtOnce));
    const int middle = int(shown.size()) / 2;
    const ResultId centre = shown.value(middle);
    const int centreRow = d->rowOf(centre);
    std::ranges::stable_sort(shown, {},
                             [&](ResultId id) { return std::abs(d->rowOf(id) - centreRow); });
    d->thumbnails->wantOnly(shown);
    for (const ResultId id : std::as_const(shown)) {
        if (const ResultRecord *record = d->records.find(id))
            (void)d->thumbnails->image(*record);
    }
}

void ResultsModel::want(const QList<ResultId> &ids)
{
    d->wished += d->records.startLoading(ids);
    if (!d->wished.isEmpty())
        d->fetchTimer.start();
}

void ResultsModel::fetch()
{
    const QList<ResultId> ids = std::exchange(d->wished, {});
    whenDone(d->library->records(ids), this,
             [this, ids](const Result<QList<ResultRecord>> &records) { onRecords(ids, records); });
}

void ResultsModel::onRecords(const QList<ResultId> &asked,
                             const Result<QList<ResultRecord>> &records)
{
    d->records.endLoading(asked);
    if (!records) {
        emit failed(records.error().message);
        return;
    }
    QSet<ResultId> gone(asked.cbegin(), asked.cend()); // by another process, as it turns out
    int first = std::numeric_limits<int>::max();
    int last = -1;
    for (const ResultRecord &record : *records) {
        gone.remove(record.id);
        const int row = d->rowOf(record.id);
        if (row < 0)
            continue;
        d->records.insert(record);
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        emit dataChanged(index(first), index(last));
    if (!gone.isEmpty())
        onRemoved(gone.values());
}

} // namespace gesso::library
