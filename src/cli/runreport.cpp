// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runreport.h"

#include "cli/words.h"

using namespace Qt::StringLiterals;

namespace gesso::cli {

QStringList RunReport::failureLines(const studio::Job &job, bool withTraceback) const
{
    QStringList lines {job.error.toLine()};
    for (const comfy::InputError &input : job.inputErrors) {
        const QString title = titleOf(input.node);
        const QString node = title.isEmpty() ? input.node : u"%1 (%2)"_s.arg(title, input.node);
        const QString place = input.input.isEmpty() ? node : u"%1, %2"_s.arg(node, input.input);
        QString words = input.message;
        if (!input.details.isEmpty() && input.details != input.input)
            words += u" ("_s + input.details + u')';
        lines.append(u"  %1: %2"_s.arg(place, words));
    }
    if (!withTraceback) {
        if (!job.traceback.isEmpty())
            lines.append(Words::tr("  (--traceback shows the server's traceback)"));
        return lines;
    }
    for (const QString &entry : job.traceback) {
        for (const QString &line : entry.split(u'\n', Qt::SkipEmptyParts))
            lines.append(QString(u"  "_s + line));
    }
    return lines;
}

} // namespace gesso::cli
