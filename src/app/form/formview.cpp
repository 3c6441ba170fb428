// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/formview.h"

#include "app/form/fieldlabel.h"
#include "app/form/fieldrows.h"
#include "app/form/formremarks.h"
#include "app/windowstate.h"
#include "studio/formdocument.h"
#include "widgets/editors/fieldrow.h"
#include "widgets/editors/foldgroup.h"
#include "widgets/parts/emptystate.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QScrollBar>
#include <QSet>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

bool sameGroups(const QList<FieldGroup> &a, const QList<FieldGroup> &b)
{
    return std::ranges::equal(a, b, [](const FieldGroup &one, const FieldGroup &other) {
        return one.node == other.node && one.title == other.title && one.heading == other.heading
            && one.fields == other.fields;
    });
}

// The height that shares a row with this width: of the same node, or of the same place along the
// graph.
const Field *heightFor(const Form &form, const Field &width)
{
    const Field *sameRank = nullptr;
    for (const FieldId &id : form.main) {
        const Field *field = form.find(id);
        if (field == nullptr || field->role != Role::Height)
            continue;
        if (field->id.node == width.id.node)
            return field;
        if (field->roleIndex == width.roleIndex)
            sameRank = field;
    }
    return sameRank;
}

bool isPairedHeight(const Form &form, const Field &height)
{
    return height.role == Role::Height && std::ranges::any_of(form.main, [&](const FieldId &id) {
               const Field *field = form.find(id);
               return field != nullptr && field->role == Role::Width
                   && heightFor(form, *field) == &height;
           });
}

// In the order in which they stand: those of the groups; those of the root that have only remarks
// before what is inside of subgraphs.
QStringList headingsOf(const Form &form)
{
    QStringList root;
    QStringList inside;
    const auto add = [&](const auto &part) {
        QStringList &list = part.node.contains(u':') ? inside : root;
        if (!root.contains(part.heading) && !inside.contains(part.heading))
            list.append(part.heading);
    };
    std::ranges::for_each(form.groups, add);
    std::ranges::for_each(form.inactive, add);
    std::ranges::for_each(form.notes, add);
    return root + inside;
}

QVBoxLayout *rowsLayout(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, measure::kEdge); // rows have their own edges
    layout->setSpacing(measure::kGap);
    return layout;
}

} // namespace

FormView::FormView(studio::FormDocument *document, InputPictures *pictures, WindowState *state,
                   QWidget *parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_pictures(pictures)
    , m_state(state)
    , m_rows(new FieldRows(document, pictures, this))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    build();
    connect(document, &studio::FormDocument::formChanged, this, &FormView::formChanged);
    connect(document, &studio::FormDocument::fieldChanged, this, &FormView::fieldChanged);
}

void FormView::build()
{
    m_rows->clear();
    m_groups.clear();
    m_headings.clear();
    m_remarks.clear();
    m_main = m_document->form().main;
    m_grouped = m_document->form().groups;
    m_notes = m_document->form().notes;
    m_inactive = m_document->form().inactive;
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, measure::kEdge);
    layout->setSpacing(0);
    addMain(layout);
    addSections(layout);
    layout->addStretch();
    setWidget(content); // the one before goes with it
}

void FormView::addMain(QVBoxLayout *layout)
{
    auto *main = new QWidget;
    QVBoxLayout *rows = rowsLayout(main);
    const Form &form = m_document->form();
    for (const FieldId &id : m_main) {
        const Field *field = form.find(id);
        if (field == nullptr || isPairedHeight(form, *field))
            continue;
        const Field *height = field->role == Role::Width ? heightFor(form, *field) : nullptr;
        rows->addWidget(height != nullptr ? m_rows->makeSize(*field, *height, main)
                                          : m_rows->make(*field, main));
    }
    if (form.fields.isEmpty()) {
        auto *empty = new EmptyState(EmptyState::Size::Dock, main);
        empty->setText({},
                       obstacle(form) != nullptr
                           ? tr("The fields show here once the workflow can be read.")
                           : tr("This workflow has no fields to edit."));
        rows->addWidget(empty);
    }
    layout->addWidget(main);
}

