// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/queue/errordetails.h"

#include "app/errortext.h"
#include "widgets/parts/linkbutton.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr int kLines = 9; // of the text before it scrolls

QString detailsOf(const studio::Job &job)
{
    QStringList lines;
    for (const comfy::InputError &error : job.inputErrors)
        lines << QString(error.nodeClass + u' ' + error.node + u'.' + error.input + u": "_s
                         + error.message + u' ' + error.details);
    if (const QString detail = errorText(job.error).details; !detail.isEmpty())
        lines << detail;
    for (const QString &line : job.traceback)
        lines << line.trimmed();
    return lines.isEmpty() ? ErrorDetails::tr("The server said no more.") : lines.join(u'\n');
}

} // namespace

QString jobReport(const studio::Job &job)
{
    return QString(job.workflow + u'\n' + errorText(job.error).report + u'\n' + detailsOf(job));
}

ErrorDetails::ErrorDetails(QWidget *parent)
    : QWidget(parent)
    , m_title(new Caption({}, Type::Medium, Ink::Text, this))
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(u"errorDetails"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::kEdge, measure::kGap, measure::kEdge, measure::kEdge);
    layout->setSpacing(measure::kGap);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    auto *copyLink = new LinkButton(tr("Copy"), this);
    head->addWidget(copyLink);
    QToolButton *close = makeTool(u"close", tr("Close details"), this);
    head->addWidget(close);
    layout->addLayout(head);
    layout->addWidget(m_text);
    m_title->setElide(Qt::ElideRight);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Details"));
    m_text->setFixedHeight(kLines * fontMetrics().lineSpacing());
    connect(copyLink, &QPushButton::clicked, this, &ErrorDetails::copy);
    connect(close, &QToolButton::clicked, this, &ErrorDetails::closed);
}

void ErrorDetails::showJob(const studio::Job &job)
{
    m_job = job.id;
    m_report = jobReport(job);
    m_title->setText(errorText(job.error).title);
    m_text->setPlainText(detailsOf(job));
}

void ErrorDetails::copy()
{
    QApplication::clipboard()->setText(m_report);
}

} // namespace gesso::app
