// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QGridLayout;
class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace gesso {
class Caption;
class ChoiceEdit;
class LineEdit;
class Toggle;
} // namespace gesso

namespace gesso::app {

class Session;

// Server, results and look. Acts at once and blocks nothing; closing it is all that its button
// does.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(Session *session, QWidget *parent = nullptr);

private:
    QWidget *makeServerPage();
    QWidget *makeResultsPage();
    QWidget *makeLookPage();
    void addPage(const QString &name, QWidget *page);
    void takeAddress();
    [[nodiscard]] bool isInUse(const QUrl &url) const;
    void takePattern();
    void watchServer();
    void showCheck();
    void showPattern(const QString &pattern);

    Session *m_session;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    LineEdit *m_address = nullptr;
    Caption *m_addressLine = nullptr;
    QGridLayout *m_check = nullptr;
    LineEdit *m_pattern = nullptr;
    Caption *m_patternLine = nullptr;
};

} // namespace gesso::app
