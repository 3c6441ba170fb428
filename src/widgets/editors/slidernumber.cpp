// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/slidernumber.h"

#include "widgets/editors/numberedit.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace gesso {

namespace {

constexpr double kMostPositions = 10000;

} // namespace

CalmSlider::CalmSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void CalmSlider::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSlider::wheelEvent(event);
    else
        event->ignore();
}

SliderNumber::SliderNumber(QWidget *parent)
    : QWidget(parent)
    , m_slider(new CalmSlider(this))
    , m_number(new NumberEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(measure::kGap);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_number);
    setFocusProxy(m_number);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_slider, &QSlider::valueChanged, this, &SliderNumber::sliderMoved);
    connect(m_number, &NumberEdit::valueEdited, this, &SliderNumber::numberEdited);
    connect(m_number, &NumberEdit::problemChanged, this, &SliderNumber::problemChanged);
}

void SliderNumber::setSpec(const NumberSpec &spec, const QString &softMin, const QString &softMax)
{
    m_number->setSpec(spec);
    m_softMin = softMin.isEmpty() ? spec.min : softMin;
    m_softMax = softMax.isEmpty() ? spec.max : softMax;
    const double range = m_softMax.toDouble() - m_softMin.toDouble();
    const bool slides = !m_softMin.isEmpty() && !m_softMax.isEmpty() && range > 0;
    m_slider->setVisible(slides);
    m_number->setSizePolicy(slides ? QSizePolicy::Fixed : QSizePolicy::Expanding,
                            QSizePolicy::Fixed);
    if (!slides)
        return;
    double step = spec.step.toDouble();
    if (step <= 0)
        step = spec.integer ? 1 : range / 100;
    m_unit = step * std::max(1.0, std::ceil(range / step / kMostPositions));
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, static_cast<int>(std::floor(range / m_unit + 1e-9)));
    m_slider->setPageStep(std::max(1, m_slider->maximum() / 10));
    placeHandle();
}

void SliderNumber::setValue(const QString &text)
{
    m_number->setValue(text);
    placeHandle();
}

QString SliderNumber::value() const
{
    return m_number->value();
}

void SliderNumber::placeHandle()
{
    const double at = (m_number->value().toDouble() - m_softMin.toDouble()) / m_unit;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(
        static_cast<int>(std::clamp(std::round(at), 0.0, double(m_slider->maximum()))));
}

void SliderNumber::sliderMoved(int position)
{
    NumberSpec counting = m_number->spec();
    counting.step = numbers::fromDouble(m_unit, 12);
    counting.min.clear();
    counting.max.clear();
    const QString text = numbers::stepped(m_softMin, position, counting);
    if (text == m_number->value())
        return;
    m_number->setValue(text);
    emit valueEdited(text);
}

void SliderNumber::numberEdited(const QString &text)
{
    placeHandle();
    emit valueEdited(text);
}

} // namespace gesso
