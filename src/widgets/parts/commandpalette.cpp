// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/commandpalette.h"

#include "widgets/parts/searchfield.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace gesso {

namespace {

constexpr int kWidth = 560;
constexpr int kMostRows = 12; // shown at once
constexpr int kDetailRole = Qt::UserRole;
constexpr int kEntryRole = Qt::UserRole + 1;

class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.widget);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            paint::box(painter, option.rect,
                       option.state & QStyle::State_Selected ? theme.select : theme.rowHover, {},
                       measure::kRadius);
        const QRect words = option.rect.adjusted(measure::kGap, 0, -measure::kGap, 0);
        painter->setFont(theme.font(Type::Base));
        painter->setPen(theme.text);
        paint::text(painter, words, Qt::AlignLeft | Qt::AlignVCenter,
                    index.data(Qt::DisplayRole).toString());
        painter->setFont(theme.font(Type::Small));
        painter->setPen(theme.text3);
        paint::text(painter, words, Qt::AlignRight | Qt::AlignVCenter,
                    index.data(kDetailRole).toString());
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex & /*index*/) const override
    {
        return {0, themeOf(option.widget).controlHeight()};
    }
};

// How well an entry fits: 0 when its text begins with what was typed, 1 when a word of it does, 2
// when it only has all the words somewhere; -1: not at all.
int rankOf(const CommandPalette::Entry &entry, const QString &typed)
{
    const QString all = entry.text + QChar::Space + entry.words;
    const QStringList words = typed.split(QChar::Space, Qt::SkipEmptyParts);
    const bool fits = std::ranges::all_of(
        words, [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
    if (!fits)
        return -1;
    if (entry.text.startsWith(typed, Qt::CaseInsensitive))
        return 0;
    return entry.text.contains(QChar::Space + typed, Qt::CaseInsensitive) ? 1 : 2;
}

} // namespace

CommandPalette::CommandPalette(const QList<Entry> &entries, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_entries(entries)
    , m_search(new SearchField(tr("Find an action or a field"), this))
    , m_list(new QListWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setAccessibleName(tr("Found"));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::kTight, measure::kTight, measure::kTight, measure::kTight);
    layout->setSpacing(measure::kTight);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    m_search->installEventFilter(this);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::chooseCurrent);
    search({});
}

void CommandPalette::openOver(QWidget *window)
{
    setFixedWidth(std::min(themeOf(window).scaled(kWidth), window->width()));
    fitHeight();
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, measure::kTopBar)));
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::search(const QString &text)
{
    const QString typed = text.simplified();
    QList<std::pair<int, int>> found; // rank, entry
    for (int i = 0; i < m_entries.size(); ++i) {
        if (const int rank = rankOf(m_entries.at(i), typed); rank >= 0)
            found.append({rank, i});
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, int>::first);
    m_list->clear();
    for (const auto &[rank, entry] : std::as_const(found)) {
        auto *row = new QListWidgetItem(m_entries.at(entry).text, m_list);
        row->setData(kDetailRole, m_entries.at(entry).detail);
        row->setData(kEntryRole, entry);
    }
    m_list->setCurrentRow(0);
    fitHeight();
}

void CommandPalette::fitHeight()
{
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    m_list->setFixedHeight(rows * themeOf(this).controlHeight());
    adjustSize();
}

void CommandPalette::chooseCurrent()
{
    const QListWidgetItem *row = m_list->currentItem();
    if (row == nullptr)
        return;
    const int entry = row->data(kEntryRole).toInt();
    close(); // first: what is chosen may open something of its own
    emit chosen(entry);
}

void CommandPalette::moveBy(int rows)
{
    if (m_list->count() > 0)
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, m_list->count() - 1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<const QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_PageDown:
        moveBy(kMostRows);
        return true;
    case Qt::Key_PageUp:
        moveBy(-kMostRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        chooseCurrent();
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paint::box(&painter, rect(), theme.menu, theme.lineStrong, measure::kRadius);
}

} // namespace gesso

#include "commandpalette.moc"
