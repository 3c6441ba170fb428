// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QObject>

class QApplication;

namespace gesso {

enum class Scheme { System, Dark, Light };

// Puts the theme on the application (style, palette, font) and changes it without a restart. One
// per program, made in main before the first widget; lives no longer than the application.
class ThemeController final : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QApplication *app, QObject *parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    // 1 is normal; 1 to 3.
    [[nodiscard]] double textScale() const { return m_textScale; }
    void setTextScale(double scale);
    [[nodiscard]] const Theme &theme() const { return m_theme; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void themeChanged();

private:
    void apply();
    [[nodiscard]] Theme systemTheme() const;

    QPalette m_systemPalette;
    Theme m_theme;
    Scheme m_scheme = Scheme::System;
    double m_textScale = 1;
    bool m_applying = false;
};

} // namespace gesso
