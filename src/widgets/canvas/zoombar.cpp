// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/zoombar.h"

#include "widgets/parts/toolbutton.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/paint.h"
#include "widgets/theme/themestyle.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

// The line between two groups of tools.
class BarLine final : public QWidget
{
    Q_OBJECT

public:
    explicit BarLine(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(measure::kGap + measure::kHairline, measure::kLarge);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paint::verticalLine(&painter, width() / 2, 0, height(), themeOf(this).lineOver);
    }
};

} // namespace

ZoomBar::ZoomBar(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
    , m_value(new Caption(u"100 %"_s, Type::Base, Ink::Text, this))
{
    setAccessibleName(tr("Zoom"));
    m_layout->setContentsMargins(measure::kTight, measure::kTight, measure::kTight,
                                 measure::kTight);
    m_layout->setSpacing(measure::kTight);
    QToolButton *out = makeTool(u"zoom-out", tr("Zoom out"), u"-"_s);
    m_value->setAlignment(Qt::AlignCenter);
    m_value->setMinimumWidth(m_value->fontMetrics().horizontalAdvance(u"3200 %"_s));
    m_layout->addWidget(m_value);
    QToolButton *in = makeTool(u"zoom-in", tr("Zoom in"), u"+"_s);
    addLine();
    m_fit = makeTool(u"fit", tr("Fit"), u"0"_s);
    m_fit->setCheckable(true);
    m_actual = makeTool(u"actual-size", tr("Actual size"), u"1"_s);
    m_actual->setCheckable(true);
    QToolButton *full = makeTool(u"full-screen", tr("Full screen"), u"F"_s);
    connect(out, &QToolButton::clicked, this, &ZoomBar::zoomOutRequested);
    connect(in, &QToolButton::clicked, this, &ZoomBar::zoomInRequested);
    connect(m_fit, &QToolButton::clicked, this, &ZoomBar::fitRequested);
    connect(m_actual, &QToolButton::clicked, this, &ZoomBar::actualSizeRequested);
    connect(full, &QToolButton::clicked, this, &ZoomBar::fullScreenRequested);
}

QToolButton *ZoomBar::makeTool(QStringView iconName, const QString &name, const QString &key)
{
    QToolButton *tool = gesso::makeTool(iconName, name, this, key);
    m_layout->addWidget(tool);
    return tool;
}

void ZoomBar::addLine()
{
    m_layout->addWidget(new BarLine(this));
}

QToolButton *ZoomBar::addTool(QStringView iconName, const QString &name)
{
    if (!m_hasOwn)
        addLine();
    m_hasOwn = true;
    return makeTool(iconName, name, {});
}

void ZoomBar::showZoom(double zoom, bool fit)
{
    m_value->setText(tr("%1 %").arg(qRound(zoom * 100)));
    m_fit->setChecked(fit);
    m_actual->setChecked(!fit && qFuzzyCompare(zoom, 1.0));
}

void ZoomBar::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    paint::box(&painter, rect(), theme.panel, theme.lineOver, measure::kRadiusLarge);
}

} // namespace gesso

#include "zoombar.moc"
