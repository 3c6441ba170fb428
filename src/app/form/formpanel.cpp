// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formpanel.h"

#include "app/documents.h"
#include "app/form/formpage.h"
#include "app/form/formview.h"
#include "studio/formdocument.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/generateblock.h"
#include "widgets/parts/searchfield.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso::app {

FormPanel::FormPanel(Documents *documents, InputPictures *pictures, WindowState *state,
                     QWidget *parent)
    : QWidget(parent)
    , m_documents(documents)
    , m_pictures(pictures)
    , m_state(state)
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(EmptyState::Size::Dock, this))
    , m_searchLine(new QWidget(this))
    , m_search(new SearchField(tr("Find a field"), this))
    , m_nothing(new Caption(Type::Base, Ink::Text2, this))
    , m_generate(new GenerateBlock(this))
{
    setObjectName(u"formPanel"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *line = new QVBoxLayout(m_searchLine);
    line->setContentsMargins(measure::kEdge, 0, measure::kEdge, measure::kGap);
    line->addWidget(m_search);
    line->addWidget(m_nothing);
    layout->addWidget(m_searchLine);
    m_searchLine->hide();
    m_search->installEventFilter(this);
    m_nothing->hide();
    m_nothing->setWordWrap(true);
    connect(m_search, &SearchField::searchChanged, this, &FormPanel::search);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_generate);
    m_empty->setText({}, tr("Open a workflow to edit its fields here."));
    m_stack->addWidget(m_empty);
    connect(documents, &Documents::currentChanged, this, &FormPanel::showCurrent);
    connect(documents, &Documents::closing, this, &FormPanel::forget);
    showCurrent();
}

// Rows are never cut: the panel is as wide as the widest of them needs.
QSize FormPanel::minimumSizeHint() const
{
    const QSize rows = QWidget::minimumSizeHint();
    return {std::max(int(measure::kFormLeast), rows.width()), rows.height()};
}

QSize FormPanel::sizeHint() const
{
    return {measure::kFormWidth, QWidget::sizeHint().height()};
}

FormPage *FormPanel::currentPage() const
{
    return pageOf(m_documents->current());
}

FormPage *FormPanel::pageOf(const studio::FormDocument *document) const
{
    return m_pages.value(document);
}

void FormPanel::showCurrent()
{
    studio::FormDocument *document = m_documents->current();
    if (document == nullptr) {
        if (m_documents->count() == 0)
            m_stack->setCurrentWidget(m_empty);
        return;
    }
    if (auto *before = qobject_cast<FormPage *>(m_stack->currentWidget());
        before != nullptr && before->document() != document && !m_searchLine->isHidden()) {
        before->view()->search({});
        endSearch();
    }
    FormPage *&page = m_pages[document];
    if (page == nullptr) {
        page = new FormPage(document, m_pictures, m_state, m_stack);
        m_stack->addWidget(page);
    }
    m_stack->setCurrentWidget(page);
}

void FormPanel::findField()
{
    if (currentPage() == nullptr)
        return;
    m_searchLine->show();
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FormPanel::search(const QString &words)
{
    FormPage *page = currentPage();
    const bool found = page == nullptr || page->view()->search(words);
    m_nothing->setText(tr("Nothing here matches “%1”.").arg(words.simplified()));
    m_nothing->setVisible(!found && !words.isEmpty());
}

void FormPanel::endSearch()
{
    m_search->clear();
    search({});
    m_searchLine->hide();
}

// Escape empties the line, then takes it away.
bool FormPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool escape = watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<const QKeyEvent *>(event)->key() == Qt::Key_Escape;
    if (!escape || !m_search->text().isEmpty())
        return QWidget::eventFilter(watched, event);
    endSearch();
    if (FormPage *page = currentPage())
        page->view()->focusFirst();
    return true;
}

void FormPanel::forget(int index)
{
    FormPage *page = m_pages.take(m_documents->at(index));
    if (page == nullptr)
        return;
    m_stack->removeWidget(page);
    // Now, not later: it looks at a document that is deleted next.
    const std::unique_ptr<FormPage> gone(page);
}

} // namespace gesso::app
