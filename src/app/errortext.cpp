// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errortext.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString nextStep(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Network:
        return Words::tr(
            "Check that the server runs and that its address in the settings is right.");
    case Error::Kind::Timeout:
        return Words::tr("Wait a moment and try again; the server may be loading a model.");
    case Error::Kind::Http:
        return Words::tr("Look at the server's own window or log for the reason.");
    case Error::Kind::Protocol:
        return Words::tr("Check that the address in the settings is that of a ComfyUI.");
    case Error::Kind::Invalid:
        return Words::tr("Give it another value and try again.");
    case Error::Kind::NotFound:
        return Words::tr("Check that it is still there, or choose another.");
    case Error::Kind::Rejected:
        return Words::tr("Change the marked fields and press Generate again.");
    case Error::Kind::Execution:
        return Words::tr("Look at the details, change the values or the workflow, then retry.");
    case Error::Kind::Cancelled:
        return Words::tr("Retry puts it back into the queue.");
    case Error::Kind::Io:
        return Words::tr("Check that the folder is there and that you may write to it.");
    case Error::Kind::DiskFull:
        return Words::tr("Make room on the disk or choose another library folder.");
    }
    return {};
}

bool isSaid(const QString &text, const QString &part)
{
    return part.isEmpty() || text.contains(part);
}

} // namespace

ErrorText errorText(const Error &error)
{
    ErrorText text;
    text.title = error.message;
    if (!isSaid(error.message, error.where))
        text.title = QString(error.where + u": "_s + error.message);
    text.next = error.advice.isEmpty() ? nextStep(error.kind) : error.advice;
    text.details = error.detail.trimmed();
    QStringList report {text.title, text.next};
    if (!text.details.isEmpty())
        report << QString() << text.details;
    report << QString() << QString(u"Gesso " GESSO_VERSION ", "_s + kindName(error.kind));
    text.report = report.join(u'\n');
    return text;
}

} // namespace gesso::app