// The groups of each heading with what belongs there besides.
void FormView::addSections(QVBoxLayout *layout)
{
    const Form &form = m_document->form();
    const QStringList headings = headingsOf(form);
    for (const QString &heading : headings) {
        if (!heading.isEmpty() || heading != headings.first()) {
            QWidget *title = makeHeading(heading.isEmpty() ? tr("Other nodes") : heading,
                                         layout->parentWidget());
            layout->addWidget(title);
            m_headings.append({heading, title});
        }
        for (const FieldGroup &group : std::as_const(m_grouped)) {
            if (group.heading == heading)
                addGroup(group, layout);
        }
        addRemarks(heading, layout);
    }
}

void FormView::addRemarks(const QString &heading, QVBoxLayout *layout)
{
    const Form &form = m_document->form();
    QList<InactiveNode> inactive;
    std::ranges::copy_if(form.inactive, std::back_inserter(inactive),
                         [&heading](const InactiveNode &node) { return node.heading == heading; });
    if (!inactive.isEmpty())
        m_remarks.append(makeInactive(inactive, layout->parentWidget()));
    qsizetype added = inactive.isEmpty() ? 0 : 1;
    for (const WorkflowNote &note : form.notes) {
        if (note.heading != heading)
            continue;
        m_remarks.append(makeNote(note, layout->parentWidget()));
        ++added;
    }
    for (FoldGroup *remark : m_remarks.last(added))
        layout->addWidget(remark);
}

void FormView::addGroup(const FieldGroup &group, QVBoxLayout *layout)
{
    auto *fold = new FoldGroup(group.title, [this, node = group.node] { return buildGroup(node); });
    m_groups.insert(group.node, fold);
    layout->addWidget(fold);
    refreshSummary(group);
    if (m_state->unfolded(m_document->path()).contains(group.node))
        fold->setUnfolded(true);
    connect(fold, &FoldGroup::unfoldedChanged, this, &FormView::keepUnfolded);
    connect(fold->header(), &FoldHeader::allRequested, this, &FormView::unfoldAll);
}

QWidget *FormView::buildGroup(const QString &node)
{
    auto *content = new QWidget;
    QVBoxLayout *rows = rowsLayout(content);
    const auto group = std::ranges::find(m_grouped, node, &FieldGroup::node);
    if (group == m_grouped.end())
        return content;
    for (const FieldId &id : group->fields) {
        if (const Field *field = m_document->form().find(id); field != nullptr)
            rows->addWidget(m_rows->make(*field, content));
    }
    return content;
}

void FormView::formChanged()
{
    const Form &form = m_document->form();
    const bool same = m_main == form.main && sameGroups(m_grouped, form.groups)
        && m_notes == form.notes && m_inactive == form.inactive;
    if (same) {
        m_rows->takeForm();
        for (const FieldGroup &group : std::as_const(m_grouped))
            refreshSummary(group);
        return;
    }
    // Later: the change may come from an editor that would go.
    if (!std::exchange(m_outdated, true))
        QMetaObject::invokeMethod(this, &FormView::rebuild, Qt::QueuedConnection);
}

void FormView::rebuild()
{
    m_outdated = false;
    const int place = verticalScrollBar()->value();
    build();
    applySearch();
    verticalScrollBar()->setValue(place);
}

void FormView::fieldChanged(const FieldId &id)
{
    m_rows->refresh(id);
    for (const FieldGroup &group : std::as_const(m_grouped)) {
        if (group.fields.contains(id))
            refreshSummary(group);
    }
}

