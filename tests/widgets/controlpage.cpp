// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controlpage.h"

#include "widgets/canvas/imageview.h"
#include "widgets/canvas/zoombar.h"
#include "widgets/editors/choiceedit.h"
#include "widgets/editors/fieldrow.h"
#include "widgets/editors/foldgroup.h"
#include "widgets/editors/imagefield.h"
#include "widgets/editors/lineedit.h"
#include "widgets/editors/numberedit.h"
#include "widgets/editors/promptedit.h"
#include "widgets/editors/seededit.h"
#include "widgets/editors/sizeedit.h"
#include "widgets/editors/slidernumber.h"
#include "widgets/editors/toggle.h"
#include "widgets/grid/thumbgrid.h"
#include "widgets/grid/tileroles.h"
#include "widgets/jobs/joblist.h"
#include "widgets/jobs/jobroles.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/docktitle.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/generateblock.h"
#include "widgets/parts/progressstrip.h"
#include "widgets/parts/searchfield.h"
#include "widgets/parts/toolbutton.h"
#include "widgets/parts/undobar.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/themestyle.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

enum State { Rest, Hover, Pressed, Focus, Disabled, Invalid };

using Make = std::function<QWidget *(State)>;

// Until the window is up and laid out.
void settle(QWidget *window)
{
    if (!QTest::qWaitForWindowExposed(window))
        qWarning("a window does not show");
    QCoreApplication::sendPostedEvents();
}

QImage art(const QSize &size, int hue)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor::fromHsv(hue, 120, 170));
    sky.setColorAt(1, QColor::fromHsv((hue + 60) % 360, 90, 220));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 30) % 360, 60, 245));
    painter.drawEllipse(QPointF(size.width() * 0.6, size.height() * 0.35), size.width() * 0.2,
                        size.width() * 0.2);
    painter.setBrush(QColor::fromHsv((hue + 180) % 360, 140, 90));
    painter.drawEllipse(QPointF(size.width() * 0.3, size.height() * 1.2), size.width() * 0.9,
                        size.height() * 0.5);
    return image;
}

// One control in one state, as a picture: each stands in a window of its own to have the focus.
QWidget *cell(const Make &make, State state, int width)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *other = new QWidget;
    other->setFocusPolicy(Qt::StrongFocus);
    other->setFixedHeight(1);
    QWidget *control = make(state);
    layout->addWidget(other);
    layout->addWidget(control);
    window.resize(width, window.sizeHint().height());
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window))
        qWarning("a window does not get the focus");
    settle(&window);
    other->setFocus();
    if (state == Hover)
        control->setAttribute(Qt::WA_UnderMouse);
    if (auto *button = qobject_cast<QAbstractButton *>(control); button && state == Pressed)
        button->setDown(true);
    if (state == Focus || (state == Pressed && !qobject_cast<QAbstractButton *>(control))) {
        window.setAttribute(Qt::WA_KeyboardFocusChange);
        control->setFocus(Qt::TabFocusReason);
    }
    control->setEnabled(state != Disabled);
    setInvalid(control, state == Invalid);
    settle(&window);
    auto *picture = new QLabel;
    picture->setPixmap(control->grab());
    return picture;
}

Caption *section(const QString &text)
{
    return new Caption(text, Type::Strong, Ink::Text);
}

