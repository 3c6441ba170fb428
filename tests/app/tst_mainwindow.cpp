// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apphouse.h"
#include "app/bar/serverbutton.h"
#include "app/documents.h"
#include "app/gallery/galleryview.h"
#include "app/queue/queuemodel.h"
#include "app/queue/queuepanel.h"
#include "comfy/server.h"
#include "demo/demothread.h"
#include "library/library.h"
#include "library/resultsmodel.h"
#include "studio/jobqueue.h"
#include "studio/studio.h"
#include "widgets/canvas/imageview.h"
#include "widgets/editors/imagefield.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/grid/thumbgrid.h"
#include "widgets/jobs/joblist.h"
#include "widgets/parts/generateblock.h"

#include <QAction>
#include <QLabel>
#include <QMimeData>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

using namespace gesso;
using namespace gesso::test;
using namespace Qt::StringLiterals;

namespace {

const QString kPortrait = u":/workflows/portrait.json"_s;
const QString kImg2Img = u":/workflows/img2img.json"_s;
constexpr int kLong = 60000;

// Everything that a bar has shown.
class BarWatch
{
public:
    explicit BarWatch(const QProgressBar *bar)
        : m_spy(bar, &QProgressBar::valueChanged)
    {
    }
    [[nodiscard]] qsizetype moves() const { return m_spy.size(); }

private:
    QSignalSpy m_spy;
};

QProgressBar *barNamed(const AppHouse &house, const QString &name)
{
    const QList<QProgressBar *> bars = house.window()->findChildren<QProgressBar *>();
    const auto found = std::ranges::find(bars, name, &QWidget::accessibleName);
    return found == bars.end() ? nullptr : *found;
}

// Clicks along the right of a row until its tool is met.
template <typename Signal>
void clickTool(JobList *list, int number, Signal signal)
{
    const QRect row = list->visualRect(list->model()->index(number, 0));
    const QSignalSpy met(list, signal);
    for (int x = row.right(); x > row.center().x() && met.isEmpty(); x -= 8) {
        QTest::mouseMove(list->viewport(), QPoint(x, row.center().y()));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(x, row.center().y()));
    }
    QCOMPARE(met.size(), 1);
}

} // namespace

// The whole main job on the real window, over the demo server: issue 8.3.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void theWholeMainJob();
    void theMainJob();
    void imageGoesIntoItsField();
    void secondJobIsCancelledAndRetried();
    void everythingIsThereAfterClosing();
    void withoutAWorkflowGenerateSaysWhy();
    void withoutAServerJobsWait();
    void serverThatDiesInMidRunComesBack();
    void droppedWorkflowOpensInATab();
    void sameFileHasOneTab();
    void deletedResultComesBackByUndo();
    void everyControlHasAName();
    void f6GoesFromPartToPart();
};

// Opens two workflows; with the first one types and runs, with the second one drops a picture and
// runs; saves, cancels, retries; closes, and finds everything again.
void TestMainWindow::theWholeMainJob()
{
    AppHouse house({.speed = 1});
    QVERIFY(house.open({kImg2Img, kPortrait}));
    auto *results = house.window()->findChild<library::ResultsModel *>();
    auto *picture = house.find<ImageView>(u"picture"_s);
    auto *prompt = house.named<PromptEdit>(u"Prompt"_s);
    QVERIFY(prompt);
    typeInto(prompt, u"a fox in the snow"_s);
    auto *nodes = barNamed(house, u"Nodes"_s);
    auto *steps = barNamed(house, u"Steps"_s);
    QVERIFY(nodes && steps);
    const BarWatch nodesMoved(nodes);
    const BarWatch stepsMoved(steps);
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(nodes->isVisible() && steps->isVisible(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT(picture->isVisible() && picture->isPreview(), kLong);
    const QImage frame = picture->image();
    QVERIFY(!frame.isNull());
    QTRY_VERIFY_WITH_TIMEOUT(!picture->isPreview() || picture->image() != frame, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    QVERIFY(nodesMoved.moves() > 2);
    QVERIFY(stepsMoved.moves() > 2);
    QTRY_VERIFY(!picture->isPreview() && picture->image().size() == results->recordAt(0)->size);
    auto *grid = house.find<ThumbGrid>(u"galleryGrid"_s);
    QTRY_VERIFY(!grid->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());

    house.chooser()->saveTo = house.path(u"mine.png"_s);
    house.trigger(u"saveResultAs"_s);
    QTRY_VERIFY(QFile::exists(house.path(u"mine.png"_s)));

    auto *tabs = house.find<QTabBar>(u"tabs"_s);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto *image = house.named<ImageField>(u"Start image"_s);
    QVERIFY(image);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(house.makePicture(u"start.png"_s))});
    dropOn(image, &data);
    QTRY_COMPARE(image->state(), ImageField::State::Filled);
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 2, kLong);

    // The third is stopped, goes on, and is stopped again.
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    auto *stop = house.named<QToolButton>(u"Stop"_s);
    QVERIFY(stop);
    auto *panel = house.find<app::QueuePanel>(u"queuePanel"_s);
    auto *list = house.find<JobList>(u"jobList"_s);
    const auto cancelled = [panel] {
        const studio::Job *job = panel->model()->jobAt(0);
        return job != nullptr && job->state == studio::JobState::Cancelled;
    };
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), kLong);
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(cancelled(), kLong);
    clickTool(list, 0, &JobList::resumeRequested);
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 3, kLong);
    QTRY_COMPARE(panel->model()->rowCount(), 0);
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), kLong);
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(cancelled(), kLong);
    const QList<library::ResultId> ids {results->idAt(0), results->idAt(1), results->idAt(2)};
    house.close();

    QVERIFY(house.open());
    tabs = house.find<QTabBar>(u"tabs"_s);
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(tabs->currentIndex(), 2);
    QTRY_COMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"a fox in the snow"_s);
    results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE(results->rowCount(), 3);
    QCOMPARE((QList {results->idAt(0), results->idAt(1), results->idAt(2)}), ids);
    grid = house.find<ThumbGrid>(u"galleryGrid"_s);
    QTRY_VERIFY(!grid->model()->index(2, 0).data(Qt::DecorationRole).value<QImage>().isNull());
    panel = house.find<app::QueuePanel>(u"queuePanel"_s);
    QTRY_COMPARE(panel->model()->rowCount(), 1);
    QCOMPARE(panel->model()->jobAt(0)->state, studio::JobState::Cancelled);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QTRY_COMPARE(house.named<ImageField>(u"Start image"_s)->name(), u"start.png"_s);
}