void FormView::refreshSummary(const FieldGroup &group)
{
    FoldHeader *header = m_groups.value(group.node)->header();
    const auto wrong = std::ranges::count_if(
        group.fields, [this](const FieldId &id) { return m_document->problem(id).has_value(); });
    const bool changed = std::ranges::any_of(
        group.fields, [this](const FieldId &id) { return m_document->isChanged(id); });
    header->setChanged(changed);
    if (wrong > 0)
        header->setSummary(tr("%n field(s) to look at", nullptr, static_cast<int>(wrong)), true);
    else if (group.fields.size() == 1)
        header->setSummary(valueSummary(m_document->value(group.fields.first())), false);
    else
        header->setSummary(tr("%n field(s)", nullptr, static_cast<int>(group.fields.size())),
                           false);
}

void FormView::unfoldAll(bool unfolded)
{
    for (FoldGroup *group : std::as_const(m_groups))
        group->setUnfolded(unfolded);
}

bool FormView::search(const QString &words)
{
    m_search = FieldSearch(words);
    return applySearch();
}

bool FormView::isFound(const FieldId &id) const
{
    const Field *field = m_document->form().find(id);
    return field != nullptr && m_search.finds(*field, m_document->value(id));
}

// Width and height share a row: one of them is enough.
bool FormView::showRows(const QList<FieldId> &fields)
{
    QHash<FieldRow *, bool> rows;
    for (const FieldId &id : fields) {
        if (FieldRow *row = m_rows->row(id))
            rows[row] = rows.value(row) || isFound(id);
    }
    bool any = false;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        it.key()->setVisible(it.value());
        any = any || it.value();
    }
    return any;
}

bool FormView::showGroup(const FieldGroup &group)
{
    FoldGroup *fold = m_groups.value(group.node);
    const bool found
        = std::ranges::any_of(group.fields, [this](const FieldId &id) { return isFound(id); });
    fold->setVisible(found);
    if (m_search.isEmpty())
        fold->setUnfolded(m_state->unfolded(m_document->path()).contains(group.node));
    else if (found)
        fold->setUnfolded(true);
    if (fold->content() != nullptr)
        showRows(group.fields);
    return found;
}

bool FormView::applySearch()
{
    bool any = showRows(m_main);
    QSet<QString> headings;
    for (const FieldGroup &group : std::as_const(m_grouped)) {
        if (!showGroup(group))
            continue;
        headings.insert(group.heading);
        any = true;
    }
    for (FoldGroup *remark : std::as_const(m_remarks))
        remark->setVisible(m_search.isEmpty());
    for (const auto &[heading, title] : std::as_const(m_headings))
        title->setVisible(m_search.isEmpty() || headings.contains(heading));
    return any;
}

void FormView::keepUnfolded()
{
    if (!m_search.isEmpty())
        return; // they are unfolded for what was looked for
    QStringList nodes;
    for (auto it = m_groups.cbegin(); it != m_groups.cend(); ++it) {
        if (it.value()->isUnfolded())
            nodes << it.key();
    }
    nodes.sort();
    m_state->setUnfolded(m_document->path(), nodes);
}

QSize FormView::minimumSizeHint() const
{
    const QSize bare = QScrollArea::minimumSizeHint();
    const int rows = widget() != nullptr ? widget()->minimumSizeHint().width() : 0;
    return {std::max(bare.width(), rows + verticalScrollBar()->sizeHint().width()), bare.height()};
}

bool FormView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // other rows may need another width
    return QScrollArea::eventFilter(watched, event);
}

void FormView::showField(const FieldId &id)
{
    for (const FieldGroup &group : std::as_const(m_grouped)) {
        if (group.fields.contains(id))
            m_groups.value(group.node)->setUnfolded(true);
    }
    FieldRow *row = m_rows->row(id);
    if (row == nullptr)
        return;
    ensureWidgetVisible(row, 0, measure::kGiant);
    row->control()->setFocus(Qt::ShortcutFocusReason);
    // A group that was just unfolded is laid out by events that are still to come.
    QTimer::singleShot(0, row, [this, row] { ensureWidgetVisible(row, 0, measure::kGiant); });
}

void FormView::focusFirst()
{
    if (!m_main.isEmpty())
        showField(m_main.first());
}

} // namespace gesso::app
