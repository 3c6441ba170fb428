// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "widgets/parts/banner.h"

#include <QWidget>

namespace gesso::app {

// Where a part of the window tells what went wrong there: one banner at a time, no room while there
// is none.
class MessagePlace : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePlace(QWidget *parent = nullptr);

    // Replaces the message before; closable.
    Banner *show(Banner::Kind kind, const QString &bold, const QString &small);
    // An error in full: what, what next, details to unfold.
    Banner *showError(const Error &error);
    void clear();
    // Null when nothing is told.
    [[nodiscard]] Banner *banner() const { return m_banner; }

private:
    Banner *m_banner = nullptr;
};

} // namespace gesso::app
