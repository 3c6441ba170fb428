// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/jobs/joblist.h"
#include "widgets/jobs/jobroles.h"

#include <QStyledItemDelegate>

#include <optional>
#include <vector>

namespace gesso {

struct Theme;

// Paints the rows of a JobList and knows where their tools stand.
class JobDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit JobDelegate(JobList *list);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    // The tool of a row at a point of the viewport.
    [[nodiscard]] std::optional<JobTool> toolAt(const QModelIndex &index, const QRect &row,
                                                const QPoint &position) const;

private:
    struct Tool
    {
        JobTool tool;
        QRect rect;
        QString word; // a link of a failed row; empty: an icon
    };

    [[nodiscard]] std::vector<Tool> tools(const QModelIndex &index, const QRect &row) const;
    [[nodiscard]] QRect textRect(const QModelIndex &index, const QRect &row) const;
    [[nodiscard]] int reasonHeight(const QModelIndex &index, int width) const;
    void paintMark(QPainter *painter, const QModelIndex &index, const QRect &row) const;
    void paintLines(QPainter *painter, const QModelIndex &index, const QRect &row) const;
    void paintProgress(QPainter *painter, const QModelIndex &index, const QRect &text) const;
    void paintTools(QPainter *painter, const QModelIndex &index, const QRect &row) const;

    JobList *m_list;
};

} // namespace gesso
