// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/foldgroup.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace gesso {

FoldHeader::FoldHeader(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(name);
    setAccessibleName(name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FoldHeader::setSummary(const QString &summary, bool problem)
{
    m_summary = summary;
    m_problem = problem;
    setAccessibleDescription(summary);
    update();
}

void FoldHeader::setChanged(bool changed)
{
    m_changed = changed;
    update();
}

QSize FoldHeader::sizeHint() const
{
    return {measure::kFormLeast, themeOf(this).scaled(measure::kGroupHeader)};
}

void FoldHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const bool all = event->modifiers() & Qt::ControlModifier;
    QAbstractButton::mouseReleaseEvent(event);
    if (all && rect().contains(event->position().toPoint()))
        emit allRequested(isChecked());
}

void FoldHeader::keyPressEvent(QKeyEvent *event)
{
    const bool unfold = event->key() == Qt::Key_Right;
    if (unfold || event->key() == Qt::Key_Left) {
        if (isChecked() != unfold)
            click();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && !(event->modifiers() & Qt::ControlModifier)) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool FoldHeader::event(QEvent *event)
{
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    return QAbstractButton::event(event);
}

void FoldHeader::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    if (underMouse() && isEnabled())
        painter.fillRect(rect(), theme.rowHover);
    paint::horizontalLine(&painter, 0, width(), 0, theme.line);
    QRect mark(measure::kEdge, (height() - measure::kEdge) / 2, measure::kEdge, measure::kEdge);
    paintIcon(&painter, mark, isChecked() ? u"chevron-down" : u"chevron-right", theme.text2);
    painter.setFont(theme.font(Type::Medium));
    painter.setPen(isEnabled() ? theme.text : theme.textOff);
    const int nameWidth = painter.fontMetrics().horizontalAdvance(text());
    QRect words = rect().adjusted(measure::kEdge + measure::kWide, 0, -measure::kEdge, 0);
    paint::text(&painter, words, Qt::AlignLeft | Qt::AlignVCenter, text());
    int left = words.left() + nameWidth + measure::kGap;
    if (m_changed) {
        paint::box(&painter,
                   QRectF(left, (height() - measure::kDot) / 2.0, measure::kDot, measure::kDot),
                   theme.accentText, {}, measure::kDot / 2.0);
        left += measure::kEdge;
    }
    words.setLeft(left + measure::kGap);
    painter.setFont(theme.font(Type::Small));
    painter.setPen(m_problem ? theme.danger : theme.text3);
    if (!isChecked() || m_problem)
        paint::text(&painter, words, Qt::AlignRight | Qt::AlignVCenter, m_summary);
    if (showsKeyFocus(this))
        paint::innerRing(&painter, rect(), theme.focus, 0);
}

FoldGroup::FoldGroup(const QString &name, std::function<QWidget *()> build, QWidget *parent)
    : QWidget(parent)
    , m_header(new FoldHeader(name, this))
    , m_layout(new QVBoxLayout(this))
    , m_build(std::move(build))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_header);
    connect(m_header, &QAbstractButton::toggled, this, &FoldGroup::applyUnfolded);
}

bool FoldGroup::isUnfolded() const
{
    return m_header->isChecked();
}

void FoldGroup::setUnfolded(bool unfolded)
{
    m_header->setChecked(unfolded);
}

void FoldGroup::applyUnfolded(bool unfolded)
{
    if (unfolded && !m_content) {
        m_content = std::exchange(m_build, {})();
        m_layout->addWidget(m_content);
    }
    if (m_content)
        m_content->setVisible(unfolded);
    emit unfoldedChanged(unfolded);
}

} // namespace gesso
