// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/choicepopup.h"

#include "widgets/editors/choicedelegate.h"
#include "widgets/editors/choicemodel.h"
#include "widgets/parts/searchfield.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace gesso {

ChoicePopup::ChoicePopup(ChoiceModel *model, bool withSearch, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_model(model)
    , m_search(new SearchField(tr("Search"), this))
    , m_list(new QListView(this))
    , m_nothing(new Caption(Type::Base, Ink::Text3, this))
{
    model->setParent(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    m_search->setVisible(withSearch);
    m_search->setAccessibleName(tr("Search"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setLayoutMode(QListView::SinglePass);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setModel(model);
    m_list->setAccessibleName(tr("Choices"));
    m_nothing->setContentsMargins(measure::kGap, measure::kGap, measure::kGap, measure::kGap);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::kTight, measure::kTight, measure::kTight, measure::kTight);
    layout->setSpacing(measure::kTight);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    setFocusProxy(withSearch ? static_cast<QWidget *>(m_search) : m_list);
    connect(m_search, &QLineEdit::textChanged, this, &ChoicePopup::searchChanged);
    connect(m_list, &QAbstractItemView::clicked, this, &ChoicePopup::chooseCurrent);
}

void ChoicePopup::openAt(QWidget *field, const QString &current, const QString &searched)
{
    m_search->setText(searched);
    if (searched.isEmpty())
        makeCurrent(m_model->rowOf(current));
    setFixedWidth(std::max(field->width(), int(measure::kFormLeast) - int(measure::kLabelWidth)));
    fitHeight();
    const QRect screen = field->screen()->availableGeometry();
    QPoint at = field->mapToGlobal(QPoint(0, field->height() + measure::kTight));
    if (at.y() + height() > screen.bottom())
        at.setY(field->mapToGlobal(QPoint(0, -measure::kTight)).y() - height());
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    at.setY(std::max(at.y(), screen.top()));
    move(at);
    show();
    focusProxy()->setFocus(Qt::PopupFocusReason);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void ChoicePopup::fitHeight()
{
    const int row = m_list->sizeHintForRow(0);
    const int rows = std::max(1, m_model->rowCount());
    const int search = m_search->isHidden() ? 0 : m_search->sizeHint().height() + measure::kTight;
    const qint64 wanted = qint64(rows) * std::max(row, int(measure::kControl)) + search
        + qint64 {2} * measure::kTight + measure::kRing;
    setFixedHeight(static_cast<int>(std::min<qint64>(wanted, measure::kChoicePopupHeight)));
}

void ChoicePopup::searchChanged(const QString &text)
{
    m_model->setSearch(text);
    makeCurrent(m_model->choosable(0, 1));
    const bool nothing = m_model->rowCount() == 0;
    m_nothing->setText(tr("Nothing matches “%1”.").arg(text));
    m_nothing->setVisible(nothing);
    m_list->setVisible(!nothing);
}

void ChoicePopup::makeCurrent(int row)
{
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void ChoicePopup::chooseCurrent()
{
    const QString value = m_list->currentIndex().data(ChoiceModel::ValueRole).toString();
    if (!m_list->currentIndex().isValid() || m_model->isHeading(m_list->currentIndex().row()))
        return;
    emit chosen(value);
    close();
}

void ChoicePopup::moveBy(int rows)
{
    const int last = m_model->rowCount() - 1;
    const int from = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    const int by = rows < 0 ? -1 : 1;
    const int aim = std::clamp(from + rows, 0, std::max(0, last));
    int row = m_model->choosable(aim, by);
    if (row < 0)
        row = m_model->choosable(aim, -by);
    makeCurrent(row);
}

bool ChoicePopup::handleKey(int key)
{
    const int page = std::max(1, m_list->viewport()->height() / measure::kControl - 1);
    switch (key) {
    case Qt::Key_Up:
        moveBy(-1);
        return true;
    case Qt::Key_Down:
        moveBy(1);
        return true;
    case Qt::Key_PageUp:
        moveBy(-page);
        return true;
    case Qt::Key_PageDown:
        moveBy(page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        chooseCurrent();
        return true;
    case Qt::Key_Escape:
    case Qt::Key_F4:
        close();
        return true;
    default:
        return false;
    }
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (handleKey(key->key()))
            return true;
        if (watched == m_list && key->key() == Qt::Key_Space) {
            chooseCurrent();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void ChoicePopup::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paint::box(&painter, rect(), theme.menu, theme.lineStrong, measure::kRadiusLarge);
}

} // namespace gesso