QWidget *stateTable()
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(measure::kGap);
    const std::vector<std::pair<QString, Make>> rows = {
        {u"Text"_s, [](State) { return new LineEdit; }},
        {u"Number"_s, [](State) { return new NumberEdit; }},
        {u"Choice"_s, [](State) { return new ChoiceEdit; }},
        {u"Combo"_s, [](State) { return new QComboBox; }},
        {u"Slider"_s, [](State) { return new CalmSlider; }},
        {u"Check box"_s, [](State) { return new QCheckBox(u"Tiled"_s); }},
        {u"Radio"_s, [](State) { return new QRadioButton(u"Tiled"_s); }},
        {u"Button"_s, [](State) { return new QPushButton(u"Export…"_s); }},
        {u"First button"_s, [](State) { return new QPushButton(u"Connect"_s); }},
        {u"Tool"_s, [](State) { return makeTool(u"pin", u"Pin"_s, nullptr); }},
    };
    const QStringList names
        = {u"Rest"_s, u"Hover"_s, u"Pressed"_s, u"Focus"_s, u"Disabled"_s, u"Invalid"_s};
    for (int column = 0; column < names.size(); ++column)
        grid->addWidget(new Caption(names.at(column), Type::Small, Ink::Text3), 0, column + 1);
    for (size_t row = 0; row < rows.size(); ++row) {
        const auto &[name, make] = rows[row];
        grid->addWidget(new Caption(name, Type::Base, Ink::Text2), int(row) + 1, 0);
        for (int column = 0; column < names.size(); ++column) {
            const Make filled = [&make = make, &name = name](State state) {
                QWidget *control = make(state);
                if (auto *line = qobject_cast<NumberEdit *>(control))
                    line->setValue(u"22"_s);
                else if (auto *text = qobject_cast<LineEdit *>(control))
                    text->setText(u"gouache"_s);
                else if (auto *choice = qobject_cast<ChoiceEdit *>(control))
                    choice->setValue(u"karras"_s);
                else if (auto *combo = qobject_cast<QComboBox *>(control))
                    combo->addItem(u"karras"_s);
                else if (auto *slider = qobject_cast<QSlider *>(control))
                    slider->setValue(40);
                else if (auto *box = qobject_cast<QAbstractButton *>(control);
                         box && box->isCheckable())
                    box->setChecked(state == Hover || state == Pressed || state == Focus);
                if (name == u"First button"_s)
                    setButtonRole(control, ButtonRole::First);
                if (state == Invalid && name == u"Button"_s)
                    setButtonRole(control, ButtonRole::Danger);
                return control;
            };
            grid->addWidget(cell(filled, State(column), 88), int(row) + 1, column + 1);
        }
    }
    return table;
}

FieldRow *row(QVBoxLayout *form, const QString &label, QWidget *control,
              FieldRow::LabelPlace place = FieldRow::LabelPlace::Left)
{
    auto *field = new FieldRow(label, control, place);
    form->addWidget(field);
    return field;
}

