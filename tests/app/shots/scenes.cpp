// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shots/scenes.h"

#include "app/canvas/canvascontroller.h"
#include "app/documents.h"
#include "comfy/server.h"
#include "library/resultsmodel.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "support/graphsample.h"
#include "widgets/editors/foldgroup.h"
#include "widgets/grid/thumbgrid.h"
#include "widgets/parts/commandpalette.h"
#include "widgets/parts/generateblock.h"
#include "widgets/parts/searchfield.h"

#include <QDialog>
#include <QFile>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextStream>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::shots {

using test::AppHouse;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;
const QString kImg2Img = u":/workflows/img2img.json"_s;
constexpr int kLong = 60000;
constexpr QSize kUsual {1440, 900};
constexpr QSize kLeast {960, 600};
constexpr int kMany = 6; // results of each prompt in the gallery

const std::array kPrompts {
    u"portrait of a woman among leaves, eyes closed, (soft morning light:1.2), green linen shirt"_s,
    u"a lighthouse at the end of a pier, gouache, evening, long shadows"_s,
    u"birch wood in winter, first snow, (mist:1.1), quiet"_s,
    u"a blue vase with pink flowers on a table, oranges, still life"_s,
};

studio::JobQueue *queueOf(const AppHouse &house)
{
    return house.session()->studio()->queue();
}

library::ResultsModel *resultsOf(const AppHouse &house)
{
    return house.window()->findChild<library::ResultsModel *>();
}

bool waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, kLong);
}

bool waitForResults(const AppHouse &house, int count)
{
    return waitFor([&] {
        return resultsOf(house)->rowCount() >= count && queueOf(house)->runningCount() == 0;
    });
}

void setPrompt(const AppHouse &house, const QString &text)
{
    studio::FormDocument *document = house.window()->findChild<app::Documents *>()->current();
    if (const Field *field = document->form().find(Role::Positive))
        document->setValue(field->id, text);
}

void setRole(const AppHouse &house, Role role, const json::Value &value)
{
    studio::FormDocument *document = house.window()->findChild<app::Documents *>()->current();
    if (const Field *field = document->form().find(role))
        document->setValue(field->id, value);
}

void generate(const AppHouse &house, int count = 1)
{
    house.window()->findChild<GenerateBlock *>()->setCount(count);
    house.trigger(u"generate"_s);
}

// All thumbnails that show are made, and what was asked for is painted.
bool waitForThumbnails(const AppHouse &house, const QString &grid)
{
    const auto *view = house.find<ThumbGrid>(grid);
    return waitFor([view] {
        const auto [first, last] = view->visibleRows();
        for (int row = first; row <= last; ++row) {
            if (view->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>().isNull())
                return false;
        }
        return last >= first;
    });
}

// So many results of each prompt, at so many steps.
bool fillGallery(const AppHouse &house, int ofEach, int steps)
{
    const studio::FormDocument *document = house.window()->findChild<app::Documents *>()->current();
    const json::Value before = document->value(document->form().find(Role::Steps)->id);
    setRole(house, Role::Steps, steps);
    int made = 0;
    for (const QString &prompt : kPrompts) {
        setPrompt(house, prompt);
        generate(house, ofEach);
        made += ofEach;
        if (!waitForResults(house, made))
            return false;
    }
    setRole(house, Role::Steps, before);
    return waitForThumbnails(house, u"galleryGrid"_s);
}

} // namespace

Scenes::Scenes(const QDir &folder)
    : m_folder(folder)
{
}

bool Scenes::takeAll()
{
    return start() && work() && graph() && gallery() && refusal() && failure() && away()
        && dialogs() && palette();
}

bool Scenes::reached(bool state, const char *name) const
{
    if (!state)
        QTextStream(stderr) << "shots: not reached: " << name << '\n';
    return state;
}

void Scenes::save(QWidget *widget, const QString &state, const QString &theme) const
{
    // Layouts ask for others: three rounds settle all of them.
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents();
    }
    const QString scale = widget->devicePixelRatioF() > 1 ? u"@2x"_s : QString();
    widget->grab().save(m_folder.filePath(u"%1-%2%3.png"_s.arg(state, theme, scale)));
}

