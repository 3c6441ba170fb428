// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/banner.h"

#include "widgets/parts/iconlabel.h"
#include "widgets/parts/linkbutton.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

namespace gesso {

Banner::Banner(Kind kind, QWidget *parent)
    : QFrame(parent)
    , m_kind(kind)
    , m_icon(new IconLabel(measure::kIcon, this))
    , m_bold(new Caption(Type::Medium, Ink::Text, this))
    , m_small(new Caption(Type::Small, Ink::Text2, this))
    , m_links(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_detailsLink(new LinkButton(tr("Details"), this))
    , m_copyLink(new LinkButton(tr("Copy"), this))
    , m_details(new QPlainTextEdit(this))
    , m_close(makeTool(u"close", tr("Close message"), this))
{
    build();
    showKind();
}

void Banner::build()
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (Caption *line : {m_bold, m_small}) {
        line->setWordWrap(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_small->hide();
    m_details->setReadOnly(true);
    m_details->setAccessibleName(tr("Details"));
    m_details->setMaximumHeight(measure::kPromptHeight);
    m_details->hide();
    m_detailsLink->hide();
    m_copyLink->hide();
    m_close->setFixedSize(measure::kSmallTool, measure::kSmallTool);
    m_links->setSpacing(measure::kEdge);
    m_links->addWidget(m_detailsLink);
    m_links->addWidget(m_copyLink);
    m_links->addStretch(1);
    m_buttons->setSpacing(measure::kGap);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(measure::kEdge, measure::kGap, measure::kGap, measure::kGap);
    grid->setHorizontalSpacing(measure::kEdge);
    grid->setVerticalSpacing(measure::kRing);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_bold, 0, 1);
    grid->addLayout(m_buttons, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_close, 0, 3, Qt::AlignTop);
    grid->addWidget(m_small, 1, 1);
    grid->addLayout(m_links, 2, 1, 1, 3);
    grid->addWidget(m_details, 3, 1, 1, 3);
    connect(m_detailsLink, &QPushButton::clicked, this, &Banner::toggleDetails);
    connect(m_copyLink, &QPushButton::clicked, this, &Banner::copy);
    connect(m_close, &QToolButton::clicked, this, &Banner::closed);
}

void Banner::setKind(Kind kind)
{
    m_kind = kind;
    showKind();
    update();
}

void Banner::showKind()
{
    switch (m_kind) {
    case Kind::Info:
        m_icon->setIcon(u"info", Ink::Accent);
        break;
    case Kind::Warning:
        m_icon->setIcon(u"warning", Ink::Warning);
        break;
    case Kind::Danger:
        m_icon->setIcon(u"error", Ink::Danger);
        break;
    }
}

void Banner::setMessage(const QString &bold, const QString &small)
{
    m_bold->setText(bold);
    m_small->setText(small);
    m_small->setVisible(!small.isEmpty());
    setAccessibleName(bold);
    setAccessibleDescription(small);
}

void Banner::setDetails(const QString &details)
{
    m_details->setPlainText(details);
    m_details->hide();
    m_detailsLink->setVisible(!details.isEmpty());
    m_detailsLink->setText(tr("Details"));
    m_copyLink->setVisible(!details.isEmpty());
}

void Banner::addLink(const QString &id, const QString &text)
{
    auto *link = new LinkButton(text, this);
    link->setProperty("gessoLink", true);
    constexpr int kOwnItems = 3; // details, copy, room
    m_links->insertWidget(m_links->count() - kOwnItems, link);
    connect(link, &QPushButton::clicked, this, [this, id] { emit linkActivated(id); });
}

void Banner::clearLinks()
{
    const QList<LinkButton *> links = findChildren<LinkButton *>(Qt::FindDirectChildrenOnly);
    for (LinkButton *link : links) {
        if (link->property("gessoLink").toBool())
            link->deleteLater();
    }
}

QPushButton *Banner::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    return button;
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void Banner::toggleDetails()
{
    const bool shown = m_details->isHidden();
    m_details->setVisible(shown);
    m_detailsLink->setText(shown ? tr("Hide details") : tr("Details"));
}

QString Banner::copyText() const
{
    QStringList parts {m_bold->text()};
    for (const QString &part : {m_small->text(), m_details->toPlainText()}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u'\n');
}

void Banner::copy()
{
    QGuiApplication::clipboard()->setText(copyText());
}

void Banner::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    QColor back = theme.menu;
    QColor edge = theme.accentText;
    if (m_kind == Kind::Warning) {
        back = theme.warningBack;
        edge = theme.warning;
    } else if (m_kind == Kind::Danger) {
        back = theme.dangerBack;
        edge = theme.danger;
    }
    paint::box(&painter, rect(), back, edge, measure::kRadius);
}

} // namespace gesso