void TestMainWindow::theMainJob()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    auto *prompt = house.named<PromptEdit>(u"Prompt"_s);
    QVERIFY(prompt);
    typeInto(prompt, u"a fox in the snow"_s);
    QCOMPARE(prompt->text(), u"a fox in the snow"_s);

    auto *results = house.window()->findChild<library::ResultsModel *>();
    studio::JobQueue *queue = house.session()->studio()->queue();
    const QSignalSpy previews(queue, &studio::JobQueue::preview);
    const BarWatch nodes(barNamed(house, u"Nodes"_s));
    const BarWatch steps(barNamed(house, u"Steps"_s));
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);

    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    QVERIFY(nodes.moves() > 1);
    QVERIFY(steps.moves() > 1);
    QVERIFY(!previews.isEmpty());
    auto *picture = house.find<ImageView>(u"picture"_s);
    QTRY_VERIFY(!picture->isEmpty() && !picture->isPreview());

    auto *grid = house.find<ThumbGrid>(u"galleryGrid"_s);
    QTRY_COMPARE(grid->currentRow(), 0);
    QTRY_VERIFY(!grid->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
    QVERIFY(results->recordAt(0)->positive.contains(u"a fox in the snow"_s));

    house.chooser()->saveTo = house.path(u"mine.png"_s);
    house.trigger(u"saveResultAs"_s);
    QTRY_VERIFY(QFile::exists(house.path(u"mine.png"_s)));
    QFile kept(results->recordAt(0)->path);
    QFile copy(house.path(u"mine.png"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), kept.readAll());
}

void TestMainWindow::imageGoesIntoItsField()
{
    AppHouse house;
    QVERIFY(house.open({kImg2Img}));
    auto *field = house.named<ImageField>(u"Start image"_s);
    QVERIFY(field);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(house.makePicture(u"start.png"_s))});
    dropOn(field, &data);
    QTRY_COMPARE(field->name(), u"start.png"_s);
    QTRY_COMPARE(field->state(), ImageField::State::Filled);
    house.trigger(u"generate"_s);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);

    // A picture that another program gives without a file is kept, and used too.
    QMimeData picture;
    QImage red(64, 64, QImage::Format_RGB32);
    red.fill(Qt::red);
    picture.setImageData(red);
    dropOn(field, &picture);
    QTRY_VERIFY(field->name() != u"start.png"_s && field->state() == ImageField::State::Filled);
    house.trigger(u"generate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 2, kLong);
}

