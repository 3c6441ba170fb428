// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/themecontroller.h"

#include "widgets/theme/themestyle.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace gesso {

namespace {

// Only pure black and white reach it: a desktop set to high contrast.
constexpr double kHighContrast = 20;

} // namespace

ThemeController::ThemeController(QApplication *app, QObject *parent)
    : QObject(parent)
    , m_systemPalette(QApplication::palette())
{
    app->installEventFilter(this);
    apply();
}

void ThemeController::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    apply();
}

void ThemeController::setTextScale(double scale)
{
    const double kept = std::clamp(scale, 1.0, 3.0);
    if (qFuzzyCompare(kept, m_textScale))
        return;
    m_textScale = kept;
    apply();
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && !m_applying && m_scheme == Scheme::System) {
        m_applying = true;
        QApplication::setPalette(QPalette());
        m_systemPalette = QApplication::palette();
        m_applying = false;
        apply();
    }
    return QObject::eventFilter(watched, event);
}

Theme ThemeController::systemTheme() const
{
    const QColor back = m_systemPalette.color(QPalette::Window);
    const QColor text = m_systemPalette.color(QPalette::WindowText);
    if (contrast(back, text) > kHighContrast)
        return Theme::fromPalette(m_systemPalette);
    return text.lightnessF() > back.lightnessF() ? Theme::dark() : Theme::light();
}

void ThemeController::apply()
{
    if (m_applying)
        return;
    m_applying = true;
    if (m_scheme == Scheme::System)
        m_theme = systemTheme();
    else
        m_theme = m_scheme == Scheme::Dark ? Theme::dark() : Theme::light();
    m_theme.setTextScale(m_textScale);
    // Before the style: that puts its palette in place without telling the widgets that are there.
    QApplication::setPalette(m_theme.palette());
    QApplication::setStyle(new ThemeStyle(m_theme)); // the application owns it
    QApplication::setFont(m_theme.font(Type::Base));
    m_applying = false;
    emit themeChanged();
}

} // namespace gesso
