// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/jobtitle.h"

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

constexpr qsizetype kTextLength = 60;
constexpr qsizetype kMostDifferences = 2;

QString shortened(const QString &text)
{
    const QString simple = text.simplified();
    if (simple.size() <= kTextLength)
        return simple;
    const qsizetype space = simple.lastIndexOf(u' ', kTextLength);
    return simple.left(space > kTextLength / 2 ? space : kTextLength) + u'…';
}

} // namespace

QString jobTitle(const Form &form, const FieldValues &values,
                 const std::optional<FieldValues> &before, const QString &workflow)
{
    QStringList differences;
    if (before) {
        for (const Field &field : form.fields) {
            const json::Value value = values.value(field.id);
            const bool tells
                = !field.isSeed && field.role != Role::Positive && value != before->value(field.id);
            if (tells)
                differences.append(shortened(QString(field.label + u' ' + textFromValue(value))));
        }
    }
    const Field *positive = form.find(Role::Positive);
    const QString text = positive ? shortened(values.value(positive->id).toString()) : QString();
    const bool textDiffers
        = before && positive && values.value(positive->id) != before->value(positive->id);
    const bool telling
        = !differences.isEmpty() && differences.size() <= kMostDifferences && !textDiffers;
    if (telling)
        return differences.join(u", "_s);
    return text.isEmpty() ? workflow : text;
}

} // namespace gesso::studio