void TestMainWindow::secondJobIsCancelledAndRetried()
{
    AppHouse house({.speed = 1});
    QVERIFY(house.open({kPortrait}));
    studio::JobQueue *queue = house.session()->studio()->queue();
    auto *stop = house.named<QToolButton>(u"Stop"_s);
    QVERIFY(stop && !stop->isEnabled());
    auto *generate = house.named<QToolButton>(u"Generate"_s);
    QTest::mouseClick(generate, Qt::LeftButton, {}, QPoint(20, generate->height() / 2));
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled() && queue->runningCount() == 1, kLong);
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier | Qt::AltModifier);
    auto *list = house.find<JobList>(u"jobList"_s);
    auto *panel = house.find<app::QueuePanel>(u"queuePanel"_s);
    const auto state = [panel] {
        const studio::Job *job = panel->model()->jobAt(0);
        return job != nullptr ? job->state : studio::JobState::Finished;
    };
    QTRY_COMPARE_WITH_TIMEOUT(state(), studio::JobState::Cancelled, kLong);
    QTRY_VERIFY(!stop->isEnabled());
    // Its row can go on.
    clickTool(list, 0, &JobList::resumeRequested);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    QTRY_COMPARE(list->model()->rowCount(), 0);
}

void TestMainWindow::everythingIsThereAfterClosing()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait, kImg2Img}));
    auto *tabs = house.find<QTabBar>(u"tabs"_s);
    tabs->setCurrentIndex(1);
    auto *prompt = house.named<PromptEdit>(u"Prompt"_s);
    typeInto(prompt, u"kept words"_s);
    house.trigger(u"generate"_s);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    const library::ResultId id = results->idAt(0);
    house.trigger(u"showQueue"_s);
    house.close();

    QVERIFY(house.open());
    tabs = house.find<QTabBar>(u"tabs"_s);
    QCOMPARE(tabs->count(), 3);
    QCOMPARE(tabs->currentIndex(), 1);
    QTRY_VERIFY(house.named<PromptEdit>(u"Prompt"_s) != nullptr);
    QTRY_COMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), u"kept words"_s);
    results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE(results->rowCount(), 1);
    QCOMPARE(results->idAt(0), id);
    auto *grid = house.find<ThumbGrid>(u"galleryGrid"_s);
    QTRY_VERIFY(!grid->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
    QVERIFY(!house.find<QWidget>(u"queueDock"_s)->isVisible());
}

void TestMainWindow::withoutAWorkflowGenerateSaysWhy()
{
    AppHouse house;
    QVERIFY(house.open());
    QVERIFY(house.find<QWidget>(u"startPage"_s)->isVisible());
    const auto *block = house.window()->findChild<GenerateBlock *>();
    const QList<QToolButton *> buttons = block->findChildren<QToolButton *>();
    const auto generate = std::ranges::find(buttons, u"Generate"_s, &QWidget::accessibleName);
    QVERIFY(generate != buttons.end());
    QCOMPARE((*generate)->accessibleDescription(), u"Open a workflow first"_s);
    const QList<QLabel *> words = house.find<QWidget>(u"startPage"_s)->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(words, [](const QLabel *label) {
        return label->isVisible() && label->text() == u"Open a workflow"_s;
    }));
    QVERIFY(!house.window()->findChild<QAction *>(u"generate"_s)->isEnabled());
    const studio::JobQueue *queue = house.session()->studio()->queue();
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(queue->rowCount({}), 0);
    auto *tabs = house.find<QTabBar>(u"tabs"_s);
    QCOMPARE(tabs->count(), 2);
    tabs->setCurrentIndex(0);
    QVERIFY(house.find<QWidget>(u"largeGallery"_s)->isVisible());
}

void TestMainWindow::withoutAServerJobsWait()
{
    AppHouse house({.demo = false});
    QVERIFY(house.open({kPortrait}));
    studio::JobQueue *queue = house.session()->studio()->queue();
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(queue->waitingCount(), 1);
    // The server comes, and the job goes on.
    house.session()->useDemo();
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
}

