// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

namespace gesso {
class Banner;
}

namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

class MessagePlace;

// Tells where a picture's graph and the prompt that made the picture say different things, and lets
// the artist take the values of the prompt. The graph's are shown before.
class SentNotice : public QObject
{
    Q_OBJECT

public:
    // Both outlive it, or go with it.
    SentNotice(studio::FormDocument *document, MessagePlace *place, QObject *parent);

private:
    void compare();
    void takeSent(const QString &link);

    studio::FormDocument *m_document;
    MessagePlace *m_place;
    bool m_isTold = false;
};

} // namespace gesso::app
