// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/filechooser.h"
#include "app/session.h"
#include "app/window/mainwindow.h"
#include "base/clock.h"
#include "base/randomsource.h"
#include "widgets/theme/themecontroller.h"

#include <QMimeData>
#include <QTemporaryDir>

#include <memory>

namespace gesso::test {

// Answers at once with what a test says, instead of a dialog.
class FakeChooser final : public app::FileChooser
{
public:
    QStringList files; // for opening
    QString saveTo;
    QString folder;
    int asked = 0;
    app::FileQuestion last;

    void openFiles(QWidget *context, const app::FileQuestion &question,
                   std::function<void(const QStringList &)> answer) override;
    void saveFile(QWidget *context, const app::FileQuestion &question,
                  std::function<void(const QString &)> answer) override;
    void chooseFolder(QWidget *context, const app::FileQuestion &question,
                      std::function<void(const QString &)> answer) override;
};

// Numbers in a row, so that every run draws the same seeds.
class CountingRandom final : public RandomSource
{
public:
    quint64 next() override { return m_next += 0x9E3779B97F4A7C15ULL; }

private:
    quint64 m_next = 0;
};

// A whole window over a demo server of its own, in private folders that stay while it is closed and
// opened again.
class AppHouse
{
public:
    struct Options
    {
        double speed = 0; // of the demo server
        bool demo = true;
        bool faults = false;
        QUrl server;
        QSize size {1440, 900}; // of the window; empty: as the program opens it
    };

    AppHouse();
    explicit AppHouse(Options options);
    ~AppHouse();
    Q_DISABLE_COPY_MOVE(AppHouse)

    // Opens these workflows, else those of the last time; true when the window shows and the
    // library is open.
    [[nodiscard]] bool open(const QStringList &files = {});
    // As a person closes it; waits for all that it writes.
    void close();

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] app::MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] app::Session *session() const { return m_session.get(); }
    [[nodiscard]] FakeChooser *chooser() { return &m_chooser; }

    // A child by its object name; fails the test when there is none.
    template <typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    // A visible control by its accessible name.
    template <typename T>
    [[nodiscard]] T *named(const QString &accessibleName) const
    {
        const QList<T *> all = m_window->findChildren<T *>();
        for (T *widget : all) {
            if (widget->accessibleName() == accessibleName && widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void trigger(const QString &action) const;
    // Makes the demo server do wrong (faults must be on): one JSON object as its fault route takes
    // it. Waits for the server first.
    [[nodiscard]] bool addFault(const QByteArray &fault) const;

    // A small picture in the house's folder; its path.
    [[nodiscard]] QString makePicture(const QString &name, const QColor &colour = Qt::darkGreen);

private:
    Options m_options;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    CountingRandom m_random;
    FakeChooser m_chooser;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<app::MainWindow> m_window;
};

// Drops data on a widget as a window system does: enter, move, drop.
void dropOn(QWidget *widget, const QMimeData *data);
// Clicks through the text of a field and replaces it by typing.
void typeInto(QWidget *field, const QString &text);

} // namespace gesso::test
