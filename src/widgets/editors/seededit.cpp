// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/seededit.h"

#include "widgets/editors/numberedit.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace gesso {

SeedEdit::SeedEdit(QWidget *parent)
    : QWidget(parent)
    , m_number(new NumberEdit(this))
    , m_dice(makeTool(u"dice", tr("New seed for each job"), this))
    , m_lock(makeTool(u"lock", tr("Keep this seed"), this))
    , m_last(makeTool(u"last", tr("Take the last job's seed"), this))
{
    m_number->setSpec(NumberSpec {.integer = true,
                                  .min = QStringLiteral("0"),
                                  .max = QStringLiteral("18446744073709551615")});
    m_number->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    build();
    fitDigits();
    setMode(SeedMode::Random);
    setLastUsed({});
}

void SeedEdit::build()
{
    for (QToolButton *button : {m_dice, m_lock}) {
        button->setCheckable(true);
        button->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
    setSegment(m_dice, SegmentPlace::First);
    setSegment(m_lock, SegmentPlace::Last);
    auto *segment = new QHBoxLayout;
    segment->setSpacing(0);
    segment->addWidget(m_dice);
    segment->addWidget(m_lock);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(measure::kTight);
    layout->addWidget(m_number, 1);
    layout->addLayout(segment);
    layout->addWidget(m_last);

    auto *menu = new QMenu(this);
    addMode(menu, SeedMode::Random, tr("New for each job"));
    addMode(menu, SeedMode::Fixed, tr("Keep"));
    addMode(menu, SeedMode::Increment, tr("One more after each job"));
    addMode(menu, SeedMode::Decrement, tr("One less after each job"));
    addMode(menu, SeedMode::Last, tr("As the last job"));
    m_last->setMenu(menu);
    m_last->setPopupMode(QToolButton::DelayedPopup);
    setFocusProxy(m_number);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_dice, &QToolButton::clicked, this, [this] { chooseMode(SeedMode::Random); });
    connect(m_lock, &QToolButton::clicked, this, [this] { chooseMode(SeedMode::Fixed); });
    connect(m_last, &QToolButton::clicked, this, &SeedEdit::takeLast);
    connect(m_number, &NumberEdit::valueEdited, this, &SeedEdit::takeTyped);
    connect(m_number, &NumberEdit::problemChanged, this, &SeedEdit::problemChanged);
}

void SeedEdit::addMode(QMenu *menu, SeedMode mode, const QString &text)
{
    QAction *action = menu->addAction(text, this, [this, mode] { chooseMode(mode); });
    action->setCheckable(true);
    action->setData(static_cast<int>(mode));
    m_dice->addAction(action);
    m_lock->addAction(action);
}

void SeedEdit::setSpec(const NumberSpec &spec)
{
    m_number->setSpec(spec);
    fitDigits();
}

// A seed is never cut: the longest one fits.
void SeedEdit::fitDigits()
{
    const auto digits = static_cast<int>(std::max<qsizetype>(1, m_number->spec().max.size()));
    const int text = m_number->fontMetrics().horizontalAdvance(QString(digits, u'0'));
    m_number->setMinimumWidth(text + 2 * measure::kGap + measure::kRing);
}

void SeedEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitDigits();
}

void SeedEdit::setValue(const QString &text)
{
    m_number->setValue(text);
}

QString SeedEdit::value() const
{
    return m_number->value();
}

void SeedEdit::setMode(SeedMode mode)
{
    m_mode = mode;
    showMode();
}

void SeedEdit::setLastUsed(const QString &seed)
{
    m_lastUsed = seed;
    m_last->setToolTip(seed.isEmpty()
                           ? tr("No job has used a seed yet. Hold for more modes.")
                           : tr("Take the last job's seed, %1. Hold for more modes.").arg(seed));
}

// Who types a seed wants that one, not the next throw of the die.
void SeedEdit::takeTyped(const QString &text)
{
    emit valueEdited(text);
    if (m_mode == SeedMode::Random)
        chooseMode(SeedMode::Fixed);
}

void SeedEdit::takeLast()
{
    if (m_lastUsed.isEmpty())
        return;
    const bool changed = m_lastUsed != m_number->value();
    m_number->setValue(m_lastUsed);
    if (changed)
        emit valueEdited(m_lastUsed);
    if (m_mode == SeedMode::Random)
        chooseMode(SeedMode::Fixed);
}

void SeedEdit::chooseMode(SeedMode mode)
{
    const bool changed = mode != m_mode;
    m_mode = mode;
    showMode();
    if (changed)
        emit modeEdited(mode);
}

void SeedEdit::showMode()
{
    m_dice->setChecked(m_mode == SeedMode::Random);
    m_lock->setChecked(m_mode != SeedMode::Random);
    QStringView shown = u"lock";
    if (m_mode == SeedMode::Increment)
        shown = u"add";
    else if (m_mode == SeedMode::Decrement)
        shown = u"remove";
    else if (m_mode == SeedMode::Last)
        shown = u"last";
    m_lock->setIcon(icon(shown));
    const QList<QAction *> modes = m_dice->actions();
    for (QAction *action : modes)
        action->setChecked(action->data().toInt() == static_cast<int>(m_mode));
    for (const QAction *action : modes) {
        if (action->isChecked())
            m_lock->setToolTip(m_mode == SeedMode::Random ? tr("Keep this seed") : action->text());
    }
}

} // namespace gesso
