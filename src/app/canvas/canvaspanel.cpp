// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas/canvaspanel.h"

#include "app/actions/actionset.h"
#include "app/messageplace.h"
#include "widgets/canvas/imageview.h"
#include "widgets/parts/docktitle.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/progressstrip.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/themestyle.h"

#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

CanvasPanel::CanvasPanel(const ActionSet &actions, QWidget *parent)
    : QWidget(parent)
    , m_title(new DockTitle({}, this))
    , m_view(new ImageView(this))
    , m_empty(new EmptyState(EmptyState::Size::Large, this))
    , m_stack(new QStackedLayout)
    , m_strip(new ProgressStrip(this))
    , m_message(new MessagePlace(this))
{
    setObjectName(u"canvas"_s);
    build(actions);
    showNothing();
}

void CanvasPanel::build(const ActionSet &actions)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_message);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_strip);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_title->setOnCanvas(true);
    m_view->setObjectName(u"picture"_s);
    m_view->setAccessibleName(tr("Picture"));
    m_strip->setObjectName(u"progress"_s);
    for (const ActionId id :
         {ActionId::StarResult, ActionId::UseSettings, ActionId::UseAsInput, ActionId::CopyPicture,
          ActionId::SaveResultAs, ActionId::RevealResult, ActionId::TrashResult})
        m_tools << m_title->addTool(actions.action(id));
    setHasResult(false);
    actions.addTo(m_view, ActionScope::Results);
    connect(m_empty, &EmptyState::buttonClicked, this, &CanvasPanel::openFileRequested);
}

int CanvasPanel::toastLift() const
{
    return m_strip->height() + measure::kToast + 2 * measure::kEdge;
}

void CanvasPanel::setTitle(const QString &title, const QString &detail)
{
    m_title->setTitle(title);
    m_title->setDetail(detail);
}

void CanvasPanel::setHasResult(bool has)
{
    for (QToolButton *tool : std::as_const(m_tools))
        tool->setVisible(has);
}

void CanvasPanel::showPicture()
{
    m_stack->setCurrentWidget(m_view);
}

void CanvasPanel::showNothing()
{
    m_view->clear();
    m_empty->setIcon(u"image"_s);
    m_empty->setText(tr("The picture appears here"), tr("Generate makes the first one."));
    m_empty->setButton({});
    m_stack->setCurrentWidget(m_empty);
    setTitle({}, {});
    setHasResult(false);
}

void CanvasPanel::showFile(const QString &icon, const QString &name)
{
    m_view->clear();
    m_empty->setIcon(icon);
    m_empty->setText(name, tr("This result is no picture; another program shows it."));
    m_empty->setButton(tr("Open"));
    m_stack->setCurrentWidget(m_empty);
}

void CanvasPanel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), themeOf(this).canvas);
}

void CanvasPanel::showServerAway(const QString &bold, const QString &small)
{
    if (m_message->banner() != nullptr && m_tellsServer) {
        m_message->banner()->setMessage(bold, small);
        return;
    }
    m_tellsServer = true;
    Banner *banner = m_message->show(Banner::Kind::Warning, bold, small);
    banner->setObjectName(u"serverBanner"_s);
    connect(banner->addButton(tr("Try now")), &QPushButton::clicked, this,
            &CanvasPanel::retryServerRequested);
    connect(banner->addButton(tr("Settings…")), &QPushButton::clicked, this,
            &CanvasPanel::settingsRequested);
}

void CanvasPanel::showError(const Error &error)
{
    m_tellsServer = false;
    m_message->showError(error)->setObjectName(u"errorBanner"_s);
}

void CanvasPanel::hideError()
{
    if (!m_tellsServer)
        m_message->clear();
}

void CanvasPanel::hideServerMessage()
{
    if (m_tellsServer)
        m_message->clear();
}

} // namespace gesso::app
