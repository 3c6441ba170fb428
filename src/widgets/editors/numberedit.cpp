// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/numberedit.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace gesso {

namespace {

constexpr int kPixelsAStep = 4; // of a sideways drag
constexpr int kFaster = 10;
constexpr int kWheelNotch = 120;

} // namespace

NumberEdit::NumberEdit(QWidget *parent)
    : LineEdit(parent)
{
    // A press begins a drag, so the focus comes with the release instead.
    setFocusPolicy(Qt::TabFocus);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setMouseTracking(true);
    updateMargins();
    connect(this, &QLineEdit::textEdited, this, &NumberEdit::takeTyped);
    connect(this, &QLineEdit::returnPressed, this, &NumberEdit::commit);
}

void NumberEdit::setSpec(const NumberSpec &spec)
{
    m_spec = spec;
    setProblem(m_value.isEmpty() ? QString() : numbers::problem(m_value, m_spec));
}

void NumberEdit::setValue(const QString &text)
{
    m_value = text;
    // What a person is typing is left alone as long as it means the same.
    const bool same
        = hasFocus() && isModified() && numbers::evaluate(this->text(), m_spec).valueOr({}) == text;
    if (!same)
        setTextQuietly(text);
    setProblem(text.isEmpty() ? QString() : numbers::problem(text, m_spec));
}

void NumberEdit::setPrefix(const QString &prefix)
{
    m_prefix = prefix;
    updateMargins();
}

void NumberEdit::setUnit(const QString &unit)
{
    m_unit = unit;
    updateMargins();
}

void NumberEdit::updateMargins()
{
    const QFontMetrics metrics(font());
    const int left = m_prefix.isEmpty() ? 0 : metrics.horizontalAdvance(m_prefix) + measure::kTight;
    int right = m_unit.isEmpty() ? 0 : metrics.horizontalAdvance(m_unit) + measure::kTight;
    if (showsArrows())
        right = measure::kEdge;
    setTextMargins(left, 0, right, 0);
}

void NumberEdit::takeTyped(const QString &typed)
{
    // While typing only a plain number within the limits counts; the rest waits for Enter.
    if (numbers::isPlain(typed, m_spec) && numbers::problem(typed, m_spec).isEmpty())
        setValueEdited(numbers::evaluate(typed, m_spec).valueOr(typed), {});
}

void NumberEdit::commit()
{
    if (!isModified())
        return;
    setModified(false);
    const Result<QString> result = numbers::evaluate(text(), m_spec);
    const QString canonical = result.valueOr(text());
    const QString problem = result ? numbers::problem(canonical, m_spec) : result.error().message;
    if (canonical != text())
        setTextQuietly(canonical);
    setValueEdited(canonical, problem);
}

void NumberEdit::setValueEdited(const QString &text, const QString &problem)
{
    const bool changed = text != m_value;
    m_value = text;
    setProblem(problem);
    if (changed)
        emit valueEdited(text);
}

void NumberEdit::setProblem(const QString &problem)
{
    setInvalid(this, !problem.isEmpty());
    if (problem == m_problem)
        return;
    m_problem = problem;
    setAccessibleDescription(problem);
    emit problemChanged(problem);
}

void NumberEdit::stepBy(qint64 count)
{
    if (isReadOnly() || !isEnabled())
        return;
    commit();
    const QString next = numbers::stepped(m_value, count, m_spec);
    setTextQuietly(next);
    setValueEdited(next, numbers::problem(next, m_spec));
    if (hasFocus() && !m_drag)
        selectAll();
}

QSize NumberEdit::sizeHint() const
{
    return {measure::kNumberWidth, LineEdit::sizeHint().height()};
}

QSize NumberEdit::minimumSizeHint() const
{
    return {measure::kNumberWidth, LineEdit::minimumSizeHint().height()};
}

bool NumberEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            commit();
    }
    return LineEdit::event(event);
}

