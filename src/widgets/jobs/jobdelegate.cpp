// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/jobdelegate.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

JobState stateOf(const QModelIndex &index)
{
    return static_cast<JobState>(index.data(JobStateRole).toInt());
}

int lineHeight(const Theme &theme, Type type)
{
    return QFontMetrics(theme.font(type)).height() + measure::kRing;
}

QStringView toolIcon(JobTool tool)
{
    switch (tool) {
    case JobTool::ToFront:
        return u"to-front";
    case JobTool::Resume:
        return u"play";
    default:
        return u"close";
    }
}

// The middle square of a picture, with round corners.
void paintPicture(QPainter *painter, const QRect &place, const QImage &picture)
{
    const int side = std::min(picture.width(), picture.height());
    QPainterPath round;
    round.addRoundedRect(place, measure::kRadiusSmall, measure::kRadiusSmall);
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->setClipPath(round, Qt::IntersectClip);
    painter->drawImage(
        place, picture,
        QRect((picture.width() - side) / 2, (picture.height() - side) / 2, side, side));
    painter->restore();
}

} // namespace

JobDelegate::JobDelegate(JobList *list)
    : QStyledItemDelegate(list)
    , m_list(list)
{
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_list);
    const int width = m_list->viewport()->width();
    if (stateOf(index) == JobState::Failed) {
        const int text = lineHeight(theme, Type::Base) + reasonHeight(index, width)
            + lineHeight(theme, Type::Small);
        return {option.rect.width(), text + 2 * measure::kGap + measure::kTight};
    }
    const bool running = stateOf(index) == JobState::Running;
    return {option.rect.width(),
            theme.scaled(running ? measure::kQueueRowRunning : measure::kQueueRow)};
}

QRect JobDelegate::textRect(const QModelIndex &index, const QRect &row) const
{
    int right = measure::kEdge + measure::kSmallTool + measure::kGap;
    const bool hover = m_list->hovered() == index;
    if (hover && stateOf(index) == JobState::Waiting)
        right += measure::kSmallTool + measure::kTight;
    return row.adjusted(measure::kEdge + measure::kQueueThumb + measure::kGap, 0, -right, 0);
}

int JobDelegate::reasonHeight(const QModelIndex &index, int width) const
{
    const QRect text = textRect(index, QRect(0, 0, width, measure::kQueueRow));
    const QFontMetrics metrics(themeOf(m_list).font(Type::Small));
    return metrics
        .boundingRect(QRect(0, 0, std::max(1, text.width()), QWIDGETSIZE_MAX), Qt::TextWordWrap,
                      index.data(JobReasonRole).toString())
        .height();
}

std::vector<JobDelegate::Tool> JobDelegate::tools(const QModelIndex &index, const QRect &row) const
{
    std::vector<Tool> list;
    const JobState state = stateOf(index);
    const bool hover = m_list->hovered() == index;
    constexpr int kSide = measure::kSmallTool;
    int right = row.right() + 1 - measure::kEdge + measure::kTight;
    const int top = state == JobState::Failed ? row.top() + measure::kTight
                                              : row.center().y() + 1 - kSide / 2;
    const auto add = [&](JobTool tool) {
        right -= kSide;
        list.push_back({tool, QRect(right, top, kSide, kSide), {}});
        right -= measure::kTight;
    };
    // What stands there at rest stays under the pointer that comes for it.
    if (state == JobState::Paused)
        add(JobTool::Resume);
    if (hover || state == JobState::Running || state == JobState::Failed)
        add(JobTool::Close);
    if (hover && state == JobState::Waiting)
        add(JobTool::ToFront);
    if (state != JobState::Failed)
        return list;
    const Theme &theme = themeOf(m_list);
    const QFontMetrics metrics(theme.font(Type::Small));
    const int height = lineHeight(theme, Type::Small);
    int left = textRect(index, row).left();
    const int linkTop = row.bottom() + 1 - measure::kGap - height;
    for (const auto &[tool, word] :
         {std::pair(JobTool::Retry, tr("Retry")), std::pair(JobTool::Details, tr("Details")),
          std::pair(JobTool::Copy, tr("Copy"))}) {
        const int width = metrics.horizontalAdvance(word);
        list.push_back({tool, QRect(left, linkTop, width, height), word});
        left += width + measure::kEdge;
    }
    return list;
}

std::optional<JobTool> JobDelegate::toolAt(const QModelIndex &index, const QRect &row,
                                           const QPoint &position) const
{
    for (const Tool &tool : tools(index, row)) {
        if (tool.rect.contains(position))
            return tool.tool;
    }
    return std::nullopt;
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const Theme &theme = themeOf(m_list);
    const QRect row = option.rect;
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (stateOf(index) == JobState::Failed)
        painter->fillRect(row, theme.dangerBack);
    else if (selected)
        painter->fillRect(row, theme.select);
    else if (m_list->hovered() == index)
        painter->fillRect(row, theme.rowHover);
    paintMark(painter, index, row);
    paintLines(painter, index, row);
    paintTools(painter, index, row);
    if ((option.state & QStyle::State_HasFocus) && showsKeyFocus(m_list))
        paint::innerRing(painter, row, theme.focus, 0);
    painter->restore();
}

