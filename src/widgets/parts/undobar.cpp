// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/undobar.h"

#include "widgets/parts/linkbutton.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace gesso {

namespace {

constexpr int kShownMs = 8000;

} // namespace

UndoBar::UndoBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new Caption(Type::Base, Ink::Text, this))
    , m_action(new LinkButton({}, this))
    , m_lift(measure::kEdge)
{
    QToolButton *close = makeTool(u"close", tr("Close message"), this);
    close->setFixedSize(measure::kSmallTool, measure::kSmallTool);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(measure::kEdge, 0, measure::kGap, 0);
    row->setSpacing(measure::kWide);
    row->addWidget(m_text);
    row->addWidget(m_action);
    row->addWidget(close);
    setFixedHeight(themeOf(this).scaled(measure::kToast));
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShownMs);
    hide();
    parent->installEventFilter(this);
    connect(&m_timer, &QTimer::timeout, this, &UndoBar::tryHide);
    connect(m_action, &QPushButton::clicked, this, [this] { dismiss(true); });
    connect(close, &QToolButton::clicked, this, [this] { dismiss(false); });
}

void UndoBar::showMessage(const QString &text, const QString &action)
{
    if (!isHidden())
        emit expired();
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer.start();
}

void UndoBar::setLift(int lift)
{
    m_lift = lift;
    place();
}

void UndoBar::place()
{
    adjustSize();
    const QWidget *area = parentWidget();
    move((area->width() - width()) / 2, area->height() - height() - m_lift);
}

void UndoBar::tryHide()
{
    const QWidget *focus = focusWidget();
    if (underMouse() || (focus && focus->hasFocus()))
        m_timer.start();
    else
        dismiss(false);
}

void UndoBar::dismiss(bool byAction)
{
    m_timer.stop();
    hide();
    if (byAction)
        emit actionTriggered();
    else
        emit expired();
}

bool UndoBar::event(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        setFixedHeight(themeOf(this).scaled(measure::kToast));
    if (event->type() == QEvent::Leave && m_timer.isActive())
        m_timer.start();
    return QFrame::event(event);
}

bool UndoBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void UndoBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paint::box(&painter, rect(), theme.menu, theme.lineStrong, measure::kRadius);
}

} // namespace gesso
