// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QToolButton;
class QGridLayout;

namespace gesso {

class Caption;
class LinkButton;

// One row of a form: label, control, and under it one line for what is wrong or a hint. Marks a
// changed value with a dot and offers to reset it ; the 12-px edges of the panel at both sides are
// part of the row. Gives the control its label as accessible name.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    enum class LabelPlace { Left, Above };

    // Takes the control as its child.
    FieldRow(const QString &label, QWidget *control, LabelPlace place = LabelPlace::Left,
             QWidget *parent = nullptr);

    [[nodiscard]] QWidget *control() const { return m_control; }
    [[nodiscard]] QString label() const;
    // The place that it takes when there is room; under 320 px, or with text over 150 %, the label
    // goes above.
    void setLabelPlace(LabelPlace place);
    // What the workflow has, for the dot's tool tip.
    void setChanged(bool changed, const QString &original = {});
    // Empty: no error. The link, when given, is a second clickable part of the line
    // (errorLinkActivated).
    void setError(const QString &message, const QString &link = {});
    [[nodiscard]] QString error() const { return m_error; }
    // Small words under the control while there is no error.
    void setHint(const QString &hint);

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void resetRequested();
    void errorLinkActivated();
    void labelDoubleClicked();
    void labelMenuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool wantsAbove() const;
    void arrange();
    void placeReset();
    void nameControl(const QString &label);
    void connectSignals();
    void setOwnProblem(const QString &problem);
    void showMessage();

    Caption *m_label;
    QWidget *m_control;
    Caption *m_message;
    LinkButton *m_linkButton;
    QToolButton *m_reset;
    QGridLayout *m_grid;
    QString m_error;
    QString m_ownProblem; // what the control itself says
    QString m_link;
    QString m_hint;
    LabelPlace m_place;
    LabelPlace m_shownPlace;
    bool m_changed = false;
};

} // namespace gesso
