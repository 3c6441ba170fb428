// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/generateblock.h"

#include "widgets/editors/numberedit.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso {

GenerateBlock::GenerateBlock(QWidget *parent)
    : QWidget(parent)
    , m_generate(new QToolButton(this))
    , m_stop(makeTool(u"stop", tr("Stop"), this, u"Ctrl+Alt+Enter"_s))
    , m_count(new NumberEdit(this))
    , m_hint(new Caption(Type::Small, Ink::Text3, this))
    , m_key(new Caption(Type::Small, Ink::Text3, this))
    , m_menu(new QMenu(this))
{
    build();
    applyTheme();
}

void GenerateBlock::build()
{
    m_generate->setText(tr("Generate"));
    m_generate->setAccessibleName(tr("Generate"));
    m_generate->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_generate->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_generate->setFocusPolicy(Qt::StrongFocus);
    setButtonRole(m_generate, ButtonRole::First);
    m_stop->setAutoRaise(false);
    m_stop->setEnabled(false);
    m_count->setSpec(NumberSpec {.integer = true, .min = u"1"_s, .max = u"999"_s, .step = u"1"_s});
    m_count->setValue(u"1"_s);
    m_count->setPrefix(u"×"_s);
    m_count->setAccessibleName(tr("Count"));
    m_count->setToolTip(tr("How many jobs a press of Generate makes, 1 to 999"));
    m_hint->setElide(Qt::ElideRight);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_hint->installEventFilter(this);

    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGap);
    row->addWidget(m_generate, 1);
    row->addWidget(m_count);
    row->addWidget(m_stop);
    auto *line = new QHBoxLayout;
    line->setSpacing(measure::kGap);
    line->addWidget(m_hint, 1);
    line->addWidget(m_key);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    column->setSpacing(measure::kGrain);
    column->addLayout(row);
    column->addLayout(line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_generate, &QToolButton::clicked, this, [this] {
        m_count->commit();
        emit generateRequested(count());
    });
    connect(m_stop, &QToolButton::clicked, this, &GenerateBlock::stopRequested);
    connect(m_count, &NumberEdit::valueEdited, this, [this] { emit countEdited(count()); });
}

void GenerateBlock::applyTheme()
{
    const Theme &theme = themeOf(this);
    m_generate->setFont(theme.font(Type::Generate));
    const int height = theme.scaled(measure::kGenerate);
    m_generate->setFixedHeight(height);
    m_count->setFixedHeight(height);
    m_stop->setFixedSize(height, height);
}

void GenerateBlock::setHint(const QString &hint, Ink ink)
{
    m_hint->setText(hint);
    m_hint->setInk(ink);
    const bool leads = ink == Ink::Danger || ink == Ink::Warning;
    m_hint->setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_generate->setAccessibleDescription(hint);
}

void GenerateBlock::setGenerateEnabled(bool enabled)
{
    m_generate->setEnabled(enabled);
}

void GenerateBlock::setStopEnabled(bool enabled)
{
    m_stop->setEnabled(enabled);
}

void GenerateBlock::setKey(const QString &key)
{
    m_key->setText(key);
    m_generate->setToolTip(key.isEmpty() ? tr("Generate") : tr("Generate (%1)").arg(key));
}

int GenerateBlock::count() const
{
    constexpr int kMost = 999;
    return std::clamp(m_count->value().toInt(), 1, kMost);
}

void GenerateBlock::setCount(int count)
{
    m_count->setValue(QString::number(count));
}

void GenerateBlock::showMenuPart()
{
    m_generate->setMenu(m_menu->isEmpty() ? nullptr : m_menu);
    m_generate->setPopupMode(m_menu->isEmpty() ? QToolButton::DelayedPopup
                                               : QToolButton::MenuButtonPopup);
}

bool GenerateBlock::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_hint && event->type() == QEvent::MouseButtonRelease
        && (m_hint->ink() == Ink::Danger || m_hint->ink() == Ink::Warning)) {
        emit hintActivated();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void GenerateBlock::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    paint::horizontalLine(&painter, 0, width(), 0, theme.line);
}

void GenerateBlock::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        applyTheme();
}

} // namespace gesso