void JobDelegate::paintMark(QPainter *painter, const QModelIndex &index, const QRect &row) const
{
    const Theme &theme = themeOf(m_list);
    QRect place(row.left() + measure::kEdge, 0, measure::kQueueThumb, measure::kQueueThumb);
    place.moveTop(row.center().y() + 1 - measure::kQueueThumb / 2);
    QRect square(0, 0, measure::kIcon, measure::kIcon);
    square.moveCenter(place.center());
    const bool hover = m_list->hovered() == index;
    switch (stateOf(index)) {
    case JobState::Running: {
        const auto picture = index.data(Qt::DecorationRole).value<QImage>();
        paint::box(painter, place, theme.tile, {}, measure::kRadiusSmall);
        if (picture.isNull())
            paintIcon(painter, square, u"running", theme.text2);
        else
            paintPicture(painter, place, picture);
        return;
    }
    case JobState::Waiting:
        if (hover) {
            paintIcon(painter, square, u"drag", theme.text3);
            return;
        }
        painter->setFont(theme.font(Type::Base));
        painter->setPen(theme.text3);
        painter->drawText(place, Qt::AlignCenter, index.data(JobPositionRole).toString());
        return;
    case JobState::Paused:
        paintIcon(painter, square, u"pause", theme.text3);
        return;
    case JobState::Failed:
        square.moveTop(row.top() + measure::kGap + measure::kRing);
        paintIcon(painter, square, u"error", theme.danger);
        return;
    case JobState::Finished:
        paintIcon(painter, square, u"success", theme.success);
        return;
    }
}

void JobDelegate::paintLines(QPainter *painter, const QModelIndex &index, const QRect &row) const
{
    const Theme &theme = themeOf(m_list);
    const QRect text = textRect(index, row);
    const int first = lineHeight(theme, Type::Base);
    const int second = lineHeight(theme, Type::Small);
    const JobState state = stateOf(index);
    const bool failed = state == JobState::Failed;
    const int top
        = failed ? row.top() + measure::kGap : row.center().y() + 1 - (first + second) / 2;
    painter->setFont(theme.font(Type::Base));
    painter->setPen(theme.text);
    QRect line(text.left(), top, text.width(), first);
    const int percent = index.data(JobProgressRole).toInt();
    if (state == JobState::Running && percent >= 0) {
        painter->setPen(theme.text3);
        const QString share = tr("%1 %").arg(percent);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, share);
        line.setRight(line.right() - painter->fontMetrics().horizontalAdvance(share)
                      - measure::kGap);
        painter->setPen(theme.text);
    }
    paint::text(painter, line, Qt::AlignLeft | Qt::AlignVCenter,
                index.data(Qt::DisplayRole).toString());
    const QRect below(text.left(), top + first, text.width(), second);
    if (state == JobState::Running) {
        paintProgress(painter, index, below);
        return;
    }
    painter->setFont(theme.font(Type::Small));
    painter->setPen(theme.text2);
    if (failed)
        painter->drawText(QRect(below.topLeft(), QSize(text.width(), row.height())),
                          Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                          index.data(JobReasonRole).toString());
    else
        paint::text(painter, below, Qt::AlignLeft | Qt::AlignVCenter,
                    index.data(JobSubtitleRole).toString());
}

void JobDelegate::paintProgress(QPainter *painter, const QModelIndex &index,
                                const QRect &text) const
{
    const QRectF track(text.left(), text.top() + measure::kTight, text.width(), measure::kTrack);
    paint::bar(painter, track, themeOf(m_list), index.data(JobProgressRole).toInt() / 100.0, true);
}

void JobDelegate::paintTools(QPainter *painter, const QModelIndex &index, const QRect &row) const
{
    const Theme &theme = themeOf(m_list);
    for (const Tool &tool : tools(index, row)) {
        const bool hover = m_list->hovered() == index && tool.rect.contains(m_list->pointer());
        if (!tool.word.isEmpty()) {
            QFont font = theme.font(Type::Small);
            font.setUnderline(hover);
            painter->setFont(font);
            painter->setPen(theme.accentText);
            painter->drawText(tool.rect, Qt::AlignLeft | Qt::AlignVCenter, tool.word);
            continue;
        }
        if (hover)
            paint::box(painter, tool.rect, theme.toolHover, {}, measure::kRadius);
        QRect square(0, 0, measure::kIcon, measure::kIcon);
        square.moveCenter(tool.rect.center());
        paintIcon(painter, square, toolIcon(tool.tool), hover ? theme.text : theme.text2);
    }
}

} // namespace gesso
