// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPointer>
#include <QStringList>

#include <memory>

namespace gesso {

class ChoicePopup;

// One of a list of names. A field that opens a list; from 8 entries on the list has a search line
// (any part of the name, without regard to case) and folders as headings. A value that the list
// lacks is kept and marked. Quick with 10,000 entries: the list is shared and nothing is built
// before it opens.
class ChoiceEdit : public QAbstractButton
{
    Q_OBJECT

public:
    explicit ChoiceEdit(QWidget *parent = nullptr);
    ~ChoiceEdit() override;

    // Null: no list known; then every value counts as present.
    void setChoices(std::shared_ptr<const QStringList> choices);
    // No signal.
    void setValue(const QString &value);
    [[nodiscard]] QString value() const { return m_value; }
    // The list is known and lacks the value.
    [[nodiscard]] bool isMissing() const;
    // Shown on top of the opened list while nothing is searched.
    void setRecent(const QStringList &recent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void openList();

signals:
    void valueEdited(const QString &value);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void choose(const QString &value);
    void stepBy(int count);
    void openWith(const QString &searched);
    [[nodiscard]] QString shownText() const;

    std::shared_ptr<const QStringList> m_choices;
    QStringList m_recent;
    QString m_value;
    QPointer<ChoicePopup> m_popup;
    bool m_missing = false;
    int m_wheelRest = 0;
};

} // namespace gesso
