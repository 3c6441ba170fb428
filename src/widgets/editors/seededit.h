// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/numberspec.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace gesso {

class NumberEdit;

// What happens to a seed at the press of Generate.
enum class SeedMode { Random, Fixed, Increment, Decrement, Last };

// A seed with its mode: a die (new for each job), a lock (keep), and a menu for all five; the arrow
// takes the seed that the last job used.
class SeedEdit : public QWidget
{
    Q_OBJECT

public:
    explicit SeedEdit(QWidget *parent = nullptr);

    void setSpec(const NumberSpec &spec);
    void setValue(const QString &text);
    [[nodiscard]] QString value() const;
    void setMode(SeedMode mode);
    [[nodiscard]] SeedMode mode() const { return m_mode; }
    // The seed of the last job; empty when there is none, then the arrow is off.
    void setLastUsed(const QString &seed);
    [[nodiscard]] NumberEdit *number() const { return m_number; }

signals:
    void valueEdited(const QString &text);
    void modeEdited(gesso::SeedMode mode);
    void problemChanged(const QString &problem);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void fitDigits();
    void chooseMode(SeedMode mode);
    void takeLast();
    void takeTyped(const QString &text);
    void showMode();
    void addMode(QMenu *menu, SeedMode mode, const QString &text);

    NumberEdit *m_number;
    QToolButton *m_dice;
    QToolButton *m_lock;
    QToolButton *m_last;
    QString m_lastUsed;
    SeedMode m_mode = SeedMode::Random;
};

} // namespace gesso
