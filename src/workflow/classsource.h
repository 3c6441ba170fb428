// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/catalogue.h"

#include <QHash>

namespace gesso {

// Takes each class of a catalogue apart once, for as long as one form or prompt is made. The
// catalogue may be null; it must outlive this.
class ClassSource
{
public:
    explicit ClassSource(const Catalogue *catalogue)
        : m_catalogue(catalogue)
    {
    }

    // Null when the class is not known.
    [[nodiscard]] std::shared_ptr<const NodeClass> find(const QString &name);
    [[nodiscard]] bool hasCatalogue() const { return m_catalogue != nullptr; }

private:
    const Catalogue *m_catalogue;
    QHash<QString, std::shared_ptr<const NodeClass>> m_found;
};

} // namespace gesso
