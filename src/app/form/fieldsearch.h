// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/form.h"

#include <QStringList>

namespace gesso::app {

// Words that are looked for in a form: each of them must occur in what is said of a field (its
// label, input, node, or value), in any case. Empty: everything is found.
class FieldSearch
{
public:
    FieldSearch() = default;
    explicit FieldSearch(const QString &words);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool finds(const Field &field, const json::Value &value) const;
    [[nodiscard]] bool finds(const QString &text) const;

private:
    QStringList m_words;
};

} // namespace gesso::app
