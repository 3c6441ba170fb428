// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/imagefield.h"

#include "widgets/parts/toolbutton.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gesso {

namespace {

bool carriesPicture(const QMimeData *data)
{
    return data->hasUrls() || data->hasImage();
}

// The middle square of a picture.
QRect middleSquare(const QSize &size)
{
    const int side = std::min(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 2, side, side};
}

} // namespace

ImageField::ImageField(QWidget *parent)
    : QWidget(parent)
    , m_dropText(tr("Use as image"))
    , m_clear(makeTool(u"close", tr("Clear"), this))
    , m_browse(makeTool(u"open", tr("Choose a file"), this))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    for (QToolButton *tool : {m_clear, m_browse})
        tool->setCursor(Qt::ArrowCursor);
    connect(m_clear, &QToolButton::clicked, this, &ImageField::cleared);
    connect(m_browse, &QToolButton::clicked, this, &ImageField::browseRequested);
    setState(State::Empty);
}

void ImageField::setEmpty()
{
    m_name.clear();
    m_detail.clear();
    m_thumbnail = {};
    setState(State::Empty);
}

void ImageField::setFilled(const QString &name, const QString &detail, const QImage &thumbnail)
{
    m_name = name;
    m_detail = detail;
    m_thumbnail = thumbnail;
    setState(State::Filled);
}

void ImageField::setSending(int percent)
{
    m_percent = std::clamp(percent, 0, 100);
    setState(State::Sending);
}

void ImageField::setMissing(const QString &name, const QString &reason)
{
    m_name = name;
    m_detail = reason;
    m_thumbnail = {};
    setState(State::Missing);
}

void ImageField::setState(State state)
{
    m_state = state;
    m_clear->setVisible(state == State::Filled || state == State::Missing);
    m_browse->setVisible(state == State::Filled || state == State::Missing);
    setAccessibleDescription(state == State::Empty ? tr("Empty") : m_name + u' ' + m_detail);
    update();
}

void ImageField::setDropText(const QString &text)
{
    m_dropText = text;
}

QSize ImageField::sizeHint() const
{
    return {measure::kFormLeast - measure::kLabelWidth, themeOf(this).scaled(measure::kImageField)};
}

QSize ImageField::minimumSizeHint() const
{
    return {2 * measure::kImageField, sizeHint().height()};
}

void ImageField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int side = measure::kSmallTool;
    const int left = width() - side - measure::kGrain;
    const int middle = height() / 2;
    m_browse->setGeometry(left, middle - side - measure::kHairline, side, side);
    m_clear->setGeometry(left, middle + measure::kHairline, side, side);
}

void ImageField::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit browseRequested();
}

void ImageField::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        paste();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::ControlModifier)
            break;
        emit browseRequested();
        return;
    case Qt::Key_Down:
        emit recentRequested();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (m_state != State::Empty)
            emit cleared();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ImageField::paste()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (mime && carriesPicture(mime))
        take(mime);
}

void ImageField::take(const QMimeData *mime)
{
    QStringList files;
    const QList<QUrl> urls = mime->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    if (!files.isEmpty()) {
        emit fileDropped(files.front());
        if (files.size() > 1)
            emit filesDropped(files);
    } else if (mime->hasImage()) {
        const auto image = mime->imageData().value<QImage>();
        if (!image.isNull())
            emit imageDropped(image);
    } else if (!urls.isEmpty()) {
        emit urlDropped(urls.front());
    }
}

void ImageField::dragEnterEvent(QDragEnterEvent *event)
{
    if (!isEnabled() || !carriesPicture(event->mimeData()))
        return;
    event->acceptProposedAction();
    m_dragOver = true;
    update();
}

void ImageField::dragLeaveEvent(QDragLeaveEvent *event)
{
    QWidget::dragLeaveEvent(event);
    m_dragOver = false;
    update();
}

void ImageField::dropEvent(QDropEvent *event)
{
    m_dragOver = false;
    update();
    event->acceptProposedAction();
    take(event->mimeData());
}

void ImageField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(u"open"), tr("Choose a file…"), this, &ImageField::browseRequested);
    menu->addAction(tr("Paste"), this, &ImageField::paste);
    QAction *clear = menu->addAction(icon(u"close"), tr("Clear"), this, &ImageField::cleared);
    clear->setEnabled(m_state != State::Empty);
    menu->popup(event->globalPos());
}

void ImageField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

