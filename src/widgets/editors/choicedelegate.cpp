// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/choicedelegate.h"

#include "widgets/editors/choicemodel.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QPainter>

#include <algorithm>

namespace gesso {

namespace {

// Three pieces: before the match, the match in 600, behind it; cut at the right.
void paintName(QPainter *painter, const QRect &rect, const QString &name, int start, int length)
{
    if (start < 0) {
        paint::text(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, name, Qt::ElideMiddle);
        return;
    }
    const QFont plain = painter->font();
    QFont strong = plain;
    strong.setWeight(QFont::DemiBold);
    QRect rest = rect;
    const auto piece = [&](const QString &text, const QFont &font) {
        painter->setFont(font);
        paint::text(painter, rest, Qt::AlignLeft | Qt::AlignVCenter, text);
        rest.setLeft(rest.left() + painter->fontMetrics().horizontalAdvance(text));
    };
    piece(name.left(start), plain);
    piece(name.mid(start, length), strong);
    if (rest.width() > 0)
        piece(name.mid(start + length), plain);
    painter->setFont(plain);
}

} // namespace

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.widget);
    const QRect text = option.rect.adjusted(measure::kGap, 0, -measure::kGap, 0);
    painter->save();
    const QString name = index.data(Qt::DisplayRole).toString();
    if (!(index.flags() & Qt::ItemIsEnabled)) {
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.text3);
        paint::text(painter, text, Qt::AlignLeft | Qt::AlignVCenter, name);
    } else {
        const bool current = option.state & QStyle::State_Selected;
        if (current || (option.state & QStyle::State_MouseOver))
            paint::box(painter, option.rect, current ? theme.select : theme.toolHover, {},
                       measure::kRadiusSmall);
        painter->setFont(theme.font(Type::Base));
        painter->setPen(theme.text);
        paintName(painter, text, name, index.data(ChoiceModel::MatchStartRole).toInt(),
                  index.data(ChoiceModel::MatchLengthRole).toInt());
    }
    painter->restore();
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index)
    return {measure::kNumberWidth, themeOf(option.widget).controlHeight()};
}

} // namespace gesso
