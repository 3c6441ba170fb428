// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace gesso {

// The rows of an opened choice list: names, grouped under their folders, narrowed by a search. Each
// name keeps its whole path as value.
class ChoiceModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int {
        ValueRole = Qt::UserRole + 1, // the whole name; empty for a heading
        MatchStartRole, // where the searched text stands in the shown name; -1: nowhere
        MatchLengthRole,
    };

    explicit ChoiceModel(std::shared_ptr<const QStringList> choices, QObject *parent = nullptr);

    void setRecent(const QStringList &recent);
    void setSearch(const QString &text);
    [[nodiscard]] bool isHeading(int row) const;
    // The row of a value, or -1. The value stands there once or, when recent, twice; the first row
    // counts.
    [[nodiscard]] int rowOf(const QString &value) const;
    // The next row that can be chosen from `row` on in direction `by` (+1 or -1), `row` included;
    // -1: none.
    [[nodiscard]] int choosable(int row, int by) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        int choice = -1; // index in the list; -1: a heading
        QString heading;
    };

    void build();
    void addGrouped(const std::vector<int> &matching);

    std::shared_ptr<const QStringList> m_choices;
    QStringList m_recent;
    QString m_search;
    std::vector<Row> m_rows;
};

// The part of a name after its last slash or backslash.
[[nodiscard]] QString leafName(const QString &path);
// The part before, with " / " between folders; empty without a folder.
[[nodiscard]] QString folderName(const QString &path);

} // namespace gesso