void NumberEdit::keyPressEvent(QKeyEvent *event)
{
    constexpr int kPage = 10;
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        LineEdit::keyPressEvent(event);
        return;
    }
    const int many = event->modifiers() & Qt::ShiftModifier ? kPage : 1;
    switch (event->key()) {
    case Qt::Key_Up:
        stepBy(many);
        return;
    case Qt::Key_Down:
        stepBy(-many);
        return;
    case Qt::Key_PageUp:
        stepBy(kPage);
        return;
    case Qt::Key_PageDown:
        stepBy(-kPage);
        return;
    case Qt::Key_Escape:
        if (isModified()) {
            setModified(false);
            setTextQuietly(m_value);
            selectAll();
            return;
        }
        break;
    default:
        break;
    }
    LineEdit::keyPressEvent(event);
}

void NumberEdit::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / kWheelNotch;
    m_wheelRest -= steps * kWheelNotch;
    if (steps != 0)
        stepBy(steps);
    event->accept();
}

bool NumberEdit::showsArrows() const
{
    return isEnabled() && !isReadOnly() && (underMouse() || hasFocus()) && m_unit.isEmpty()
        && (alignment() & Qt::AlignRight);
}

QRect NumberEdit::arrowRect(bool up) const
{
    const int half = height() / 2;
    return {width() - measure::kEdge - measure::kHairline, up ? 0 : half, measure::kEdge, half};
}

void NumberEdit::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::LeftButton && showsArrows()) {
        for (const bool up : {true, false}) {
            if (arrowRect(up).contains(at)) {
                stepBy(up ? 1 : -1);
                return;
            }
        }
    }
    if (event->button() == Qt::LeftButton && !hasFocus() && !isReadOnly()) {
        m_drag = Drag {at, m_value};
        event->accept();
        return;
    }
    LineEdit::mousePressEvent(event);
}

void NumberEdit::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag) {
        setCursor(hasFocus() ? Qt::IBeamCursor : Qt::SizeHorCursor);
        LineEdit::mouseMoveEvent(event);
        return;
    }
    const int distance = event->position().toPoint().x() - m_drag->start.x();
    if (!m_drag->moving && std::abs(distance) < QApplication::startDragDistance())
        return;
    m_drag->moving = true;
    qint64 steps = distance / kPixelsAStep;
    if (event->modifiers() & Qt::ControlModifier)
        steps *= kFaster;
    else if (event->modifiers() & Qt::ShiftModifier)
        steps /= kFaster;
    if (steps == m_drag->steps)
        return;
    m_drag->steps = steps;
    const QString next = numbers::stepped(m_drag->from, steps, m_spec);
    setTextQuietly(next);
    setValueEdited(next, numbers::problem(next, m_spec));
}

void NumberEdit::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_drag) {
        LineEdit::mouseReleaseEvent(event);
        return;
    }
    const bool clicked = !m_drag->moving;
    m_drag.reset();
    if (clicked) {
        setFocus(Qt::MouseFocusReason);
        selectAll();
    }
}

void NumberEdit::focusInEvent(QFocusEvent *event)
{
    LineEdit::focusInEvent(event);
    setModified(false);
    updateMargins();
}

void NumberEdit::focusOutEvent(QFocusEvent *event)
{
    commit();
    LineEdit::focusOutEvent(event);
    updateMargins();
}

void NumberEdit::enterEvent(QEnterEvent *event)
{
    LineEdit::enterEvent(event);
    updateMargins();
}

void NumberEdit::leaveEvent(QEvent *event)
{
    LineEdit::leaveEvent(event);
    updateMargins();
}

void NumberEdit::changeEvent(QEvent *event)
{
    LineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateMargins();
}

void NumberEdit::paintEvent(QPaintEvent *event)
{
    LineEdit::paintEvent(event);
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setPen(isEnabled() ? theme.text3 : theme.textOff);
    const QRect inner = rect().adjusted(measure::kGap, 0, -measure::kGap, 0);
    if (!m_prefix.isEmpty())
        painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, m_prefix);
    if (!m_unit.isEmpty())
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_unit);
    if (!showsArrows())
        return;
    for (const bool up : {true, false}) {
        QRect square(0, 0, measure::kEdge - measure::kRing, measure::kEdge - measure::kRing);
        square.moveCenter(arrowRect(up).center()
                          + QPoint(0, up ? measure::kRing : -measure::kRing));
        paintIcon(&painter, square, up ? u"chevron-up" : u"chevron-down", theme.text3);
    }
}

} // namespace gesso
