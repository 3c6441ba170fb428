// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QListView;

namespace gesso {

class ChoiceModel;
class LineEdit;
class Caption;

// The opened list of a ChoiceEdit: a search line, the rows, a word when nothing matches. Closes
// itself.
class ChoicePopup final : public QFrame
{
    Q_OBJECT

public:
    // Takes the model as its child. withSearch: shows the search line.
    ChoicePopup(ChoiceModel *model, bool withSearch, QWidget *parent);

    void openAt(QWidget *field, const QString &current, const QString &searched);

signals:
    void chosen(const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void searchChanged(const QString &text);
    void chooseCurrent();
    void moveBy(int rows);
    void makeCurrent(int row);
    [[nodiscard]] bool handleKey(int key);
    void fitHeight();

    ChoiceModel *m_model;
    LineEdit *m_search;
    QListView *m_list;
    Caption *m_nothing;
};

} // namespace gesso