void Scenes::shoot(const AppHouse &house, const QString &state)
{
    app::Preferences *preferences = house.session()->preferences();
    const auto &key = preferences->all().look.theme;
    preferences->set(key, studio::ThemeChoice::Light);
    save(house.window(), state, u"light"_s);
    preferences->set(key, studio::ThemeChoice::Dark);
    save(house.window(), state, u"dark"_s);
}

bool Scenes::start()
{
    AppHouse house({.demo = false});
    if (!reached(house.open(), "start"))
        return false;
    shoot(house, u"start"_s);
    return true;
}

bool Scenes::work()
{
    AppHouse house({.speed = 1});
    if (!reached(house.open({kPortrait}), "form"))
        return false;
    house.window()->resize(kUsual);
    setPrompt(house, kPrompts.front());
    const comfy::Server *server = house.session()->studio()->server();
    if (!reached(waitFor([server] { return server->state() == comfy::Server::State::Ready; }),
                 "ready"))
        return false;
    shoot(house, u"form"_s);
    if (!reached(fillGallery(house, 2, 1), "first results"))
        return false;
    setPrompt(house, kPrompts.front());
    generate(house, 3);
    int step = 0;
    const auto *canvas = house.window()->findChild<app::CanvasController *>();
    const QSignalSpy frames(canvas, &app::CanvasController::frameShown);
    const auto half = [&] {
        if (frames.isEmpty())
            return false;
        const studio::JobProgress progress
            = queueOf(house)->progress(frames.first().first().value<studio::JobId>());
        step = progress.step;
        return progress.steps > 0 && 2 * step >= progress.steps;
    };
    if (!reached(waitFor(half), "running"))
        return false;
    shoot(house, u"running"_s);
    house.window()->resize(kLeast);
    shoot(house, u"running-960x600"_s);
    house.window()->resize(kUsual);
    const int made = 3 + 2 * static_cast<int>(kPrompts.size());
    if (!reached(waitForResults(house, made) && waitForThumbnails(house, u"galleryGrid"_s),
                 "result"))
        return false;
    shoot(house, u"result"_s);
    return true;
}

bool Scenes::gallery()
{
    AppHouse house;
    if (!reached(house.open({kPortrait}), "gallery"))
        return false;
    house.window()->resize(kUsual);
    if (!reached(fillGallery(house, kMany, 12), "gallery"))
        return false;
    shoot(house, u"gallery-dock"_s);
    house.trigger(u"showLargeGallery"_s);
    if (!reached(waitForThumbnails(house, u"largeGalleryGrid"_s), "large gallery"))
        return false;
    shoot(house, u"gallery"_s);
    return true;
}

