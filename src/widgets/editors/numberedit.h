// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/lineedit.h"
#include "widgets/editors/numberspec.h"

#include <QPoint>

#include <optional>

namespace gesso {

// A number as exact text. Typing, simple arithmetic, Up/Down and Page keys, arrows on hover, the
// wheel only with focus, and a sideways drag (Shift slower, Ctrl faster). Text that is no number or
// out of range stays, marked, with its problem().
class NumberEdit : public LineEdit
{
    Q_OBJECT

public:
    explicit NumberEdit(QWidget *parent = nullptr);

    void setSpec(const NumberSpec &spec);
    [[nodiscard]] const NumberSpec &spec() const { return m_spec; }
    // Canonical text; no signal.
    void setValue(const QString &text);
    [[nodiscard]] QString value() const { return m_value; }
    // One sentence, or empty.
    [[nodiscard]] QString problem() const { return m_problem; }
    // A word before or a unit after the number, not part of it ("W", "%").
    void setPrefix(const QString &prefix);
    void setUnit(const QString &unit);
    // Takes what is typed as the value now; also done at Enter, when the focus leaves and before a
    // shortcut with Enter.
    void commit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void stepBy(qint64 count);

signals:
    // A person gave another value: a canonical number, or, when problem() is not empty, what was
    // typed.
    void valueEdited(const QString &text);
    void problemChanged(const QString &problem);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Drag
    {
        QPoint start;
        QString from;
        qint64 steps = 0;
        bool moving = false;
    };

    void takeTyped(const QString &typed);
    void setValueEdited(const QString &text, const QString &problem);
    void setProblem(const QString &problem);
    void updateMargins();
    [[nodiscard]] QRect arrowRect(bool up) const;
    [[nodiscard]] bool showsArrows() const;

    NumberSpec m_spec;
    QString m_value;
    QString m_problem;
    QString m_prefix;
    QString m_unit;
    std::optional<Drag> m_drag;
    int m_wheelRest = 0;
};

} // namespace gesso
