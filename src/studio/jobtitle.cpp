// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobtitle.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr qsizetype kTextLength = 60;
constexpr qsizetype kMostDifferences = 2;

QString shortened(const QString &text)
{
    QString simple = text.simplified();
    if (simple.size() <= kTextLength)
        return simple;
    const qsizetype space = simple.lastIndexOf(u' ', kTextLength);
    return simple.left(space > kTextLength / 2 ? space : kTextLength) + u'…';
}

QStringList differences(const TitleContext &context)
{
    QStringList list;
    for (const Field &field : context.form.fields) {
        const json::Value value = context.values.value(field.id);
        const bool tells = !field.isSeed && field.role != Role::Positive
            && value != context.before->value(field.id);
        if (tells)
            list.append(shortened(QString(field.label + u' ' + textFromValue(value))));
    }
    return list;
}

} // namespace

QString jobTitle(const TitleContext &context)
{
    const Field *positive = context.form.find(Role::Positive);
    const json::Value text = positive ? context.values.value(positive->id) : json::Value();
    if (context.before && (!positive || text == context.before->value(positive->id))) {
        const QStringList told = differences(context);
        if (told.isEmpty() && !context.seed.isEmpty())
            return QCoreApplication::translate("gesso::studio::JobTitle", "Seed %1")
                .arg(context.seed);
        if (!told.isEmpty() && told.size() <= kMostDifferences)
            return told.join(u", "_s);
    }
    const QString beginning = shortened(text.toString());
    return beginning.isEmpty() ? context.workflow : beginning;
}

} // namespace gesso::studio