bool Scenes::refusal()
{
    AppHouse house;
    if (!reached(house.open({kPortrait}), "refusal"))
        return false;
    house.window()->resize(kUsual);
    // A class that no server has: refused as a whole, with the fields that the form found wrong
    // itself.
    QFile source(kPortrait);
    QFile copy(house.path(u"Portrait with an unknown node.json"_s));
    if (!source.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
        return false;
    copy.write(source.readAll().replace("\"KSampler\"", "\"PainterlySampler\""));
    copy.close();
    auto *documents = house.window()->findChild<app::Documents *>();
    documents->open(copy.fileName());
    if (!reached(waitFor([documents] { return documents->count() == 2; }), "second tab"))
        return false;
    generate(house);
    const auto shown = [&] { return house.find<QWidget>(u"formBanner"_s) != nullptr; };
    if (!reached(waitFor(shown), "refused"))
        return false;
    shoot(house, u"refused"_s);
    documents->setCurrent(0);
    setRole(house, Role::Steps, 0);
    shoot(house, u"invalid"_s);
    return true;
}

bool Scenes::failure()
{
    AppHouse house({.faults = true});
    if (!reached(house.open({kPortrait}), "failure"))
        return false;
    house.window()->resize(kUsual);
    if (!reached(house.addFault(R"({"kind":"error","error":"oom","class":"VAEDecode"})"), "fault"))
        return false;
    generate(house);
    const auto failed = [&] {
        const QModelIndex first = queueOf(house)->index(0, 0);
        return first.data(studio::JobQueue::StateRole).toInt()
            == static_cast<int>(studio::JobState::Failed);
    };
    if (!reached(waitFor(failed), "failed job"))
        return false;
    shoot(house, u"failed"_s);
    return true;
}

bool Scenes::away()
{
    AppHouse house({.demo = false, .server = QUrl(u"http://127.0.0.1:1"_s)});
    if (!reached(house.open({kImg2Img}), "away"))
        return false;
    house.window()->resize(kUsual);
    generate(house, 2);
    const comfy::Server *server = house.session()->studio()->server();
    const auto offline = [&] {
        return server->state() == comfy::Server::State::Offline && server->error().has_value()
            && queueOf(house)->waitingCount() == 2;
    };
    if (!reached(waitFor(offline), "server away"))
        return false;
    shoot(house, u"away"_s);
    return true;
}

void Scenes::shootDialog(const AppHouse &house, const QString &name, const QString &state)
{
    app::Preferences *preferences = house.session()->preferences();
    const auto &key = preferences->all().look.theme;
    auto *dialog = house.window()->findChild<QDialog *>(name);
    preferences->set(key, studio::ThemeChoice::Light);
    save(dialog, state, u"light"_s);
    preferences->set(key, studio::ThemeChoice::Dark);
    save(dialog, state, u"dark"_s);
    dialog->close();
}

// What the web editor saves: its groups, a note, a bypassed node, a model that the server lacks.
bool Scenes::graph()
{
    AppHouse house;
    QByteArray text = test::textToImageGraph("randomize");
    text.replace("sdXL_v10VAEFix.safetensors", "painterly_v3.safetensors")
        .replace(R"("title": "Prompts", "bounding": [400, 100, 300, 500])",
                 R"("title": "Saving", "bounding": [1400, 100, 300, 300])")
        .replace(
            R"({"id": 20, "type": "Note", "pos": [0, 0])",
            R"({"id": 21, "type": "VAEDecode", "pos": [1420, 120], "mode": 4, "inputs": [], "outputs": []},
                    {"id": 20, "type": "Note", "title": "How to use it", "pos": [0, 0])");
    QFile file(house.path(u"a dress.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        return false;
    file.close();
    if (!reached(house.open({file.fileName()}), "graph"))
        return false;
    house.window()->resize(kUsual);
    const auto told = [&] { return house.find<QWidget>(u"needsBanner"_s) != nullptr; };
    if (!reached(waitFor(told), "what is missing"))
        return false;
    QCoreApplication::sendPostedEvents(); // the form is built anew with the classes
    const QList<FoldGroup *> groups = house.window()->findChildren<FoldGroup *>();
    for (FoldGroup *group : groups)
        group->setUnfolded(group->header()->text() != "Save Image"_L1);
    auto *view = house.window()->findChild<QScrollArea *>();
    QCoreApplication::sendPostedEvents();
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
    shoot(house, u"graph"_s);
    return true;
}

bool Scenes::palette()
{
    AppHouse house;
    if (!reached(house.open({kPortrait}), "palette"))
        return false;
    house.trigger(u"findAction"_s);
    auto *palette = house.window()->findChild<CommandPalette *>();
    QTest::keyClicks(palette->findChild<SearchField *>(), u"s"_s);
    save(palette, u"palette"_s, u"dark"_s);
    palette->close();
    return true;
}

bool Scenes::dialogs()
{
    AppHouse house;
    if (!reached(house.open({kPortrait}), "dialogs"))
        return false;
    const comfy::Server *server = house.session()->studio()->server();
    if (!reached(waitFor([server] { return server->state() == comfy::Server::State::Ready; }),
                 "ready"))
        return false;
    house.trigger(u"settings"_s);
    shootDialog(house, u"settingsDialog"_s, u"settings"_s);
    house.trigger(u"keyboard"_s);
    shootDialog(house, u"keyboardDialog"_s, u"keyboard"_s);
    house.trigger(u"about"_s);
    shootDialog(house, u"aboutDialog"_s, u"about"_s);
    return true;
}

} // namespace gesso::shots
