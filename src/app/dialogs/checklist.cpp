// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/checklist.h"

#include "widgets/theme/caption.h"
#include "widgets/theme/icons.h"

#include <QGridLayout>
#include <QLabel>
#include <QLayoutItem>

#include <memory>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct Mark
{
    QString icon;
    Ink ink;
    Ink words;
};

Mark markOf(CheckStep::State state)
{
    switch (state) {
    case CheckStep::State::Good:
        return {u"success"_s, Ink::Success, Ink::Text2};
    case CheckStep::State::Bad:
        return {u"error"_s, Ink::Danger, Ink::Danger};
    case CheckStep::State::Trying:
        return {u"running"_s, Ink::Text2, Ink::Text2};
    case CheckStep::State::NotReached:
        break;
    }
    return {u"remove"_s, Ink::Text3, Ink::Text3};
}

} // namespace

void fillChecklist(QGridLayout *grid, const QList<CheckStep> &steps)
{
    while (const std::unique_ptr<QLayoutItem> item {grid->takeAt(0)}) {
        if (QWidget *widget = item->widget())
            widget->deleteLater();
    }
    QWidget *page = grid->parentWidget();
    for (int row = 0; row < steps.size(); ++row) {
        const CheckStep &step = steps.at(row);
        const Mark mark = markOf(step.state);
        auto *picture = new QLabel(page);
        picture->setPixmap(icon(mark.icon, mark.ink).pixmap(measure::kIcon));
        auto *words = new Caption(step.words, Type::Base, mark.words, page);
        words->setWordWrap(true);
        words->setAccessibleName(QString(step.name + u": "_s + step.words));
        grid->addWidget(picture, row, 0, Qt::AlignTop);
        grid->addWidget(new Caption(step.name, Type::Base, Ink::Text, page), row, 1, Qt::AlignTop);
        grid->addWidget(words, row, 2);
    }
}

} // namespace gesso::app