void ImageField::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.setFont(theme.font(Type::Base));
    if (m_dragOver || m_state == State::Empty) {
        paintEmpty(&painter);
        return;
    }
    paint::Look look;
    look.enabled = isEnabled();
    look.hover = isEnabled() && underMouse();
    look.focus = showsKeyFocus(this);
    look.invalid = isInvalid(this) || m_state == State::Missing;
    paint::field(&painter, rect(), theme, look);
    const int inset = (height() - std::min(int(measure::kThumb), height() - measure::kGap)) / 2;
    const QRect square(inset, inset, height() - 2 * inset, height() - 2 * inset);
    paintThumbnail(&painter, square);
    QRect words = rect();
    words.setLeft(square.right() + 1 + measure::kGap);
    words.setRight((m_clear->isHidden() ? width() : m_clear->x()) - measure::kTight);
    paintWords(&painter, words);
}

void ImageField::paintEmpty(QPainter *painter) const
{
    const Theme &theme = themeOf(this);
    QColor ink = isEnabled() ? theme.text2 : theme.textOff;
    const QString left = m_dragOver ? m_dropText : tr("Drop, paste or ");
    const QString link = m_dragOver ? QString() : tr("choose");
    if (m_dragOver) {
        ink = theme.accentText;
        paint::box(painter, rect(), theme.select, {}, measure::kRadius);
        paint::innerRing(painter, rect(), theme.focus, measure::kRadius);
    } else {
        paint::dashedBox(painter, rect(), isEnabled() ? theme.field : QColor(),
                         isEnabled() ? theme.lineStrong : theme.line);
        if (isInvalid(this))
            paint::innerRing(painter, rect(), theme.danger, measure::kRadius);
        else if (showsKeyFocus(this))
            paint::innerRing(painter, rect(), theme.focus, measure::kRadius);
    }
    const QFontMetrics metrics = painter->fontMetrics();
    const int leftWidth = metrics.horizontalAdvance(left);
    const int whole = measure::kIcon + measure::kGap + leftWidth + metrics.horizontalAdvance(link);
    const int x = std::max(int(measure::kGap), (width() - whole) / 2);
    paintIcon(painter, QRect(x, (height() - measure::kIcon) / 2, measure::kIcon, measure::kIcon),
              m_dragOver ? u"import" : u"image", ink);
    QRect text = rect();
    text.setLeft(x + measure::kIcon + measure::kGap);
    painter->setPen(ink);
    paint::text(painter, text, Qt::AlignLeft | Qt::AlignVCenter, left);
    text.setLeft(text.left() + leftWidth);
    painter->setPen(isEnabled() ? theme.accentText : theme.textOff);
    paint::text(painter, text, Qt::AlignLeft | Qt::AlignVCenter, link);
}

void ImageField::paintThumbnail(QPainter *painter, const QRect &square) const
{
    const Theme &theme = themeOf(this);
    if (m_thumbnail.isNull()) {
        const bool missing = m_state == State::Missing;
        paint::box(painter, square, missing ? theme.dangerBack : theme.tile, {},
                   measure::kRadiusSmall);
        QRect mark(0, 0, measure::kIcon, measure::kIcon);
        mark.moveCenter(square.center());
        paintIcon(painter, mark, u"image", missing ? theme.danger : theme.text3);
        return;
    }
    painter->save();
    QPainterPath round;
    round.addRoundedRect(square, measure::kRadiusSmall, measure::kRadiusSmall);
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter->setClipPath(round);
    painter->drawImage(square, m_thumbnail, middleSquare(m_thumbnail.size()));
    painter->restore();
}

void ImageField::paintWords(QPainter *painter, const QRect &words) const
{
    const Theme &theme = themeOf(this);
    const QFontMetrics base(theme.font(Type::Base));
    const QFontMetrics small(theme.font(Type::Small));
    const int block = base.height() + measure::kHairline + small.height();
    QRect first(words.left(), (height() - block) / 2, words.width(), base.height());
    painter->setPen(isEnabled() ? theme.text : theme.textOff);
    paint::text(painter, first, Qt::AlignLeft | Qt::AlignVCenter, m_name, Qt::ElideMiddle);
    const QRect second(words.left(), first.bottom() + 1 + measure::kHairline, words.width(),
                       small.height());
    if (m_state == State::Sending) {
        QRectF track(words.left(), second.center().y(), words.width() - measure::kEdge,
                     measure::kTrack);
        paint::bar(painter, track, theme, m_percent / 100.0, true);
        return;
    }
    painter->setFont(theme.font(Type::Small));
    QColor ink = m_state == State::Missing ? theme.danger : theme.text3;
    painter->setPen(isEnabled() ? ink : theme.textOff);
    paint::text(painter, second, Qt::AlignLeft | Qt::AlignVCenter, m_detail);
}

} // namespace gesso
