// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QProgressBar>
#include <QWidget>

class QGridLayout;
class QStackedLayout;
class QToolButton;

namespace gesso {

class Caption;
class IconLabel;

// Two thin bars with words beside them, at the foot of the canvas: "Nodes" and "Steps". At rest one
// line with an icon. Its height never changes.
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    // Nothing runs and there is nothing to say.
    void showIdle();
    // done of total nodes; words: the node that runs ("KSampler").
    void showNodes(int done, int total, const QString &words);
    // words: "0:14 left, all jobs 1:32".
    void showSteps(int done, int total, const QString &words);
    void showNoSteps();
    void showStopping();
    // One line instead of the bars: bold words, ordinary words, icon name and colour.
    void showFinished(const QString &bold, const QString &words);
    void showWarning(const QString &bold, const QString &words);
    void showDoubt(const QString &bold, const QString &words); // finished, with something to know
    void showError(const QString &bold, const QString &words);
    // "1 of 4" with arrows at the right of the finished line; count below 2 hides it.
    void setResultPosition(int index, int count);

    [[nodiscard]] QProgressBar *nodesBar() const { return m_nodes.bar; }
    [[nodiscard]] QProgressBar *stepsBar() const { return m_steps.bar; }
    [[nodiscard]] QString line() const;

signals:
    void previousRequested();
    void nextRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        Caption *name = nullptr;
        QProgressBar *bar = nullptr;
        Caption *number = nullptr;
        Caption *words = nullptr;
    };

    [[nodiscard]] Line makeLine(const QString &name, QGridLayout *grid, int row);
    QWidget *makeBars();
    QWidget *makeRest();
    static void set(const Line &line, int done, int total, const QString &number,
                    const QString &words);
    void showRest(QStringView iconName, Ink ink, const QString &bold, const QString &words);
    void setStopping(bool stopping);

    QStackedLayout *m_stack;
    Line m_nodes;
    Line m_steps;
    IconLabel *m_icon = nullptr;
    Caption *m_bold = nullptr;
    Caption *m_words = nullptr;
    Caption *m_position = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
};

} // namespace gesso
