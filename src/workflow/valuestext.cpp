// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/valuestext.h"

#include "json/reader.h"
#include "json/writer.h"
#include "workflow/parameters/parameters.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(ValuesText)
};

// What A1111 and its kin write has a line of settings that begins so.
bool isOtherPrograms(const QString &text)
{
    return text.startsWith("Steps: "_L1) || text.contains("\nSteps: "_L1)
        || text.contains("\nNegative prompt: "_L1);
}

struct Line
{
    QString name;
    QString value;
};

// Lines of "name: value"; names hold no spaces but those of titles ("My node.text").
QList<Line> linesOf(const QString &text)
{
    QList<Line> lines;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(": "_L1);
        if (colon > 0)
            lines.append({line.first(colon).trimmed(), line.sliced(colon + 2).trimmed()});
    }
    return lines;
}

Result<json::Value> valueOf(const Field &field, const QString &written)
{
    if (Result<json::Value> value = json::readValue(written.toUtf8());
        value && checkValue(field, *value))
        return value;
    return valueFromText(field, written);
}

void place(const Form &form, const Line &line, Placement &placement)
{
    const Result<QList<FieldId>> fields = findFields(form, line.name);
    if (!fields) {
        placement.notPlaced << fields.error().message;
        return;
    }
    for (const FieldId &id : *fields) {
        const Result<json::Value> value = valueOf(*form.find(id), line.value);
        if (value && !placement.values.contains(id)) {
            placement.values.insert(id, *value);
            placement.order << id;
        } else if (!value) {
            placement.notPlaced << value.error().message;
        }
    }
}

} // namespace

QString valuesToText(const Form &form, const FieldValues &values)
{
    QString text;
    for (const Field &field : form.fields) {
        const auto value = values.constFind(field.id);
        if (value != values.cend())
            text += fieldName(form, field) + u": "_s + QString::fromUtf8(json::write(*value))
                + u'\n';
    }
    return text;
}

Placement valuesFromText(const Form &form, const QString &text)
{
    if (isOtherPrograms(text)) {
        if (const Result<Parameters> parameters = readParameters(text))
            return placeParameters(form, *parameters);
    }
    Placement placement;
    const QList<Line> lines = linesOf(text);
    for (const Line &line : lines)
        place(form, line, placement);
    if (lines.isEmpty())
        placement.notPlaced << Tr::tr("The text holds no values.");
    return placement;
}

} // namespace gesso
