// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/canvas.h"
#include "demo/paint/picture.h"

#include <QPainterPath>

#include <cmath>

namespace gesso::demo {

namespace {

// A person's own measures: (0, 0) between the feet or at the neck, y upwards, in heights.
class Body
{
public:
    Body(const QPointF &origin, double size)
        : m_origin(origin)
        , m_size(size)
    {
    }
    [[nodiscard]] QPointF at(double x, double y) const
    {
        return m_origin + QPointF(x * m_size, -y * m_size);
    }
    [[nodiscard]] double length(double part) const { return part * m_size; }

private:
    QPointF m_origin;
    double m_size;
};

QPainterPath mirroredOutline(const Body &body, const QList<QPointF> &right)
{
    QPainterPath path(body.at(right.first().x(), right.first().y()));
    for (qsizetype i = 1; i + 2 < right.size(); i += 3)
        path.cubicTo(body.at(right[i].x(), right[i].y()),
                     body.at(right[i + 1].x(), right[i + 1].y()),
                     body.at(right[i + 2].x(), right[i + 2].y()));
    path.lineTo(body.at(-right.last().x(), right.last().y()));
    for (qsizetype i = right.size() - 2; i >= 2; i -= 3)
        path.cubicTo(body.at(-right[i].x(), right[i].y()),
                     body.at(-right[i - 1].x(), right[i - 1].y()),
                     body.at(-right[i - 2].x(), right[i - 2].y()));
    path.closeSubpath();
    return path;
}

QLinearGradient sideLight(const Body &body, double half, const QColor &colour, const QColor &light)
{
    QLinearGradient shade(body.at(-half, 0), body.at(half, 0));
    shade.setColorAt(0, between(colour, light, 0.42));
    shade.setColorAt(0.28, colour.lighter(112));
    shade.setColorAt(0.62, colour);
    shade.setColorAt(1, colour.darker(190));
    return shade;
}

void paintFolds(const Canvas &canvas, const Body &body, Dice &dice)
{
    const QColor dark = withAlpha(canvas.mood->accent.darker(200), 0.42);
    const QColor bright = withAlpha(canvas.mood->accent.lighter(150), 0.34);
    for (int i = 0; i < 11; ++i) {
        const double side = dice.between(-1, 1);
        QPainterPath fold(body.at(side * 0.045, 0.60));
        fold.cubicTo(body.at(side * 0.08, 0.42), body.at(side * 0.13, 0.24),
                     body.at(side * 0.235, 0.02));
        canvas.painter->setPen(
            QPen(dice.chance(0.55) ? dark : bright, body.length(dice.between(0.004, 0.012))));
        canvas.painter->drawPath(fold);
    }
    canvas.painter->setPen(Qt::NoPen);
}

void paintGlow(const Canvas &canvas, const QPointF &middle, double radius)
{
    QRadialGradient glow(middle, radius);
    glow.setColorAt(0, withAlpha(canvas.mood->light, 0.40));
    glow.setColorAt(0.5, withAlpha(canvas.mood->light, 0.12));
    glow.setColorAt(1, withAlpha(canvas.mood->light, 0));
    canvas.painter->fillRect(canvas.picture->rect(), glow);
}

void paintDress(const Canvas &canvas, const Body &body, Dice &dice)
{
    const QPainterPath dress = mirroredOutline(body,
                                               {{0.025, 0.815},
                                                {0.06, 0.80},
                                                {0.085, 0.78},
                                                {0.078, 0.74},
                                                {0.068, 0.69},
                                                {0.055, 0.66},
                                                {0.052, 0.62},
                                                {0.09, 0.52},
                                                {0.14, 0.34},
                                                {0.19, 0.16},
                                                {0.20, 0.10},
                                                {0.235, 0.05},
                                                {0.27, 0.0}});
    canvas.painter->setBrush(sideLight(body, 0.24, canvas.mood->accent, canvas.mood->light));
    canvas.painter->drawPath(dress);
    canvas.painter->save();
    canvas.painter->setClipPath(dress);
    canvas.painter->setBrush(Qt::NoBrush);
    paintFolds(canvas, body, dice);
    canvas.painter->restore();
}

void paintArms(const Canvas &canvas, const Body &body)
{
    canvas.painter->setBrush(Qt::NoBrush);
    for (const double side : {-1.0, 1.0}) {
        QPainterPath arm(body.at(side * 0.080, 0.775));
        arm.cubicTo(body.at(side * 0.125, 0.70), body.at(side * 0.125, 0.60),
                    body.at(side * 0.112, 0.47));
        QPen pen(side < 0 ? between(canvas.mood->skin, canvas.mood->light, 0.3)
                          : canvas.mood->skin.darker(140),
                 body.length(0.030));
        pen.setCapStyle(Qt::RoundCap);
        canvas.painter->setPen(pen);
        canvas.painter->drawPath(arm);
    }
    canvas.painter->setPen(Qt::NoPen);
}

void paintHead(const Canvas &canvas, const Body &body)
{
    const QPainterPath hair = mirroredOutline(body,
                                              {{0.0, 0.985},
                                               {0.06, 0.985},
                                               {0.075, 0.93},
                                               {0.072, 0.88},
                                               {0.07, 0.83},
                                               {0.085, 0.77},
                                               {0.07, 0.71},
                                               {0.05, 0.69},
                                               {0.03, 0.70},
                                               {0.02, 0.72}});
    canvas.painter->setBrush(sideLight(body, 0.09, canvas.mood->hair, canvas.mood->light));
    canvas.painter->drawPath(hair);
    canvas.painter->setBrush(canvas.mood->skin.darker(118));
    canvas.painter->drawRect(QRectF(body.at(-0.018, 0.86), body.at(0.018, 0.80)));
    canvas.painter->setBrush(sideLight(body, 0.05, canvas.mood->skin, canvas.mood->light));
    canvas.painter->drawEllipse(body.at(0, 0.895), body.length(0.041), body.length(0.056));
    canvas.painter->setBrush(canvas.mood->hair);
    QPainterPath fringe(body.at(-0.046, 0.89));
    fringe.cubicTo(body.at(-0.045, 0.97), body.at(0.045, 0.97), body.at(0.046, 0.89));
    fringe.cubicTo(body.at(0.03, 0.94), body.at(-0.005, 0.945), body.at(-0.046, 0.89));
    canvas.painter->drawPath(fringe);
}

void paintBust(const Canvas &canvas, const Body &body)
{
    const Mood &mood = *canvas.mood;
    const QPainterPath back = mirroredOutline(body,
                                              {{0.0, 0.66},
                                               {0.23, 0.67},
                                               {0.31, 0.52},
                                               {0.30, 0.34},
                                               {0.29, 0.14},
                                               {0.38, 0.02},
                                               {0.33, -0.16},
                                               {0.30, -0.24},
                                               {0.20, -0.26},
                                               {0.10, -0.24}});
    canvas.painter->setBrush(sideLight(body, 0.34, mood.hair, mood.light));
    canvas.painter->drawPath(back);
    QPainterPath neck(body.at(-0.085, 0.16));
    neck.cubicTo(body.at(-0.085, 0.02), body.at(-0.10, -0.04), body.at(-0.26, -0.09));
    neck.lineTo(body.at(0.26, -0.09));
    neck.cubicTo(body.at(0.10, -0.04), body.at(0.085, 0.02), body.at(0.085, 0.16));
    neck.closeSubpath();
    canvas.painter->setBrush(sideLight(body, 0.14, mood.skin.darker(118), mood.light));
    canvas.painter->drawPath(neck);
    QPainterPath clothes(body.at(-0.62, -0.62));
    clothes.cubicTo(body.at(-0.60, -0.22), body.at(-0.46, -0.11), body.at(-0.24, -0.075));
    clothes.cubicTo(body.at(-0.14, -0.20), body.at(0.14, -0.20), body.at(0.24, -0.075));
    clothes.cubicTo(body.at(0.46, -0.11), body.at(0.60, -0.22), body.at(0.62, -0.62));
    clothes.closeSubpath();
    canvas.painter->setBrush(sideLight(body, 0.6, mood.accent, mood.light));
    canvas.painter->drawPath(clothes);
}

void paintFace(const Canvas &canvas, const Body &body)
{
    const Mood &mood = *canvas.mood;
    const QPainterPath face = mirroredOutline(body,
                                              {{0.0, 0.58},
                                               {0.15, 0.58},
                                               {0.195, 0.47},
                                               {0.190, 0.34},
                                               {0.185, 0.22},
                                               {0.11, 0.115},
                                               {0.0, 0.085}});
    canvas.painter->setBrush(sideLight(body, 0.2, mood.skin, mood.light));
    canvas.painter->drawPath(face);
    canvas.painter->setBrush(Qt::NoBrush);
    const QColor line = between(mood.hair, mood.skin.darker(220), 0.4);
    for (const double side : {-1.0, 1.0}) {
        QPen pen(line, body.length(0.010));
        pen.setCapStyle(Qt::RoundCap);
        canvas.painter->setPen(pen);
        QPainterPath lid(body.at(side * 0.042, 0.345));
        lid.quadTo(body.at(side * 0.085, 0.318), body.at(side * 0.130, 0.350));
        canvas.painter->drawPath(lid);
        pen.setWidthF(body.length(0.013));
        pen.setColor(withAlpha(mood.hair, 0.85));
        canvas.painter->setPen(pen);
        QPainterPath brow(body.at(side * 0.038, 0.408));
        brow.quadTo(body.at(side * 0.090, 0.432), body.at(side * 0.138, 0.404));
        canvas.painter->drawPath(brow);
        canvas.painter->setPen(Qt::NoPen);
        QRadialGradient blush(body.at(side * 0.105, 0.255), body.length(0.065));
        blush.setColorAt(0, withAlpha(between(mood.accent, Qt::red, 0.5), 0.26));
        blush.setColorAt(1, withAlpha(mood.accent, 0));
        canvas.painter->setBrush(blush);
        canvas.painter->drawEllipse(body.at(side * 0.105, 0.255), body.length(0.065),
                                    body.length(0.055));
        canvas.painter->setBrush(Qt::NoBrush);
    }
    QPen nose(withAlpha(mood.skin.darker(170), 0.55), body.length(0.008));
    nose.setCapStyle(Qt::RoundCap);
    canvas.painter->setPen(nose);
    QPainterPath bridge(body.at(0.012, 0.345));
    bridge.cubicTo(body.at(0.022, 0.30), body.at(0.034, 0.262), body.at(0.004, 0.252));
    canvas.painter->drawPath(bridge);
    canvas.painter->setPen(Qt::NoPen);
    canvas.painter->setBrush(between(QColor(178, 52, 62), mood.accent, 0.3));
    QPainterPath lips(body.at(-0.056, 0.187));
    lips.cubicTo(body.at(-0.03, 0.207), body.at(-0.012, 0.206), body.at(0, 0.198));
    lips.cubicTo(body.at(0.012, 0.206), body.at(0.03, 0.207), body.at(0.056, 0.187));
    lips.cubicTo(body.at(0.03, 0.158), body.at(-0.03, 0.158), body.at(-0.056, 0.187));
    canvas.painter->drawPath(lips);
}

void paintFringe(const Canvas &canvas, const Body &body, Dice &dice)
{
    const double parting = dice.between(-0.09, 0.09);
    canvas.painter->setBrush(sideLight(body, 0.3, canvas.mood->hair, canvas.mood->light));
    for (const double side : {-1.0, 1.0}) {
        QPainterPath lock(body.at(parting, 0.625));
        lock.cubicTo(body.at(side * 0.16, 0.65), body.at(side * 0.26, 0.56),
                     body.at(side * 0.225, 0.30));
        lock.cubicTo(body.at(side * 0.20, 0.40), body.at(side * 0.17, 0.46),
                     body.at(parting, 0.545));
        lock.closeSubpath();
        canvas.painter->drawPath(lock);
    }
    canvas.painter->setBrush(Qt::NoBrush);
    for (int i = 0; i < static_cast<int>(12 + 30 * canvas.detail); ++i) {
        const double side = dice.chance(0.5) ? -1 : 1;
        const double out = dice.between(0.20, 0.33);
        QPainterPath strand(body.at(parting, 0.63));
        strand.cubicTo(body.at(side * out * 0.8, 0.66), body.at(side * out, 0.46),
                       body.at(side * (out - 0.02), dice.between(-0.2, 0.2)));
        canvas.painter->setPen(
            QPen(withAlpha(between(canvas.mood->hair.lighter(150), canvas.mood->light, 0.3),
                           dice.between(0.08, 0.32)),
                 body.length(0.006)));
        canvas.painter->drawPath(strand);
    }
    canvas.painter->setPen(Qt::NoPen);
}

} // namespace

void paintFigure(const Canvas &canvas, Dice dice)
{
    const double tall = canvas.height() * 0.74;
    const Body body({canvas.width() * dice.between(0.46, 0.54), canvas.height() * 0.965}, tall);
    paintGlow(canvas, body.at(-0.05, 0.62), tall * 0.62);
    canvas.painter->setPen(Qt::NoPen);
    canvas.painter->setBrush(withAlpha(Qt::black, 0.30));
    canvas.painter->drawEllipse(body.at(0.03, 0.0), body.length(0.30), body.length(0.022));
    paintArms(canvas, body);
    paintDress(canvas, body, dice);
    paintHead(canvas, body);
}

void paintPortrait(const Canvas &canvas, Dice dice)
{
    const Body body({canvas.width() * dice.between(0.47, 0.53), canvas.height() * 0.70},
                    canvas.height() * 0.88
                        * std::min(1.0, canvas.width() / canvas.height() + 0.12));
    paintGlow(canvas, body.at(-0.1, 0.42), body.length(0.8));
    canvas.painter->setPen(Qt::NoPen);
    paintBust(canvas, body);
    paintFace(canvas, body);
    paintFringe(canvas, body, dice);
}

void paintWeather(const Canvas &canvas, Dice dice)
{
    const Mood &mood = *canvas.mood;
    const int drops = static_cast<int>(120 + 240 * canvas.detail);
    for (int i = 0; i < drops && (mood.snow || mood.rain); ++i) {
        const QPointF at(dice.unit() * canvas.width(), dice.unit() * canvas.height());
        const double size = canvas.unit() * std::pow(dice.unit(), 2) * 0.007 + 0.5;
        if (mood.snow) {
            canvas.painter->setPen(Qt::NoPen);
            canvas.painter->setBrush(withAlpha(Qt::white, dice.between(0.2, 0.8)));
            canvas.painter->drawEllipse(at, size, size);
        } else {
            canvas.painter->setPen(QPen(withAlpha(mood.light, dice.between(0.06, 0.26)), 1.1));
            canvas.painter->drawLine(at, at + QPointF(-size * 1.6, size * 11));
        }
    }
}

} // namespace gesso::demo
