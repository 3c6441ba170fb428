// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/sentvalues.h"

#include "studio/formdocument.h"

using namespace Qt::StringLiterals;

namespace gesso::studio {

namespace {

bool isSame(const json::Value &a, const json::Value &b)
{
    const json::Number *first = a.number();
    const json::Number *second = b.number();
    if (first == nullptr || second == nullptr)
        return a == b;
    const auto exact = first->toUInt64();
    return exact && second->toUInt64() ? exact == second->toUInt64()
                                       : first->toDouble() == second->toDouble();
}

// What stands inside a wrapped array (protocol sheet 2.1).
const json::Value &unwrapped(const json::Value &value)
{
    const json::Value *inner
        = value.object().size() == 1 ? value.object().find("__value__") : nullptr;
    return inner == nullptr ? value : *inner;
}

// The editor writes the date and other values in its place (graph sheet 3.2); in a file's name
// only.
bool isFilledInWhenSent(const Field &field, const json::Value &value)
{
    return field.id.input == "filename_prefix"_L1 && value.utf8().find('%') != std::string::npos;
}

} // namespace

FieldValues differingValues(const FormDocument &document, const Prompt &sent)
{
    FieldValues differing;
    for (const Field &field : document.form().fields) {
        const auto value = sent.input(field.id);
        if (!value || sent.link(field.id))
            continue;
        const json::Value &inner = unwrapped(*value);
        const json::Value shown = document.value(field.id);
        if (!isSame(inner, shown) && !isFilledInWhenSent(field, shown))
            differing.insert(field.id, inner);
    }
    return differing;
}

void setValues(FormDocument *document, const FieldValues &values, const QString &text)
{
    document->undoStack()->beginMacro(text);
    const QList<Field> fields = document->form().fields;
    for (const Field &field : fields) {
        const auto value = values.constFind(field.id);
        if (value == values.constEnd())
            continue;
        document->setValue(field.id, *value);
        if (field.isSeed)
            document->setSeedMode(field.id, SeedMode::Fixed);
    }
    document->undoStack()->endMacro();
}

} // namespace gesso::studio
