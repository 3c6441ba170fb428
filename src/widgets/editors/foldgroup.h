// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>

#include <functional>

class QVBoxLayout;

namespace gesso {

// The header line of a FoldGroup: chevron, name, dot, summary.
class FoldHeader : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FoldHeader(const QString &name, QWidget *parent = nullptr);

    void setSummary(const QString &summary, bool problem);
    void setChanged(bool changed);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    // Ctrl+click: fold or unfold all groups as this one.
    void allRequested(bool unfolded);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_summary;
    bool m_problem = false;
    bool m_changed = false;
};

// A folded part of a form. Its content is built when it is first unfolded.
class FoldGroup : public QWidget
{
    Q_OBJECT

public:
    // build() gives the content, which becomes a child; called at most once.
    FoldGroup(const QString &name, std::function<QWidget *()> build, QWidget *parent = nullptr);

    [[nodiscard]] bool isUnfolded() const;
    void setUnfolded(bool unfolded);
    [[nodiscard]] FoldHeader *header() const { return m_header; }
    // Null until it was unfolded once.
    [[nodiscard]] QWidget *content() const { return m_content; }

signals:
    void unfoldedChanged(bool unfolded);

private:
    void applyUnfolded(bool unfolded);

    FoldHeader *m_header;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    std::function<QWidget *()> m_build;
};

} // namespace gesso