QWidget *formColumn()
{
    auto *page = new QWidget;
    page->setFixedWidth(measure::kFormWidth);
    auto *form = new QVBoxLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(measure::kGap);
    auto *prompt = new PromptEdit;
    prompt->setText(
        u"woman among leaves, (soft light:1.2), gouache,\n<lora:gouache_xl:0.7> // quiet\n"
        "{red|blue} dress, (open"_s);
    row(form, u"Prompt"_s, prompt, FieldRow::LabelPlace::Above)->setChanged(true);
    auto *negative = new PromptEdit;
    negative->setHeights(measure::kNegativeHeight, measure::kPromptLimit);
    negative->setPlaceholderText(u"What the picture shall not have"_s);
    row(form, u"Negative prompt"_s, negative, FieldRow::LabelPlace::Above);
    auto *size = new SizeEdit;
    size->setValues(u"896"_s, u"1152"_s);
    row(form, u"Size"_s, size);
    auto *seed = new SeedEdit;
    seed->setValue(u"18446744073709551615"_s);
    row(form, u"Seed"_s, seed)
        ->setHint(u"die: new for each job. lock: keep. arrow: take the last."_s);
    auto *steps = new SliderNumber;
    steps->setSpec({.integer = true, .min = u"1"_s, .max = u"10000"_s}, u"1"_s, u"60"_s);
    steps->setValue(u"22"_s);
    row(form, u"Steps"_s, steps)->setChanged(true);
    auto *guidance = new SliderNumber;
    guidance->setSpec({.min = u"1"_s, .max = u"100"_s, .step = u"0.1"_s}, u"1"_s, u"20"_s);
    guidance->setValue(u"0"_s);
    row(form, u"Guidance"_s, guidance)->setChanged(true);
    auto *checkpoint = new ChoiceEdit;
    checkpoint->setValue(u"xl/painterlyXL_v3.safetensors"_s);
    checkpoint->setChoices(std::make_shared<const QStringList>(QStringList {u"a"_s}));
    row(form, u"Checkpoint"_s, checkpoint)
        ->setError(u"Not on studio-gpu. Nearest name there:"_s, u"painterlyXL_v2"_s);
    auto *tiled = new Toggle;
    tiled->setValue(true);
    row(form, u"Tiled"_s, tiled);
    row(form, u"Empty"_s, new ImageField);
    auto *filled = new ImageField;
    filled->setFilled(u"birch_study.png"_s, u"896 × 1152, mask"_s, art({112, 144}, 40));
    row(form, u"Filled"_s, filled);
    auto *sending = new ImageField;
    sending->setFilled(u"birch_study.png"_s, u"896 × 1152, mask"_s, art({112, 144}, 40));
    sending->setSending(56);
    row(form, u"Sending"_s, sending);
    auto *missing = new ImageField;
    missing->setMissing(u"pose_07.png"_s, u"Not found on this disk"_s);
    row(form, u"Missing"_s, missing);
    const auto empty = [] { return new QWidget; };
    auto *model = new FoldGroup(u"Model"_s, empty);
    model->header()->setSummary(u"painterlyXL_v2"_s, false);
    auto *lora = new FoldGroup(u"LoRA"_s, empty);
    lora->header()->setSummary(u"gouache_xl 0.7"_s, false);
    lora->header()->setChanged(true);
    lora->header()->setAttribute(Qt::WA_UnderMouse);
    auto *rest = new FoldGroup(u"Everything else"_s, empty);
    rest->header()->setSummary(u"1 field to look at"_s, true);
    auto *groups = new QVBoxLayout;
    groups->setSpacing(0);
    for (FoldGroup *group : {model, lora, rest})
        groups->addWidget(group);
    form->addLayout(groups);
    form->addStretch(1);
    return page;
}

GenerateBlock *generate(const QString &hint, Ink ink, bool enabled, bool stop)
{
    auto *block = new GenerateBlock;
    block->setCount(4);
    block->setKey(u"Ctrl+Enter"_s);
    block->menu()->addAction(u"To the front"_s);
    block->showMenuPart();
    block->setHint(hint, ink);
    block->setGenerateEnabled(enabled);
    block->setStopEnabled(stop);
    return block;
}

QWidget *menuPicture()
{
    QMenu menu;
    menu.addAction(icon(u"reset"), u"Default value"_s);
    QAction *pin = menu.addAction(icon(u"pin"), u"Pin to the top"_s);
    pin->setShortcut(QKeySequence(u"Ctrl+P"_s));
    menu.addAction(icon(u"sweep"), u"Sweep…"_s)->setEnabled(false);
    menu.addSeparator();
    menu.addAction(icon(u"edit"), u"Rename…"_s);
    QAction *hide = menu.addAction(u"Hide"_s);
    hide->setCheckable(true);
    hide->setChecked(true);
    menu.popup(QPoint(0, 0));
    menu.setActiveAction(pin);
    settle(&menu);
    auto *picture = new QLabel;
    picture->setPixmap(menu.grab());
    return picture;
}

