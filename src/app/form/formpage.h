// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QWidget>

namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

class FormView;
class InputPictures;
class MessagePlace;
class WindowState;

// One document in the form's dock: its fields, and above them the message that concerns it.
class FormPage : public QWidget
{
    Q_OBJECT

public:
    FormPage(studio::FormDocument *document, InputPictures *pictures, WindowState *state,
             QWidget *parent = nullptr);

    [[nodiscard]] studio::FormDocument *document() const { return m_document; }
    [[nodiscard]] FormView *view() const { return m_view; }
    // Replaces the message before. It goes when it is closed or at clearProblem().
    void showProblem(const Error &error);
    void clearProblem();
    // Another place, for what is told of the file that was opened or dropped.
    [[nodiscard]] MessagePlace *notice() const { return m_notice; }
    // Goes to the first field that may not be sent.
    void showFirstInvalid();

private:
    void openLink(const QString &id);
    void fieldChanged();

    studio::FormDocument *m_document;
    FormView *m_view;
    MessagePlace *m_message;
    MessagePlace *m_needs; // what stands in the way of running
    MessagePlace *m_notice;
    bool m_bannerIsOfFields = false; // it goes when no field is wrong any more
};

} // namespace gesso::app
