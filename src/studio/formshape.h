// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "studio/fieldcommand.h"
#include "workflow/document.h"
#include "workflow/form.h"

#include <QHash>

#include <memory>

namespace gesso::studio {

using FieldEdits = QHash<FieldId, FieldEdit>;

// The form that a document has, by the classes of a server and with those edits in it that bring
// other fields or roles: dynamic combos of a graph, switches. Values are the file's all the same.
class FormShape
{
public:
    explicit FormShape(Document document);

    [[nodiscard]] const Document &document() const { return m_document; } // as the file has it
    [[nodiscard]] const Form &form() const { return m_form; }
    // Null: the form does not have it. By its own id only.
    [[nodiscard]] const Field *field(const FieldId &id) const;
    [[nodiscard]] bool contains(const FieldId &id) const { return m_index.contains(id); }
    // The field that stands for this one.
    [[nodiscard]] FieldId keyOf(const FieldId &id) const { return m_form.aliases.value(id, id); }
    // Whether another value brings other fields or roles.
    [[nodiscard]] bool reshapes(const FieldId &id) const;

    // False: they are the same as before.
    bool setCatalogue(const std::shared_ptr<const Catalogue> &catalogue);
    // Makes the form anew. With other classes another of the fields that share a place may stand
    // for them: their edits move to it.
    void make(FieldEdits &edits);

private:
    void reshape(const FieldEdits &edits);

    Document m_document;
    Document m_shown; // with the edits that reshape it
    std::shared_ptr<const Catalogue> m_catalogue;
    Form m_form;
    QHash<FieldId, qsizetype> m_index; // of m_form.fields
};

} // namespace gesso::studio
