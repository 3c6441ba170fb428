// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "workflow/catalogue.h"
#include "workflow/fieldvalues.h"
#include "workflow/graph/graphoutline.h"
#include "workflow/graph/valueplace.h"
#include "workflow/problem.h"
#include "workflow/prompt.h"

#include <QDateTime>
#include <QList>

#include <memory>

namespace gesso {

class RandomSource;

// A graph as a file has it, and what it stands for once node classes are known: its prompt, and
// where each value of it is kept. Values are changed in place; all else stays as it is. A value
// type.
class GraphFile
{
public:
    // Any JSON with an array of nodes (isGraphFormat()).
    explicit GraphFile(json::Value graph);

    [[nodiscard]] const json::Value &json() const { return m_graph; }
    [[nodiscard]] const std::shared_ptr<const Catalogue> &catalogue() const { return m_catalogue; }

    // Reads the graph by these classes; what it stands for may become another prompt. Null: no
    // classes are known.
    void setCatalogue(std::shared_ptr<const Catalogue> catalogue);

    // Texts with choices and replacements as they are written. Empty without classes, and when no
    // prompt can be made.
    [[nodiscard]] const Prompt &prompt() const { return m_prompt; }
    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }

    // Groups, notes, what is switched off, models. Empty without classes, and when no prompt can
    // be made.
    [[nodiscard]] const GraphOutline &outline() const { return *m_outline; }

    // Where the file keeps a value of the prompt; null: nowhere.
    [[nodiscard]] const PlacedValue *placeOf(const FieldId &field) const;

    // Puts values into the graph. Those that bring other inputs (dynamic combos) go first; the
    // prompt is made anew for them. Values that have no place stay in the prompt only.
    void setValues(const FieldValues &values);
    // Only those that bring other inputs. Whether any did.
    bool reshape(const FieldValues &values);
    // What becomes of a seed after each run, as the editor calls it; nothing happens where the file
    // has no place for it.
    void setMode(const FieldId &field, const std::string &mode);

    // The prompt to be sent now: choices in texts drawn, replacements done, and the values of
    // setValues() that have no place set. Invalid, naming the node, when none can be made or the
    // server lacks a class.
    [[nodiscard]] Result<Prompt> promptToSend(RandomSource &random, const QDateTime &now) const;

private:
    void convert();
    void setValue(const FieldId &field, const json::Value &value);
    [[nodiscard]] bool differs(const FieldId &field, const json::Value &value) const;
    [[nodiscard]] bool setOneThatReshapes(const FieldValues &values);

    json::Value m_graph;
    std::shared_ptr<const Catalogue> m_catalogue;
    Prompt m_prompt;
    QList<Problem> m_problems;
    std::shared_ptr<const QHash<FieldId, PlacedValue>> m_places;
    std::shared_ptr<const GraphOutline> m_outline;
    FieldValues m_unplaced;
};

} // namespace gesso
