// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/fieldsearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::app {

FieldSearch::FieldSearch(const QString &words)
    : m_words(words.simplified().split(u' ', Qt::SkipEmptyParts))
{
}

bool FieldSearch::finds(const QString &text) const
{
    return std::ranges::all_of(
        m_words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool FieldSearch::finds(const Field &field, const json::Value &value) const
{
    if (isEmpty())
        return true;
    const QStringList said {field.label,     field.id.input,    field.nodeTitle,
                            field.nodeClass, field.holderTitle, textFromValue(value)};
    return finds(said.join(u'\n'));
}

} // namespace gesso::app
