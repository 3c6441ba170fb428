// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/fieldrow.h"

#include "widgets/editors/numberedit.h"
#include "widgets/editors/seededit.h"
#include "widgets/editors/sizeedit.h"
#include "widgets/editors/slidernumber.h"
#include "widgets/parts/linkbutton.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QPainter>

namespace gesso {

namespace {

constexpr double kAboveFrom = 1.5; // of text enlargement

} // namespace

FieldRow::FieldRow(const QString &label, QWidget *control, LabelPlace place, QWidget *parent)
    : QWidget(parent)
    , m_label(new Caption(label, Type::Base, Ink::Text2, this))
    , m_control(control)
    , m_message(new Caption(Type::Small, Ink::Text3, this))
    , m_linkButton(new LinkButton({}, this))
    , m_reset(makeTool(u"reset", tr("Reset %1").arg(label), this))
    , m_grid(new QGridLayout(this))
    , m_place(place)
    , m_shownPlace(place)
{
    m_label->setBuddy(control);
    m_label->setWordWrap(true);
    m_label->installEventFilter(this);
    m_message->setWordWrap(true);
    m_message->hide();
    m_linkButton->setContentsMargins(measure::kLarge, 0, 0, 0);
    m_linkButton->hide();
    m_reset->setFixedSize(measure::kSmallTool, measure::kSmallTool);
    m_reset->setFocusPolicy(Qt::NoFocus);
    m_reset->hide();
    control->setParent(this);
    nameControl(label);
    m_grid->setContentsMargins(measure::kEdge, 0, measure::kEdge, 0);
    m_grid->setVerticalSpacing(measure::kTight);
    m_grid->setHorizontalSpacing(measure::kGap);
    m_grid->setColumnStretch(1, 1);
    arrange();
    connectSignals();
}

void FieldRow::nameControl(const QString &label)
{
    m_control->setAccessibleName(label);
    // Of a compound the first number stands for the whole.
    if (QWidget *proxy = m_control->focusProxy(); proxy && proxy->accessibleName().isEmpty())
        proxy->setAccessibleName(label);
}

void FieldRow::connectSignals()
{
    connect(m_reset, &QToolButton::clicked, this, &FieldRow::resetRequested);
    connect(m_linkButton, &QPushButton::clicked, this, &FieldRow::errorLinkActivated);
    if (auto *number = qobject_cast<NumberEdit *>(m_control))
        connect(number, &NumberEdit::problemChanged, this, &FieldRow::setOwnProblem);
    else if (auto *slider = qobject_cast<SliderNumber *>(m_control))
        connect(slider, &SliderNumber::problemChanged, this, &FieldRow::setOwnProblem);
    else if (auto *seed = qobject_cast<SeedEdit *>(m_control))
        connect(seed, &SeedEdit::problemChanged, this, &FieldRow::setOwnProblem);
    else if (auto *size = qobject_cast<SizeEdit *>(m_control))
        connect(size, &SizeEdit::problemChanged, this, &FieldRow::setOwnProblem);
}

QString FieldRow::label() const
{
    return m_label->text();
}

void FieldRow::setLabelPlace(LabelPlace place)
{
    m_place = place;
    arrange();
}

bool FieldRow::wantsAbove() const
{
    if (m_place == LabelPlace::Above || themeOf(this).textScale() >= kAboveFrom)
        return true;
    if (!testAttribute(Qt::WA_Resized)) // not placed yet: its width says nothing
        return false;
    constexpr int kTaken = 2 * measure::kEdge + measure::kLabelWidth + measure::kGap;
    return width() < measure::kNarrowDock
        || m_control->minimumSizeHint().width() > width() - kTaken;
}

void FieldRow::arrange()
{
    const bool above = wantsAbove();
    m_shownPlace = above ? LabelPlace::Above : LabelPlace::Left;
    for (QWidget *part :
         std::initializer_list<QWidget *> {m_label, m_control, m_message, m_linkButton, m_reset})
        m_grid->removeWidget(part);
    const int column = above ? 0 : 1;
    const int span = above ? 3 : 2;
    const int controlRow = above ? 1 : 0;
    m_grid->addWidget(m_label, 0, 0, 1, above ? 2 : 1, above ? Qt::AlignVCenter : Qt::Alignment());
    m_grid->addWidget(m_control, controlRow, column, 1, span);
    m_grid->addWidget(m_message, controlRow + 1, column, 1, span);
    m_grid->addWidget(m_linkButton, controlRow + 2, column, 1, span, Qt::AlignLeft);
    if (above)
        m_grid->addWidget(m_reset, 0, 2, Qt::AlignRight);
    m_label->setMinimumWidth(above ? 0 : int(measure::kLabelWidth));
    m_label->setMaximumWidth(above ? QWIDGETSIZE_MAX : int(measure::kLabelWidth));
    m_label->setMinimumHeight(above ? int(measure::kSmallTool) : themeOf(this).controlHeight());
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    placeReset();
}

void FieldRow::placeReset()
{
    if (m_shownPlace == LabelPlace::Above)
        return;
    // Over the end of the label, so that no row changes its width.
    m_reset->move(measure::kEdge + measure::kLabelWidth - m_reset->width(),
                  m_control->y()
                      + (std::min(m_control->height(), int(measure::kControl)) - m_reset->height())
                          / 2);
    m_reset->raise();
}

void FieldRow::setChanged(bool changed, const QString &original)
{
    m_changed = changed;
    m_label->setInk(changed ? Ink::Text : Ink::Text2);
    m_label->setToolTip(changed && !original.isEmpty() ? tr("In the workflow: %1").arg(original)
                                                       : QString());
    m_reset->setVisible(changed && underMouse());
    update();
}

void FieldRow::setError(const QString &message, const QString &link)
{
    m_error = message;
    m_link = link;
    showMessage();
}

void FieldRow::setOwnProblem(const QString &problem)
{
    m_ownProblem = problem;
    showMessage();
}

void FieldRow::setHint(const QString &hint)
{
    m_hint = hint;
    showMessage();
}

void FieldRow::showMessage()
{
    const QString problem = m_error.isEmpty() ? m_ownProblem : m_error;
    const QString shown = problem.isEmpty() ? m_hint : problem;
    const bool wrong = !problem.isEmpty();
    m_message->setInk(wrong ? Ink::Danger : Ink::Text3);
    m_message->setText(shown);
    m_message->setContentsMargins(wrong ? measure::kLarge : 0, 0, 0, 0);
    m_message->setVisible(!shown.isEmpty());
    m_linkButton->setText(m_link);
    m_linkButton->setVisible(wrong && !m_link.isEmpty());
    QWidget *edge = m_control;
    if (QWidget *proxy = m_control->focusProxy())
        edge = proxy;
    setInvalid(edge, wrong);
    m_control->setAccessibleDescription(shown);
    update();
}

void FieldRow::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    const QString problem = m_error.isEmpty() ? m_ownProblem : m_error;
    if (m_changed) {
        const QRectF dot(measure::kEdge - measure::kDotOffset,
                         m_label->geometry().center().y() - measure::kDot / 2.0 + 1, measure::kDot,
                         measure::kDot);
        paint::box(&painter, dot, theme.accentText, {}, measure::kDot / 2.0);
    }
    if (!problem.isEmpty())
        paintIcon(&painter,
                  QRect(m_message->x(), m_message->y() + measure::kHairline, measure::kIconSmall,
                        measure::kIconSmall),
                  u"error", theme.danger);
}

// As with the label above: where there is less room than beside the label, it goes there.
QSize FieldRow::minimumSizeHint() const
{
    const int width = m_control->minimumSizeHint().width() + 2 * measure::kEdge;
    return {width, QWidget::minimumSizeHint().height()};
}

void FieldRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool above = wantsAbove();
    if (above != (m_shownPlace == LabelPlace::Above))
        arrange();
    placeReset();
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_grid)
        arrange();
}

void FieldRow::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    placeReset();
    m_reset->setVisible(m_changed);
}

void FieldRow::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_reset->hide();
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_label)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonDblClick)
        emit labelDoubleClicked();
    else if (event->type() == QEvent::ContextMenu)
        emit labelMenuRequested(static_cast<QContextMenuEvent *>(event)->globalPos());
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace gesso
