// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/settingsdialog.h"

#include "app/dialogs/checklist.h"
#include "app/dialogs/settingspage.h"
#include "app/errortext.h"
#include "app/session.h"
#include "comfy/address.h"
#include "comfy/server.h"
#include "library/library.h"
#include "studio/studio.h"
#include "widgets/editors/choiceedit.h"
#include "widgets/editors/lineedit.h"
#include "widgets/editors/toggle.h"
#include "widgets/theme/caption.h"
#include "widgets/theme/themestyle.h"

#include <QDir>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr int kListWidth = 176;
constexpr QSize kSize {676, 520};

} // namespace

SettingsDialog::SettingsDialog(Session *session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_list(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    m_list->setFixedWidth(kListWidth);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->setContentsMargins(measure::kGap, measure::kEdge, 0, 0);
    middle->addWidget(m_list);
    middle->addWidget(m_pages, 1);
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(measure::kLarge, measure::kEdge, measure::kLarge, measure::kEdge);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false); // Enter belongs to the fields
    footer->addStretch();
    footer->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addLayout(footer);
    addPage(tr("Server"), makeServerPage());
    addPage(tr("Results and files"), makeResultsPage());
    addPage(tr("Look"), makeLookPage());
    m_list->setCurrentRow(0);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    watchServer();
}

void SettingsDialog::addPage(const QString &name, QWidget *page)
{
    auto *item = new QListWidgetItem(name, m_list);
    item->setSizeHint({0, themeOf(this).scaled(measure::kMenuRow)});
    m_pages->addWidget(page);
}

QWidget *SettingsDialog::makeServerPage()
{
    auto *page = new SettingsPage(this);
    m_address = new LineEdit(page);
    m_address->setObjectName(u"serverAddress"_s);
    m_address->setPlaceholderText(u"127.0.0.1:8188"_s);
    m_addressLine = page->addRow(tr("Address"), m_address);
    auto *demo = new Toggle(page);
    demo->setObjectName(u"useDemo"_s);
    demo->setValue(m_session->usesDemo());
    page->addRow(tr("Built-in demo"), demo,
                 tr("Draws pictures by arithmetic, on this computer, without any model."));
    page->addLine();
    auto *again = new QPushButton(tr("Check again"), page);
    again->setAutoDefault(false);
    page->addHeading(tr("Check"), again);
    m_check = page->addGrid();
    if (!m_session->usesDemo())
        m_address->setText(comfy::addressText(m_session->studio()->server()->address()));
    connect(m_address, &QLineEdit::editingFinished, this, &SettingsDialog::takeAddress);
    connect(demo, &Toggle::valueEdited, this,
            [this](bool on) { on ? m_session->useDemo() : takeAddress(); });
    connect(m_session, &Session::serverChanged, demo,
            [this, demo] { demo->setValue(m_session->usesDemo()); });
    connect(again, &QPushButton::clicked, m_session, &Session::retryServer);
    return page;
}

QWidget *SettingsDialog::makeResultsPage()
{
    auto *page = new SettingsPage(this);
    const Preferences *kept = m_session->preferences();
    const studio::Settings &keys = kept->all();
    auto *folder = new LineEdit(page);
    folder->setReadOnly(true);
    folder->setText(QDir::toNativeSeparators(m_session->studio()->library()->paths().results));
    page->addRow(tr("Folder"), folder, tr("Another one: start gesso with --library FOLDER."));
    m_pattern = new LineEdit(page);
    m_pattern->setObjectName(u"namePattern"_s);
    m_pattern->setPlaceholderText(library::Library::defaultNamePattern());
    m_pattern->setText(kept->get(keys.results.namePattern));
    m_patternLine = page->addRow(tr("File names"), m_pattern);
    showPattern(m_pattern->text());
    auto *previews = new Toggle(page);
    previews->setObjectName(u"savePreviews"_s);
    previews->setValue(kept->get(keys.results.savePreviews));
    page->addRow(tr("Keep previews"), previews,
                 tr("Pictures of preview nodes are kept in a folder temp/ of their own."));
    connect(m_pattern, &QLineEdit::textEdited, this, &SettingsDialog::showPattern);
    connect(m_pattern, &QLineEdit::editingFinished, this, &SettingsDialog::takePattern);
    connect(previews, &Toggle::valueEdited, this, [this](bool on) {
        m_session->preferences()->set(m_session->preferences()->all().results.savePreviews, on);
    });
    return page;
}

QWidget *SettingsDialog::makeLookPage()
{
    auto *page = new SettingsPage(this);
    const studio::Setting<studio::ThemeChoice> &key = m_session->preferences()->all().look.theme;
    const QStringList names {tr("As the desktop"), tr("Dark"), tr("Light")};
    auto *theme = new ChoiceEdit(page);
    theme->setObjectName(u"theme"_s);
    theme->setChoices(std::make_shared<const QStringList>(names));
    theme->setValue(names.at(static_cast<int>(m_session->preferences()->get(key))));
    page->addRow(tr("Theme"), theme, tr("Changes work at once."));
    connect(theme, &ChoiceEdit::valueEdited, this, [this, names](const QString &name) {
        const auto choice = static_cast<studio::ThemeChoice>(names.indexOf(name));
        m_session->preferences()->set(m_session->preferences()->all().look.theme, choice);
    });
    return page;
}

void SettingsDialog::takeAddress()
{
    const QString typed = m_address->text().trimmed();
    if (typed.isEmpty())
        return;
    const Result<QUrl> url = comfy::addressFromText(typed);
    setInvalid(m_address, !url);
    SettingsPage::setLine(m_addressLine, url ? QString() : url.error().toLine(), !url);
    if (!url || isInUse(*url))
        return;
    const Result<void> used = m_session->useServer(typed);
    if (!used)
        SettingsPage::setLine(m_addressLine, used.error().toLine(), true);
    else if (!url->userInfo().isEmpty())
        SettingsPage::setLine(m_addressLine,
                              tr("Name and password are kept apart, for you alone."));
    m_address->setText(comfy::addressText(*url)); // nobody reads the password over a shoulder
}

// The field shows the address without its login: left as it is, it changes nothing.
bool SettingsDialog::isInUse(const QUrl &url) const
{
    const QUrl used = m_session->studio()->server()->address();
    return !m_session->usesDemo()
        && (url == used
            || (url.userInfo().isEmpty() && url == used.adjusted(QUrl::RemoveUserInfo)));
}

void SettingsDialog::showPattern(const QString &pattern)
{
    const Result<void> good
        = pattern.isEmpty() ? Result<void>() : library::Library::checkNamePattern(pattern);
    setInvalid(m_pattern, !good);
    const QString names = tr("{date} {time} {workflow} {seed} {name} {counter}; / makes folders.");
    SettingsPage::setLine(m_patternLine, good ? names : errorText(good.error()).title, !good);
}

void SettingsDialog::takePattern()
{
    if (isInvalid(m_pattern))
        return;
    m_session->preferences()->set(m_session->preferences()->all().results.namePattern,
                                  m_pattern->text());
}

void SettingsDialog::watchServer()
{
    const auto watch = [this] {
        const comfy::Server *server = m_session->studio()->server();
        connect(server, &comfy::Server::stateChanged, this, &SettingsDialog::showCheck);
        connect(server, &comfy::Server::factsChanged, this, &SettingsDialog::showCheck);
        showCheck();
    };
    connect(m_session, &Session::serverChanged, this, watch);
    watch();
}

void SettingsDialog::showCheck()
{
    fillChecklist(m_check, checkSteps(viewOf(*m_session->studio()->server())));
}

} // namespace gesso::app
