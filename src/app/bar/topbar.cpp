// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bar/topbar.h"

#include "app/actions/actionset.h"
#include "app/bar/serverbutton.h"
#include "app/bar/tabbar.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gesso::app {

TopBar::TopBar(const ActionSet &actions, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new TabBar(this))
    , m_server(new ServerButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"topBar"_s);
    build(actions);
}

void TopBar::build(const ActionSet &actions)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(measure::kGrain, 0, measure::kGap, measure::kHairline);
    layout->setSpacing(measure::kTight);
    setFixedHeight(themeOf(this).scaled(measure::kTopBar));
    const auto tool = [&](ActionId id) {
        const ActionSpec &spec = actionSpec(id);
        QToolButton *button = makeTool(QString::fromLatin1(spec.icon), actionText(spec), this);
        button->setDefaultAction(actions.action(id));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        return button;
    };
    layout->addWidget(m_tabs);
    layout->addSpacing(measure::kTight);
    layout->addWidget(tool(ActionId::OpenWorkflow));
    layout->addStretch(1);
    layout->addWidget(m_server);
    layout->addSpacing(measure::kGap);
    layout->addWidget(
        addSwitch(actions.action(ActionId::ShowForm), actionSpec(ActionId::ShowForm)));
    layout->addWidget(
        addSwitch(actions.action(ActionId::ShowGallery), actionSpec(ActionId::ShowGallery)));
    QToolButton *menu = makeTool(u"menu", tr("Menu"), this, u"F10"_s);
    menu->setObjectName(u"menuButton"_s);
    menu->setPopupMode(QToolButton::InstantPopup);
    menu->setShortcut(Qt::Key_F10);
    menu->setMenu(m_menu);
    layout->addWidget(menu);
}

// A panel's switch is no mode: it is drawn bare, whether the panel shows or not.
QToolButton *TopBar::addSwitch(QAction *action, const ActionSpec &spec)
{
    QToolButton *button = makeTool(QString::fromLatin1(spec.icon), actionText(spec), this);
    button->setToolTip(app::toolTip(spec));
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QWidget::setVisible);
    return button;
}

void TopBar::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, height() - measure::kHairline, width(), measure::kHairline),
                     theme.line);
}

} // namespace gesso::app
