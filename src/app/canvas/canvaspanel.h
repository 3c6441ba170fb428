// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/actions/actiontable.h"
#include "base/error.h"

#include <QWidget>

class QStackedLayout;
class QToolButton;

namespace gesso {
class DockTitle;
class EmptyState;
class ImageView;
class ProgressStrip;
} // namespace gesso

namespace gesso::app {

class ActionSet;
class MessagePlace;

// The middle of the window: header, message, picture, and the two bars below.
class CanvasPanel : public QWidget
{
    Q_OBJECT

public:
    explicit CanvasPanel(const ActionSet &actions, QWidget *parent = nullptr);

    [[nodiscard]] ImageView *view() const { return m_view; }
    [[nodiscard]] ProgressStrip *strip() const { return m_strip; }

    // How far above its lower edge a passing message stands, so that it covers no control.
    [[nodiscard]] int toastLift() const;

    void setTitle(const QString &title, const QString &detail);
    // The tools of the header work on a result; they are gone while there is none.
    void setHasResult(bool has);
    void showPicture();
    // Nothing to show yet.
    void showNothing();
    // A result that is no picture: its icon, its name, a button that opens it elsewhere.
    void showFile(const QString &icon, const QString &name);

    // The message above the picture: about the server. Replaces the one before.
    void showServerAway(const QString &bold, const QString &small);
    void showError(const Error &error);
    void hideServerMessage();
    void hideError();

signals:
    void openFileRequested();
    void retryServerRequested();
    void settingsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build(const ActionSet &actions);

    DockTitle *m_title;
    ImageView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    ProgressStrip *m_strip;
    MessagePlace *m_message;
    QList<QToolButton *> m_tools;
    bool m_tellsServer = false; // the message is about the server
};

} // namespace gesso::app
