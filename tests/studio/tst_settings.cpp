// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace gesso::studio;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void defaultsHoldWithoutAFile();
    void whatWasSetIsThereAgain();
    void nonsenseGivesTheDefault();
};

void TestSettings::defaultsHoldWithoutAFile()
{
    QTemporaryDir folder;
    QSettings store(folder.filePath(u"gesso.ini"_s), QSettings::IniFormat);
    const Settings settings(&store);
    QCOMPARE(settings.get(settings.server.address), QString());
    QCOMPARE(settings.get(settings.server.demo), false);
    QCOMPARE(settings.get(settings.results.savePreviews), false);
    QCOMPARE(settings.get(settings.look.theme), ThemeChoice::Dark);
}

void TestSettings::whatWasSetIsThereAgain()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"gesso.ini"_s);
    {
        QSettings store(file, QSettings::IniFormat);
        Settings settings(&store);
        settings.set(settings.server.address, u"http://studio:8188/a b/ü"_s);
        settings.set(settings.results.namePattern, u"{date}/{counter}, {seed}"_s);
        settings.set(settings.results.savePreviews, true);
        settings.set(settings.look.theme, ThemeChoice::Light);
    }
    QSettings store(file, QSettings::IniFormat);
    const Settings settings(&store);
    QCOMPARE(settings.get(settings.server.address), u"http://studio:8188/a b/ü"_s);
    QCOMPARE(settings.get(settings.results.namePattern), u"{date}/{counter}, {seed}"_s);
    QCOMPARE(settings.get(settings.results.savePreviews), true);
    QCOMPARE(settings.get(settings.look.theme), ThemeChoice::Light);
}

void TestSettings::nonsenseGivesTheDefault()
{
    QTemporaryDir folder;
    QSettings store(folder.filePath(u"gesso.ini"_s), QSettings::IniFormat);
    store.setValue(u"look/theme"_s, u"purple"_s);
    const Settings settings(&store);
    QCOMPARE(settings.get(settings.look.theme), ThemeChoice::Dark);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
