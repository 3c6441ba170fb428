// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/apphouse.h"

#include <QDir>
#include <QSize>

namespace gesso::shots {

// Puts the real window into one state after another and takes its picture.
class Scenes
{
public:
    // Files are named <state>-<theme>[@2x].png.
    explicit Scenes(const QDir &folder);

    // False when a state was not reached; then its name has been printed.
    [[nodiscard]] bool takeAll();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] bool work();
    [[nodiscard]] bool refusal();
    [[nodiscard]] bool failure();
    [[nodiscard]] bool away();
    [[nodiscard]] bool gallery();
    [[nodiscard]] bool dialogs();
    [[nodiscard]] bool graph();
    [[nodiscard]] bool palette();

    // In both themes, or one of them.
    void shoot(const test::AppHouse &house, const QString &state);
    void shootDialog(const test::AppHouse &house, const QString &name, const QString &state);
    void save(QWidget *widget, const QString &state, const QString &theme) const;
    [[nodiscard]] bool reached(bool state, const char *name) const;

    QDir m_folder;
};

} // namespace gesso::shots