QWidget *openedChoice()
{
    QWidget window;
    window.resize(260, 28);
    auto *choice = new ChoiceEdit(&window);
    choice->resize(260, 28);
    choice->setChoices(std::make_shared<const QStringList>(
        QStringList {u"xl/portraits/painterlyXL_v2"_s, u"xl/portraits/paint_and_paper_xl"_s,
                     u"sd15/old_paintings"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
    window.show();
    settle(&window);
    QKeyEvent key(QEvent::KeyPress, Qt::Key_P, Qt::NoModifier, u"paint"_s);
    QCoreApplication::sendEvent(choice, &key);
    settle(choice->findChild<QFrame *>());
    auto *picture = new QLabel;
    picture->setPixmap(choice->findChild<QFrame *>()->grab());
    choice->findChild<QFrame *>()->close();
    return picture;
}

QWidget *messagesColumn()
{
    auto *page = new QWidget;
    page->setFixedWidth(measure::kFormWidth);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(generate(u"4 jobs, about 2 min 30 s"_s, Ink::Text3, true, false));
    column->addWidget(generate(u"1 running, 3 waiting"_s, Ink::Text3, true, true));
    column->addWidget(generate(u"Two fields need another value"_s, Ink::Danger, true, false));
    column->addWidget(generate(u"Open a workflow first"_s, Ink::Text3, false, false));
    auto *danger = new Banner(Banner::Kind::Danger);
    danger->setMessage(u"The server refused this prompt"_s, u"Two fields need another value."_s);
    danger->addLink(u"first"_s, u"Go to the first"_s);
    danger->setDetails(u"node 3"_s);
    column->addWidget(danger);
    auto *warning = new Banner(Banner::Kind::Warning);
    warning->setMessage(u"studio-gpu is offline"_s);
    warning->addButton(u"Try now"_s);
    warning->setClosable(false);
    column->addWidget(warning);
    auto *area = new QWidget;
    area->setFixedHeight(measure::kToast + measure::kEdge);
    auto *undo = new UndoBar(area);
    undo->setLift(0);
    undo->showMessage(u"5 results moved to the trash"_s, u"Undo"_s);
    column->addWidget(area);
    auto *search = new SearchField(u"Search results"_s);
    search->setKeyHint(u"Ctrl+F"_s);
    column->addWidget(search);
    column->addWidget(openedChoice());
    column->addWidget(menuPicture());
    auto *bar = new QScrollBar(Qt::Vertical);
    bar->setFixedHeight(2 * measure::kGiant);
    column->addWidget(bar);
    column->addStretch(1);
    return page;
}

QStandardItemModel *jobs(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    const auto add = [model](JobState state, const QString &title, const QString &subtitle) {
        auto *item = new QStandardItem(title);
        item->setData(int(state), JobStateRole);
        item->setData(subtitle, JobSubtitleRole);
        item->setData(subtitle, JobReasonRole);
        item->setData(56, JobProgressRole);
        item->setData(model->rowCount(), JobPositionRole);
        if (state == JobState::Running)
            item->setData(art({72, 72}, 100), Qt::DecorationRole);
        model->appendRow(item);
    };
    add(JobState::Failed, u"Failed at VAE Decode"_s,
        u"Out of graphics memory: it needed 9.1 GB, 7.8 GB were free."_s);
    add(JobState::Running, u"Guidance 5.5"_s, {});
    add(JobState::Waiting, u"Guidance 6.5"_s, u"Portrait SDXL, same seed"_s);
    add(JobState::Waiting, u"Guidance 7.5"_s, u"Portrait SDXL, same seed"_s);
    add(JobState::Paused, u"Upscale 4×, 6 pictures"_s, u"paused"_s);
    return model;
}

QStandardItemModel *results(QObject *parent)
{
    auto *model = new QStandardItemModel(parent);
    for (int i = 0; i < 40; ++i) {
        auto *item = new QStandardItem;
        item->setData(art(i % 5 == 4 ? QSize(256, 160) : QSize(200, 256), (i * 37) % 360),
                      Qt::DecorationRole);
        item->setData(i % 4 == 1, TileStarredRole);
        if (i == 0 || i == 2) {
            item->setData(int(i == 0 ? TileState::Running : TileState::Failed), TileStateRole);
            item->setData(i == 0 ? u"9 of 22"_s : u"Failed"_s, TileWordRole);
        }
        if (i == 4 || i == 7) {
            item->setData(i == 4 ? u"0:04"_s : u"4"_s, TileBadgeRole);
            item->setData(i == 4 ? u"video"_s : u"collection"_s, TileBadgeIconRole);
        }
        model->appendRow(item);
    }
    return model;
}

ThumbGrid *gallery(int tile, QObject *parent)
{
    auto *grid = new ThumbGrid;
    grid->setTileSize(tile);
    grid->setModel(results(parent));
    grid->setCurrentRow(3);
    return grid;
}

} // namespace

QWidget *makeControlPage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(section(u"Controls and their states"_s));
    column->addWidget(stateTable());
    auto *row = new QHBoxLayout;
    row->setSpacing(measure::kGiant);
    row->addWidget(formColumn());
    row->addWidget(messagesColumn());
    column->addLayout(row, 1);
    page->adjustSize();
    page->show();
    settle(page);
    page->adjustSize();
    return page;
}

QWidget *makeViewPage()
{
    auto *page = new QWidget;
    page->resize(1440, 900);
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(1);
    auto *canvas = new QVBoxLayout;
    canvas->setSpacing(0);
    auto *header = new DockTitle(u"portrait_00412.png"_s);
    header->setOnCanvas(true);
    header->setDetail(u"896 × 1152"_s);
    for (const QStringView name : {u"star", u"reuse", u"copy", u"export", u"trash"})
        header->addTool(name, name.toString());
    auto *view = new ImageView;
    canvas->addWidget(header);
    canvas->addWidget(view, 1);
    auto *running = new ProgressStrip;
    running->showNodes(5, 8, u"KSampler"_s);
    running->showSteps(9, 22, u"0:14 left, all jobs 1:32"_s);
    auto *stopping = new ProgressStrip;
    stopping->showNodes(5, 8, u"KSampler"_s);
    stopping->showNoSteps();
    stopping->showStopping();
    auto *finished = new ProgressStrip;
    finished->showFinished(u"Finished in 38 s"_s, u"8 of 8 nodes, 22 steps. 4 results saved."_s);
    finished->setResultPosition(0, 4);
    for (ProgressStrip *strip : {running, stopping, finished})
        canvas->addWidget(strip);
    columns->addLayout(canvas, 1);
    auto *side = new QVBoxLayout;
    side->setSpacing(0);
    auto *queue = new DockTitle(u"Queue"_s);
    queue->setDetail(u"3 waiting, done in 1:32"_s);
    queue->addTool(u"pause", u"Pause"_s);
    queue->addTool(u"more", u"More"_s);
    auto *list = new JobList;
    list->setModel(jobs(list));
    list->setFixedSize(measure::kSideWidth, 330);
    auto *dock = new DockTitle(u"Gallery"_s);
    dock->setDetail(u"1 248"_s);
    ThumbGrid *grid = gallery(measure::kTileInDock, page);
    grid->setFixedWidth(measure::kSideWidth);
    for (QWidget *part : std::initializer_list<QWidget *> {queue, list, dock, grid})
        side->addWidget(part);
    columns->addLayout(side);
    auto *large = gallery(measure::kTileLarge, page);
    large->setFixedWidth(400);
    RowSelection several;
    several.select(5, 8);
    large->setCurrentRow(6);
    large->setSelection(several);
    auto *last = new QVBoxLayout;
    last->addWidget(large, 1);
    auto *empty = new EmptyState(EmptyState::Size::Large);
    empty->setIcon(u"workflow"_s);
    empty->setText(
        u"Open a workflow"_s,
        u"Gesso makes a form of it, sends it to your ComfyUI server and keeps every result."_s);
    empty->setButton(u"Open a file…"_s);
    last->addWidget(empty);
    columns->addLayout(last);
    page->show();
    settle(page);
    view->showImage(art({896, 1152}, 100));
    settle(page);
    return page;
}

} // namespace gesso
