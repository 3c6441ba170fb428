// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/banner.h"
#include "workflow/missing.h"

#include <QObject>

namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

class FormView;
class MessagePlace;

// Tells before anything is sent what stands in the way of running the workflow: that it cannot be
// read, the node classes, models and input files that the server lacks; and what its conversion
// found that will surprise. Follows the form; once closed, the same is not told again.
class NeedsNotice : public QObject
{
    Q_OBJECT

public:
    // All outlive it, or go with it.
    NeedsNotice(studio::FormDocument *document, FormView *view, MessagePlace *place,
                QObject *parent);

private:
    struct Words
    {
        Banner::Kind kind = Banner::Kind::Warning;
        QString bold;
        QString small;
        QString details;
        FieldId first; // where to go; the input is empty when nowhere

        friend bool operator==(const Words &, const Words &) = default;
    };

    void refresh();
    void show();
    void fieldChanged(const FieldId &id);
    [[nodiscard]] Words words() const;
    [[nodiscard]] static Words wordsFor(const QList<Missing> &missing);

    studio::FormDocument *m_document;
    FormView *m_view;
    MessagePlace *m_place;
    Words m_words;
};

} // namespace gesso::app
