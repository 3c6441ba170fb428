// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/sizeedit.h"

#include "widgets/editors/numberedit.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>

namespace gesso {

SizeEdit::SizeEdit(QWidget *parent)
    : QWidget(parent)
    , m_width(new NumberEdit(this))
    , m_height(new NumberEdit(this))
    , m_swap(makeTool(u"swap", tr("Swap width and height"), this))
{
    m_width->setPrefix(tr("W"));
    m_width->setAccessibleName(tr("Width"));
    m_height->setPrefix(tr("H"));
    m_height->setAccessibleName(tr("Height"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(measure::kTight);
    layout->addWidget(m_width, 1);
    layout->addWidget(m_swap);
    layout->addWidget(m_height, 1);
    setFocusProxy(m_width);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_width, &NumberEdit::valueEdited, this, &SizeEdit::widthEdited);
    connect(m_height, &NumberEdit::valueEdited, this, &SizeEdit::heightEdited);
    connect(m_width, &NumberEdit::problemChanged, this, &SizeEdit::tellProblem);
    connect(m_height, &NumberEdit::problemChanged, this, &SizeEdit::tellProblem);
    connect(m_swap, &QToolButton::clicked, this, &SizeEdit::swap);
}

void SizeEdit::setSpecs(const NumberSpec &width, const NumberSpec &height)
{
    m_width->setSpec(width);
    m_height->setSpec(height);
}

void SizeEdit::setValues(const QString &width, const QString &height)
{
    m_width->setValue(width);
    m_height->setValue(height);
}

void SizeEdit::swap()
{
    m_width->commit();
    m_height->commit();
    const QString width = m_width->value();
    const QString height = m_height->value();
    if (width == height)
        return;
    setValues(height, width);
    emit widthEdited(height);
    emit heightEdited(width);
}

void SizeEdit::tellProblem()
{
    emit problemChanged(m_width->problem().isEmpty() ? m_height->problem() : m_width->problem());
}

} // namespace gesso
