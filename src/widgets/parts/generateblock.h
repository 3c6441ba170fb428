// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace gesso {

class Caption;
class NumberEdit;

// Generate with its menu, the count, Stop, and one line: what will happen at the left, the key at
// the right. Its words and places never change.
class GenerateBlock : public QWidget
{
    Q_OBJECT

public:
    explicit GenerateBlock(QWidget *parent = nullptr);

    // Ink::Text3 for plain words, Warning, Danger.
    void setHint(const QString &hint, Ink ink = Ink::Text3);
    // Disabled with its reason as hint.
    void setGenerateEnabled(bool enabled);
    void setStopEnabled(bool enabled);
    // Shown at the right, "Ctrl+Enter".
    void setKey(const QString &key);
    // 1 to 999.
    [[nodiscard]] int count() const;
    void setCount(int count);
    // Items of the button's menu; empty at first, then the menu part is hidden.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    // Call after filling the menu.
    void showMenuPart();
    [[nodiscard]] QToolButton *generateButton() const { return m_generate; }
    [[nodiscard]] QToolButton *stopButton() const { return m_stop; }

signals:
    void generateRequested(int count);
    void stopRequested();
    void countEdited(int count);
    // The hint was clicked while it told of a problem.
    void hintActivated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void applyTheme();

    QToolButton *m_generate;
    QToolButton *m_stop;
    NumberEdit *m_count;
    Caption *m_hint;
    Caption *m_key;
    QMenu *m_menu;
};

} // namespace gesso
