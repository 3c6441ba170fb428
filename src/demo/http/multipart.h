// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace gesso::demo {

// One part of a multipart/form-data body.
struct FormPart
{
    QString name;
    std::optional<QString> fileName; // set when the part is a file
    QByteArray bytes;
};

// The parts in their order; nothing when the body is not well formed. contentType is the whole
// header, with its boundary.
[[nodiscard]] std::optional<QList<FormPart>> readMultipart(const QByteArray &contentType,
                                                           const QByteArray &body);

// The last part of that name, as a form has it.
[[nodiscard]] const FormPart *findPart(const QList<FormPart> &parts, const QString &name);

} // namespace gesso::demo
