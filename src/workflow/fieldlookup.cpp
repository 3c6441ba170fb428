// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/form.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldLookup)
};

constexpr qsizetype kMostListed = 40;

QString inWords(const Field &field)
{
    const QString role = roleName(field.role);
    return role.isEmpty() || field.roleIndex > 0
        ? field.id.toString()
        : QString(role + u" ("_s + field.id.toString() + u')');
}

QString listed(const QStringList &names)
{
    QString text = names.first(std::min(kMostListed, names.size())).join(u", "_s);
    if (names.size() > kMostListed)
        text = Tr::tr("%1, and %n more", nullptr, static_cast<int>(names.size() - kMostListed))
                   .arg(text);
    return text;
}

// What could have been meant: fields with a role first.
QString allFields(const Form &form)
{
    QStringList roles;
    QStringList others;
    for (const Field &field : form.fields)
        (field.role == Role::None ? others : roles).append(inWords(field));
    return listed(roles + others);
}

QList<FieldId> ofRole(const Form &form, Role role)
{
    QList<FieldId> found;
    int lowest = 0;
    for (const Field &field : form.fields) {
        if (field.role != role)
            continue;
        if (found.isEmpty() || field.roleIndex < lowest) {
            found.clear();
            lowest = field.roleIndex;
        }
        if (field.roleIndex == lowest)
            found.append(field.id);
    }
    return found;
}

QList<FieldId> byTitle(const Form &form, const QString &name)
{
    QList<FieldId> found;
    for (const Field &field : form.fields) {
        if (QString(field.nodeTitle + u'.' + field.id.input) == name)
            found.append(field.id);
    }
    return found;
}

} // namespace

QString fieldName(const Form &form, const Field &field)
{
    if (field.role == Role::None || field.roleIndex != 0)
        return field.id.toString();
    const auto same = std::ranges::count_if(form.fields, [&field](const Field &other) {
        return other.role == field.role && other.roleIndex == 0;
    });
    return same == 1 ? roleName(field.role) : field.id.toString();
}

Result<QList<FieldId>> findFields(const Form &form, const QString &name)
{
    const auto exact = std::ranges::find_if(
        form.fields, [&name](const Field &field) { return field.id.toString() == name; });
    if (exact != form.fields.end())
        return QList<FieldId> {exact->id};
    for (auto it = form.aliases.cbegin(); it != form.aliases.cend(); ++it) {
        if (it.key().toString() == name)
            return QList<FieldId> {it.value()};
    }
    if (const auto role = roleFromName(name)) {
        if (QList<FieldId> found = ofRole(form, *role); !found.isEmpty())
            return found;
    }
    const QList<FieldId> found = byTitle(form, name);
    if (found.size() == 1)
        return found;
    if (found.isEmpty()) {
        return Error {.kind = Error::Kind::NotFound,
                      .message = Tr::tr("The workflow has no field \"%1\".").arg(name),
                      .where = name,
                      .advice = Tr::tr("It has: %1.").arg(allFields(form))};
    }
    QStringList ids;
    for (const FieldId &id : found)
        ids.append(id.toString());
    return Error {.kind = Error::Kind::Invalid,
                  .message = Tr::tr("\"%1\" stands for more than one field.").arg(name),
                  .where = name,
                  .advice = Tr::tr("Give one of: %1.").arg(listed(ids))};
}

} // namespace gesso
