// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace gesso {

class PromptHighlighter;

// A prompt text: many lines, plain, with weights, LoRA tags, choices and comments coloured. Grows
// with its text up to a limit, then scrolls; its lower edge can be dragged. Ctrl+Up and Ctrl+Down
// change the weight of the selection or word by 0.05. Undo keys are left to the document.
class PromptEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PromptEdit(QWidget *parent = nullptr);

    // Replaces the text from outside without a signal; the caret goes to what changed.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return toPlainText(); }
    // Heights in px that it keeps to; the text decides in between.
    void setHeights(int least, int most);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void textEdited(const QString &text);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void contentsEdited();
    void adjustWeight(double by);
    void fitHeight();
    [[nodiscard]] bool overLowerEdge(const QPoint &position) const;

    PromptHighlighter *m_highlighter;
    int m_least;
    int m_most;
    int m_dragFrom = -1; // distance from the pointer to the lower edge while it is dragged; -1: not
    bool m_quiet = false;
};

} // namespace gesso
