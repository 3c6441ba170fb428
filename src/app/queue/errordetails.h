// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/job.h"

#include <QWidget>

class QPlainTextEdit;

namespace gesso {
class Caption;
}

namespace gesso::app {

// Everything that is known of a failed job: which node, the server's own words, the traceback.
// Unfolds below the queue.
class ErrorDetails : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorDetails(QWidget *parent = nullptr);

    void showJob(const studio::Job &job);
    [[nodiscard]] studio::JobId job() const { return m_job; }

signals:
    void closed();

private:
    void copy();

    Caption *m_title;
    QPlainTextEdit *m_text;
    QString m_report;
    studio::JobId m_job = 0;
};

// The report of a failed job for the clipboard. Names the workflow and the error; no address, no
// values.
[[nodiscard]] QString jobReport(const studio::Job &job);

} // namespace gesso::app
