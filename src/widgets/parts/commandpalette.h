// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QListWidget;

namespace gesso {

class SearchField;

// One line that finds anything that can be done or gone to, above a list of what it found. Enter or
// a click chooses; Escape, or a click elsewhere, closes it. Deletes itself when it closes.
class CommandPalette final : public QFrame
{
    Q_OBJECT

public:
    struct Entry
    {
        QString text;
        QString detail; // at the right: keys, or where it is
        QString words; // found by them as well, and not shown
    };

    CommandPalette(const QList<Entry> &entries, QWidget *parent);

    // Below the upper edge of the window, in its middle.
    void openOver(QWidget *window);

signals:
    // The number of the entry.
    void chosen(int entry);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search(const QString &text);
    void chooseCurrent();
    void moveBy(int rows);
    void fitHeight();

    QList<Entry> m_entries;
    SearchField *m_search;
    QListWidget *m_list;
};

} // namespace gesso
