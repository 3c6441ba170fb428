// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::cli {

namespace {

constexpr qsizetype kShownText = 60;

QString padded(const QString &text, qsizetype width)
{
    return text + QString(std::max<qsizetype>(width - text.size(), 0), u' ');
}

QString table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype column = 0; column + 1 < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line = u" "_s;
        for (qsizetype column = 0; column < row.size(); ++column)
            line += u' ' + padded(row[column], widths[column]) + u' ';
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

} // namespace

QString textSection(const QString &title, const QList<QStringList> &rows)
{
    return rows.isEmpty() ? QString() : QString(u'\n' + title + u'\n' + table(rows));
}

QString shortText(const QString &text)
{
    const QString line = text.simplified();
    return line.size() > kShownText ? QString(line.left(kShownText - 1) + u'…') : line;
}

} // namespace gesso::cli
