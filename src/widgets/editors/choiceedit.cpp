// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/choiceedit.h"

#include "widgets/editors/choicemodel.h"
#include "widgets/editors/choicepopup.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace gesso {

namespace {

constexpr qsizetype kSearchFrom = 8;
constexpr int kWheelNotch = 120;

} // namespace

ChoiceEdit::ChoiceEdit(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, &ChoiceEdit::openList);
}

ChoiceEdit::~ChoiceEdit() = default;

void ChoiceEdit::setChoices(std::shared_ptr<const QStringList> choices)
{
    m_choices = std::move(choices);
    m_missing = m_choices && !m_choices->contains(m_value);
    if (m_popup)
        m_popup->close();
    update();
}

void ChoiceEdit::setValue(const QString &value)
{
    m_value = value;
    m_missing = m_choices && !m_choices->contains(m_value);
    setText(shownText());
    update();
}

bool ChoiceEdit::isMissing() const
{
    return m_missing;
}

void ChoiceEdit::setRecent(const QStringList &recent)
{
    m_recent = recent;
}

QString ChoiceEdit::shownText() const
{
    return leafName(m_value);
}

QSize ChoiceEdit::sizeHint() const
{
    return {measure::kNumberWidth * 2, themeOf(this).controlHeight()};
}

QSize ChoiceEdit::minimumSizeHint() const
{
    return {measure::kNumberWidth, themeOf(this).controlHeight()};
}

void ChoiceEdit::openList()
{
    openWith({});
}

void ChoiceEdit::openWith(const QString &searched)
{
    if (!m_choices || m_choices->isEmpty() || m_popup)
        return;
    auto *model = new ChoiceModel(m_choices, this);
    if (!m_recent.isEmpty())
        model->setRecent(m_recent);
    const bool withSearch = m_choices->size() >= kSearchFrom;
    m_popup = new ChoicePopup(model, withSearch, this);
    connect(m_popup, &ChoicePopup::chosen, this, &ChoiceEdit::choose);
    connect(m_popup, &QObject::destroyed, this, qOverload<>(&QWidget::update));
    m_popup->openAt(this, m_value, withSearch ? searched : QString());
    update();
}

void ChoiceEdit::choose(const QString &value)
{
    if (value == m_value)
        return;
    setValue(value);
    emit valueEdited(value);
}

void ChoiceEdit::stepBy(int count)
{
    if (!m_choices || m_choices->isEmpty())
        return;
    const auto last = m_choices->size() - 1;
    const auto next = std::clamp<qsizetype>(m_choices->indexOf(m_value) + count, 0, last);
    choose(m_choices->at(next));
}

void ChoiceEdit::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers() & Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (alt)
            openList();
        else
            stepBy(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    case Qt::Key_F4:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            break;
        openList();
        return;
    default:
        break;
    }
    const QString typed = event->text();
    const bool letters = !typed.isEmpty() && typed.front().isPrint() && typed.front() != u' ';
    if (letters && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))) {
        openWith(typed);
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void ChoiceEdit::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / kWheelNotch;
    m_wheelRest -= steps * kWheelNotch;
    if (steps != 0)
        stepBy(-steps);
    event->accept();
}

void ChoiceEdit::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        openList();
        event->accept();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void ChoiceEdit::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

bool ChoiceEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<const QHelpEvent *>(event);
        QString tip = m_value;
        if (m_missing)
            tip = tr("%1 is not in the list of this server.").arg(m_value);
        QToolTip::showText(help->globalPos(), tip, this);
        return true;
    }
    return QAbstractButton::event(event);
}

void ChoiceEdit::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paint::Look look;
    look.enabled = isEnabled();
    look.hover = isEnabled() && underMouse();
    look.focus = showsKeyFocus(this) || m_popup;
    look.invalid = isInvalid(this);
    paint::field(&painter, rect(), theme, look);
    QRect mark(0, 0, measure::kIcon, measure::kIcon);
    mark.moveCenter(rect().center());
    mark.moveRight(rect().right() - measure::kGap);
    paintIcon(&painter, mark, u"chevron-down", isEnabled() ? theme.text2 : theme.textOff);
    QRect text = rect().adjusted(measure::kGap, 0, 0, 0);
    text.setRight(mark.left() - measure::kTight);
    if (m_missing && isEnabled()) {
        const QRect square(text.left(), rect().center().y() + 1 - measure::kIconSmall / 2,
                           measure::kIconSmall, measure::kIconSmall);
        paintIcon(&painter, square, u"warning", theme.warning);
        text.setLeft(square.right() + 1 + measure::kTight);
    }
    painter.setPen(isEnabled() ? theme.text : theme.textOff);
    paint::text(&painter, text, Qt::AlignLeft | Qt::AlignVCenter, shownText(), Qt::ElideMiddle);
}

} // namespace gesso
