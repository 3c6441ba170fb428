// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/form/fieldsearch.h"
#include "workflow/form.h"

#include <QList>
#include <QScrollArea>

class QVBoxLayout;

namespace gesso {
class FoldGroup;
}
namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

class FieldRows;
class InputPictures;
class WindowState;

// The fields of one document: those about the picture first, the rest grouped by node and folded.
// What is folded is not built.
class FormView : public QScrollArea
{
    Q_OBJECT

public:
    FormView(studio::FormDocument *document, InputPictures *pictures, WindowState *state,
             QWidget *parent = nullptr);

    // Unfolds, scrolls and moves the keyboard to the field.
    void showField(const FieldId &id);
    // Shows only the fields that these words find, in groups that are unfolded for it; empty: all,
    // folded as they were. Whether any is shown.
    bool search(const QString &words);
    // The keyboard goes to the first prompt, or the first field.
    void focusFirst();

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void addMain(QVBoxLayout *layout);
    void addSections(QVBoxLayout *layout);
    void addRemarks(const QString &heading, QVBoxLayout *layout);
    void addGroup(const FieldGroup &group, QVBoxLayout *layout);
    QWidget *buildGroup(const QString &node);
    void formChanged();
    void rebuild();
    void fieldChanged(const FieldId &id);
    void refreshSummary(const FieldGroup &group);
    void unfoldAll(bool unfolded);
    bool applySearch();
    [[nodiscard]] bool isFound(const FieldId &id) const;
    bool showRows(const QList<FieldId> &fields);
    bool showGroup(const FieldGroup &group);
    void keepUnfolded();

    studio::FormDocument *m_document;
    InputPictures *m_pictures;
    WindowState *m_state;
    FieldRows *m_rows;
    QHash<QString, FoldGroup *> m_groups; // by node
    QList<std::pair<QString, QWidget *>> m_headings; // as built
    QList<FoldGroup *> m_remarks; // what holds no fields
    QList<WorkflowNote> m_notes; // as built
    QList<InactiveNode> m_inactive; // as built
    FieldSearch m_search;
    QList<FieldId> m_main; // as built
    QList<FieldGroup> m_grouped; // as built
    bool m_outdated = false; // other fields are there than those built
};

} // namespace gesso::app
