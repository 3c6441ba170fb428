// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/docktitle.h"

#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/themestyle.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gesso {

DockTitle::DockTitle(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new Caption(title, Type::Strong, Ink::Text, this))
    , m_detail(new Caption(Type::Base, Ink::Text3, this))
    , m_left(new QHBoxLayout)
    , m_tools(new QHBoxLayout)
{
    m_title->setElide(Qt::ElideMiddle);
    m_detail->setElide(Qt::ElideRight);
    m_left->setSpacing(measure::kGap);
    m_left->addWidget(m_title);
    // The title stays whole as long as it can; the detail has what is left.
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_left->addWidget(m_detail, 1);
    m_tools->setSpacing(measure::kTight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kEdge, 0, measure::kTight, 0);
    row->setSpacing(measure::kGap);
    row->addLayout(m_left, 1);
    row->addLayout(m_tools);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DockTitle::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void DockTitle::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

QToolButton *DockTitle::addTool(QStringView iconName, const QString &name)
{
    QToolButton *tool = makeTool(iconName, name, this);
    m_tools->addWidget(tool);
    return tool;
}

QToolButton *DockTitle::addTool(QAction *action)
{
    auto *tool = new QToolButton(this);
    tool->setAutoRaise(true);
    tool->setDefaultAction(action);
    tool->setFocusPolicy(Qt::StrongFocus);
    const QString name = action->text().remove(u'&');
    tool->setAccessibleName(name);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    tool->setToolTip(key.isEmpty() ? name : u"%1 (%2)"_s.arg(name, key));
    m_tools->addWidget(tool);
    return tool;
}

void DockTitle::addWidget(QWidget *widget)
{
    m_left->insertWidget(m_left->indexOf(m_detail), widget);
}

void DockTitle::setOnCanvas(bool onCanvas)
{
    m_onCanvas = onCanvas;
    // No text-3 on canvas: it has too little contrast there.
    m_detail->setInk(onCanvas ? Ink::Text2 : Ink::Text3);
    update();
}

QSize DockTitle::sizeHint() const
{
    return {layout()->sizeHint().width(), themeOf(this).scaled(measure::kDockHeader)};
}

QSize DockTitle::minimumSizeHint() const
{
    return {layout()->minimumSize().width(), sizeHint().height()};
}

void DockTitle::paintEvent(QPaintEvent *event)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(event->rect(), m_onCanvas ? theme.canvas : theme.panel);
}

void DockTitle::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace gesso
