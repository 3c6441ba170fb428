// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gallery/gallerymodel.h"

#include "library/resultsmodel.h"
#include "widgets/grid/tileroles.h"

#include <QFileInfo>
#include <QImage>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

using library::MediaKind;
using library::ResultsModel;

// The icon that stands for what has no picture of its own.
QString kindIcon(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Animation:
    case MediaKind::Video:
        return u"video"_s;
    case MediaKind::Audio:
        return u"audio"_s;
    case MediaKind::Model3d:
        return u"model"_s;
    case MediaKind::Text:
        return u"text"_s;
    case MediaKind::Image:
    case MediaKind::Other:
        break;
    }
    return {};
}

} // namespace

GalleryModel::GalleryModel(ResultsModel *results, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_results(results)
{
    setSourceModel(results);
}

QVariant GalleryModel::data(const QModelIndex &index, int role) const
{
    const auto from = [&](int source) { return QIdentityProxyModel::data(index, source); };
    switch (role) {
    case Qt::DecorationRole:
        return from(ResultsModel::ThumbnailRole);
    case Qt::AccessibleTextRole:
        return from(ResultsModel::TitleRole);
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case TileStateRole:
        return static_cast<int>(TileState::Ready);
    case TileStarredRole:
        return from(ResultsModel::StarredRole);
    case TileBadgeRole:
        return badge(index.row());
    case TileBadgeIconRole:
        return kindIcon(static_cast<MediaKind>(from(ResultsModel::KindRole).toInt()));
    default:
        return from(role);
    }
}

QString GalleryModel::toolTip(int row) const
{
    const library::ResultRecord *record = m_results->recordAt(row);
    if (record == nullptr)
        return {};
    constexpr int kWords = 160;
    QString text = record->positive.simplified();
    if (text.size() > kWords)
        text = QString(text.first(kWords) + u'…');
    if (!record->seed.isEmpty())
        text += QString(u'\n' + tr("Seed %1").arg(record->seed));
    return QString(text + u'\n' + QFileInfo(record->path).fileName()).trimmed();
}

// What a thumbnail cannot show: the kind of a file without a picture.
QString GalleryModel::badge(int row) const
{
    const library::ResultRecord *record = m_results->recordAt(row);
    if (record == nullptr || record->kind == MediaKind::Image)
        return {};
    return QFileInfo(record->path).suffix().toUpper();
}

} // namespace gesso::app
