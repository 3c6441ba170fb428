// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messageplace.h"

#include "app/errortext.h"
#include "widgets/theme/theme.h"

#include <QVBoxLayout>

namespace gesso::app {

MessagePlace::MessagePlace(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::kEdge, measure::kTight, measure::kEdge, measure::kEdge);
    hide();
}

Banner *MessagePlace::show(Banner::Kind kind, const QString &bold, const QString &small)
{
    clear();
    m_banner = new Banner(kind, this);
    m_banner->setMessage(bold, small);
    m_banner->setClosable(true);
    layout()->addWidget(m_banner);
    connect(m_banner, &Banner::closed, this, &MessagePlace::clear);
    QWidget::show();
    return m_banner;
}

Banner *MessagePlace::showError(const Error &error)
{
    const ErrorText text = errorText(error);
    Banner *banner = show(Banner::Kind::Danger, text.title, text.next);
    banner->setDetails(text.details);
    return banner;
}

void MessagePlace::clear()
{
    hide();
    if (m_banner == nullptr)
        return;
    layout()->removeWidget(m_banner);
    m_banner->hide();
    m_banner->setObjectName({});
    m_banner->deleteLater();
    m_banner = nullptr;
}

} // namespace gesso::app