void TestMainWindow::serverThatDiesInMidRunComesBack()
{
    demo::DemoOptions options;
    options.speed = 1;
    auto server = std::make_unique<demo::DemoThread>(options);
    const auto started = [&] {
        const QSignalSpy listening(server.get(), &demo::DemoThread::listening);
        server->start();
        return QTest::qWaitFor([&] { return !listening.isEmpty(); }, kLong);
    };
    QVERIFY(started());
    options.port = static_cast<quint16>(server->url().port());
    AppHouse house({.demo = false, .server = server->url()});
    QVERIFY(house.open({kPortrait}));
    auto *picture = house.find<ImageView>(u"picture"_s);
    QTest::keyClick(house.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(picture->isPreview(), kLong);
    server.reset();
    auto *button = house.find<app::ServerButton>(u"server"_s);
    QTRY_COMPARE_WITH_TIMEOUT(button->words().ink, Ink::Warning, kLong);
    options.speed = 0;
    server = std::make_unique<demo::DemoThread>(options);
    QVERIFY(started());
    QTRY_COMPARE_WITH_TIMEOUT(button->words().ink, Ink::Success, kLong);
    // It knows nothing of the job: that is told in its row, and one press makes it anew.
    auto *panel = house.find<app::QueuePanel>(u"queuePanel"_s);
    QTRY_COMPARE_WITH_TIMEOUT(panel->model()->rowCount(), 1, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(panel->model()->jobAt(0)->state, studio::JobState::Failed, kLong);
    QVERIFY(!panel->model()->jobAt(0)->error.message.isEmpty());
    house.trigger(u"retryFailed"_s);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    QTRY_COMPARE(house.session()->studio()->queue()->runningCount(), 0);
}

void TestMainWindow::droppedWorkflowOpensInATab()
{
    AppHouse house;
    QVERIFY(house.open());
    QVERIFY(QFile::copy(kPortrait, house.path(u"My portrait.json"_s)));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(house.path(u"My portrait.json"_s))});
    dropOn(house.window(), &data);
    auto *tabs = house.find<QTabBar>(u"tabs"_s);
    QTRY_COMPARE(tabs->tabText(1), u"My portrait"_s);
    QTRY_VERIFY(house.named<PromptEdit>(u"Prompt"_s));
    // Also on a field, which would else take its name as text.
    const QString words = house.named<PromptEdit>(u"Prompt"_s)->text();
    QVERIFY(QFile::copy(kImg2Img, house.path(u"Second.json"_s)));
    QMimeData second;
    second.setUrls({QUrl::fromLocalFile(house.path(u"Second.json"_s))});
    dropOn(house.named<PromptEdit>(u"Prompt"_s)->viewport(), &second);
    QTRY_COMPARE(tabs->count(), 3);
    tabs->setCurrentIndex(1);
    QCOMPARE(house.named<PromptEdit>(u"Prompt"_s)->text(), words);
    // And saves back what is typed.
    typeInto(house.named<PromptEdit>(u"Prompt"_s), u"saved words"_s);
    QTest::keyClick(house.window(), Qt::Key_S, Qt::ControlModifier);
    const auto saved = [&] {
        QFile file(house.path(u"My portrait.json"_s));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("saved words");
    };
    QTRY_VERIFY(saved());
}

void TestMainWindow::sameFileHasOneTab()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    auto *documents = house.window()->findChild<app::Documents *>();
    documents->open(kPortrait);
    documents->open(kImg2Img);
    QTRY_COMPARE(documents->count(), 2);
    documents->open(kPortrait);
    QCOMPARE(documents->count(), 2);
    QCOMPARE(documents->currentIndex(), 0);
    house.trigger(u"closeTab"_s);
    QCOMPARE(documents->count(), 1);
    house.trigger(u"closeTab"_s);
    QCOMPARE(documents->count(), 0);
    QVERIFY(house.find<QWidget>(u"startPage"_s)->isVisible());
}

void TestMainWindow::deletedResultComesBackByUndo()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    house.trigger(u"generate"_s);
    auto *results = house.window()->findChild<library::ResultsModel *>();
    QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, kLong);
    auto *grid = house.find<ThumbGrid>(u"galleryGrid"_s);
    QTRY_COMPARE(grid->currentRow(), 0);
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Delete);
    QTRY_COMPARE(results->rowCount(), 0);
    QTRY_VERIFY(house.find<QWidget>(u"undoBar"_s));
    auto *bar = house.find<QWidget>(u"undoBar"_s);
    QTRY_VERIFY(bar->isVisible() && !bar->visibleRegion().isEmpty());
    QTest::keyClick(house.window(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(results->rowCount(), 1);
    QVERIFY(!bar->isVisible());
}

void TestMainWindow::everyControlHasAName()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    for (const QString &name : {u"Prompt"_s, u"Negative prompt"_s, u"Steps"_s, u"Generate"_s,
                                u"Stop"_s, u"Count"_s, u"Gallery"_s, u"Queue"_s, u"Server"_s})
        QVERIFY2(house.named<QWidget>(name), qPrintable(name));
    for (const QString &name : {u"Nodes"_s, u"Steps"_s}) // visible while a job runs
        QVERIFY2(barNamed(house, name), qPrintable(name));
    const QList<QWidget *> all = house.window()->findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool hasText = button != nullptr && !button->text().isEmpty();
        const bool inner
            = widget->parentWidget() && !widget->parentWidget()->accessibleName().isEmpty();
        QVERIFY2(!widget->accessibleName().isEmpty() || hasText || inner,
                 qPrintable(QString(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                    + widget->objectName())));
    }
}

void TestMainWindow::f6GoesFromPartToPart()
{
    AppHouse house;
    QVERIFY(house.open({kPortrait}));
    auto *prompt = house.named<PromptEdit>(u"Prompt"_s);
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_F6);
    QVERIFY(!house.find<QWidget>(u"formPanel"_s)->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), prompt);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
