// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/numberspec.h"

#include <QSlider>
#include <QWidget>

namespace gesso {

class NumberEdit;

// A slider that takes the wheel only with the focus.
class CalmSlider : public QSlider
{
    Q_OBJECT

public:
    explicit CalmSlider(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

// A slider over a soft range with a number beside it that takes every legal value.
class SliderNumber : public QWidget
{
    Q_OBJECT

public:
    explicit SliderNumber(QWidget *parent = nullptr);

    // softMin and softMax bound the slider; empty ones are taken from the spec. Without both there
    // is no slider.
    void setSpec(const NumberSpec &spec, const QString &softMin = {}, const QString &softMax = {});
    void setValue(const QString &text);
    [[nodiscard]] QString value() const;
    [[nodiscard]] NumberEdit *number() const { return m_number; }
    [[nodiscard]] CalmSlider *slider() const { return m_slider; }

signals:
    void valueEdited(const QString &text);
    void problemChanged(const QString &problem);

private:
    void sliderMoved(int position);
    void numberEdited(const QString &text);
    void placeHandle();

    CalmSlider *m_slider;
    NumberEdit *m_number;
    QString m_softMin;
    QString m_softMax;
    double m_unit = 1; // value of one slider position
};

} // namespace gesso
