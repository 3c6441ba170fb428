// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/choicemodel.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

qsizetype lastSlash(const QString &path)
{
    return std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\'));
}

} // namespace

QString leafName(const QString &path)
{
    return path.mid(lastSlash(path) + 1);
}

QString folderName(const QString &path)
{
    QString folder = path.left(std::max<qsizetype>(0, lastSlash(path)));
    folder.replace(u'\\', u'/');
    return folder.replace(u"/"_s, u" / "_s);
}

ChoiceModel::ChoiceModel(std::shared_ptr<const QStringList> choices, QObject *parent)
    : QAbstractListModel(parent)
    , m_choices(std::move(choices))
{
    build();
}

void ChoiceModel::setRecent(const QStringList &recent)
{
    m_recent = recent;
    setSearch(m_search);
}

void ChoiceModel::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text;
    build();
    endResetModel();
}

void ChoiceModel::build()
{
    m_rows.clear();
    const auto count = static_cast<int>(m_choices->size());
    std::vector<int> matching;
    matching.reserve(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        if (m_search.isEmpty() || m_choices->at(i).contains(m_search, Qt::CaseInsensitive))
            matching.push_back(i);
    }
    if (m_search.isEmpty() && !m_recent.isEmpty()) {
        std::vector<Row> recent;
        for (const QString &value : m_recent) {
            const auto at = static_cast<int>(m_choices->indexOf(value));
            if (at >= 0)
                recent.push_back({at, {}});
        }
        if (!recent.empty())
            m_rows.push_back({-1, tr("Recent")});
        m_rows.insert(m_rows.end(), recent.begin(), recent.end());
    }
    addGrouped(matching);
}

void ChoiceModel::addGrouped(const std::vector<int> &matching)
{
    // Folders in the order of their first name; names without a folder come first.
    QStringList order;
    QHash<QString, std::vector<int>> groups;
    for (const int choice : matching) {
        const QString folder = folderName(m_choices->at(choice));
        const auto group = groups.find(folder);
        if (group != groups.end()) {
            group->push_back(choice);
            continue;
        }
        groups.insert(folder, {choice});
        folder.isEmpty() ? order.prepend(folder) : order.append(folder);
    }
    const bool headed = order.size() > 1 || (order.size() == 1 && !order.front().isEmpty());
    for (const QString &folder : std::as_const(order)) {
        if (headed && !folder.isEmpty())
            m_rows.push_back({-1, folder});
        else if (!m_rows.empty())
            m_rows.push_back({-1, tr("All")});
        for (const int choice : std::as_const(groups)[folder])
            m_rows.push_back({choice, {}});
    }
}

bool ChoiceModel::isHeading(int row) const
{
    return m_rows.at(static_cast<size_t>(row)).choice < 0;
}

int ChoiceModel::rowOf(const QString &value) const
{
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].choice >= 0 && m_choices->at(m_rows[row].choice) == value)
            return static_cast<int>(row);
    }
    return -1;
}

int ChoiceModel::choosable(int row, int by) const
{
    while (row >= 0 && row < rowCount()) {
        if (!isHeading(row))
            return row;
        row += by;
    }
    return -1;
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<size_t>(index.row()));
    if (row.choice < 0)
        return role == Qt::DisplayRole ? QVariant(row.heading) : QVariant();
    const QString &value = m_choices->at(row.choice);
    const auto matchAt = [this, &value] {
        return m_search.isEmpty() ? qsizetype(-1)
                                  : leafName(value).indexOf(m_search, 0, Qt::CaseInsensitive);
    };
    switch (role) {
    case Qt::DisplayRole:
        return leafName(value);
    case Qt::ToolTipRole:
    case ValueRole:
        return value;
    case MatchStartRole:
        return matchAt();
    case MatchLengthRole:
        return m_search.size();
    default:
        return {};
    }
}

Qt::ItemFlags ChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || isHeading(index.row()))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace gesso
