// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;

namespace gesso {
class DockTitle;
class EmptyState;
class GenerateBlock;
class Caption;
class SearchField;
} // namespace gesso
namespace gesso::studio {
class FormDocument;
}

namespace gesso::app {

class ActionSet;
class Documents;
class FormPage;
class InputPictures;
class WindowState;

// What the form's dock holds: a page for each open workflow, and Generate below, which does not
// scroll. A page is built when its workflow first comes to the front.
class FormPanel : public QWidget
{
    Q_OBJECT

public:
    FormPanel(Documents *documents, InputPictures *pictures, WindowState *state,
              QWidget *parent = nullptr);

    [[nodiscard]] GenerateBlock *generateBlock() const { return m_generate; }
    // Null when none is in front.
    [[nodiscard]] FormPage *currentPage() const;
    // Null when it was not in front yet.
    [[nodiscard]] FormPage *pageOf(const studio::FormDocument *document) const;

    // Shows the line that fields are looked for with, and moves the keyboard there.
    void findField();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCurrent();
    void search(const QString &words);
    void endSearch();
    void forget(int index);

    Documents *m_documents;
    InputPictures *m_pictures;
    WindowState *m_state;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_searchLine; // hidden until it is asked for
    SearchField *m_search;
    Caption *m_nothing; // found
    GenerateBlock *m_generate;
    QHash<const studio::FormDocument *, FormPage *> m_pages;
};

} // namespace gesso::app
