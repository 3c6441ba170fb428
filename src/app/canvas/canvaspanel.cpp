// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/canvas/canvaspanel.h"

#include "app/actions/actionset.h"
#include "app/errortext.h"
#include "widgets/canvas/imageview.h"
#include "widgets/parts/banner.h"
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
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"canvas"_s);
    build(actions);
    showNothing();
}

void CanvasPanel::build(const ActionSet &actions)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_title);
    m_layout->addLayout(m_stack, 1);
    m_layout->addWidget(m_strip);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_title->setOnCanvas(true);
    m_view->setObjectName(u"picture"_s);
    m_view->setAccessibleName(tr("Picture"));
    m_strip->setObjectName(u"progress"_s);
    for (const ActionId id : {ActionId::StarResult, ActionId::CopyPicture, ActionId::SaveResultAs,
                              ActionId::RevealResult, ActionId::TrashResult})
        m_tools << m_title->addTool(actions.action(id));
    setHasResult(false);
    actions.addTo(m_view, ActionScope::Results);
    connect(m_empty, &EmptyState::buttonClicked, this, &CanvasPanel::openFileRequested);
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

Banner *CanvasPanel::makeBanner(const QString &name)
{
    hideMessage();
    auto *frame = new QWidget(this);
    auto *edge = new QVBoxLayout(frame);
    edge->setContentsMargins(measure::kEdge, 0, measure::kEdge, measure::kEdge);
    m_banner = new Banner(Banner::Kind::Warning, frame);
    m_banner->setObjectName(name);
    edge->addWidget(m_banner);
    m_layout->insertWidget(1, frame);
    connect(m_banner, &Banner::closed, this, &CanvasPanel::hideMessage);
    return m_banner;
}

void CanvasPanel::showServerAway(const QString &bold, const QString &small)
{
    if (m_banner != nullptr && m_bannerIsOfServer) {
        m_banner->setMessage(bold, small);
        return;
    }
    Banner *banner = makeBanner(u"serverBanner"_s);
    m_bannerIsOfServer = true;
    banner->setMessage(bold, small);
    banner->setClosable(true);
    connect(banner->addButton(tr("Try now")), &QPushButton::clicked, this,
            &CanvasPanel::retryServerRequested);
    connect(banner->addButton(tr("Settings…")), &QPushButton::clicked, this,
            &CanvasPanel::settingsRequested);
}

void CanvasPanel::showError(const Error &error)
{
    const ErrorText text = errorText(error);
    Banner *banner = makeBanner(u"errorBanner"_s);
    m_bannerIsOfServer = false;
    banner->setKind(Banner::Kind::Danger);
    banner->setMessage(text.title, text.next);
    banner->setDetails(text.details);
    banner->setClosable(true);
}

void CanvasPanel::hideMessage()
{
    if (m_banner == nullptr)
        return;
    QWidget *frame = m_banner->parentWidget();
    frame->hide();
    frame->deleteLater();
    m_banner = nullptr;
}

void CanvasPanel::hideServerMessage()
{
    if (m_bannerIsOfServer)
        hideMessage();
}

} // namespace gesso::app
