// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace gesso {
class Caption;
class LineEdit;
} // namespace gesso

namespace gesso::app {

// What the window shows while no workflow is open: how to open one, those that ship, and where the
// server is.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    // What is wrong with what was typed, or how the server is; danger when it is wrong.
    void setServerLine(const QString &text, bool wrong);

signals:
    void openRequested();
    void shippedRequested(const QString &path);
    void connectRequested(const QString &address);
    void demoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addOpening(QVBoxLayout *layout);
    void addShipped(QVBoxLayout *layout);
    void addServer(QVBoxLayout *layout);
    void connectTyped();

    QWidget *m_dropPlace = nullptr;
    LineEdit *m_address = nullptr;
    Caption *m_serverLine = nullptr;
};

} // namespace gesso::app
