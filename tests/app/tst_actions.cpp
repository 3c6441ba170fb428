// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionset.h"

#include <QAction>
#include <QFile>
#include <QHash>
#include <QMenu>
#include <QTest>

using namespace gesso;
using namespace gesso::app;
using namespace Qt::StringLiterals;

// Every action stands in one table; menus, keys and icons are made from it.
class TestActions : public QObject
{
    Q_OBJECT

private slots:
    void idsAreUniqueAndNamesToo();
    void noKeyMeansTwoThings();
    void everyKeyIsOne();
    void eachIsInTheMenuThatTheTableSays();
    void eachHasATipAndAnIconThatExists();
    void keysOfResultsStayOutOfTextFields();
    void tipTellsNameKeyAndSentence();
};

void TestActions::idsAreUniqueAndNamesToo()
{
    QSet<ActionId> ids;
    QSet<QByteArray> names;
    for (const ActionSpec &spec : actionTable()) {
        QVERIFY2(!ids.contains(spec.id), spec.name);
        QVERIFY2(!names.contains(spec.name), spec.name);
        ids << spec.id;
        names << spec.name;
    }
}

void TestActions::noKeyMeansTwoThings()
{
    const ActionSet set;
    QHash<QKeySequence, QString> used {{QKeySequence(Qt::Key_F10), u"menu"_s}};
    for (const ActionSpec &spec : actionTable()) {
        const QList<QKeySequence> keys = set.action(spec.id)->shortcuts();
        for (const QKeySequence &key : keys) {
            QVERIFY2(!used.contains(key), qPrintable(key.toString()));
            used.insert(key, QString::fromLatin1(spec.name));
        }
    }
}

void TestActions::everyKeyIsOne()
{
    const ActionSet set;
    for (const ActionSpec &spec : actionTable()) {
        const QList<QKeySequence> keys = set.action(spec.id)->shortcuts();
        QCOMPARE(keys.isEmpty(), *spec.keys == '\0');
        for (const QKeySequence &key : keys)
            QVERIFY2(key.count() == 1 && key[0].key() != Qt::Key_unknown, spec.name);
    }
}

void TestActions::eachIsInTheMenuThatTheTableSays()
{
    const ActionSet set;
    for (const ActionSpec &spec : actionTable()) {
        QMenu menu;
        set.fill(&menu, spec.menu);
        QVERIFY2(menu.actions().contains(set.action(spec.id)), spec.name);
        QVERIFY(!menuText(spec.menu).isEmpty());
    }
}

void TestActions::eachHasATipAndAnIconThatExists()
{
    for (const ActionSpec &spec : actionTable()) {
        QVERIFY2(actionTip(spec).endsWith(u'.'), spec.name);
        if (*spec.icon != '\0') {
            const QString file = u":/gesso/icons/%1.svg"_s.arg(QString::fromLatin1(spec.icon));
            QVERIFY2(QFile::exists(file), spec.icon);
        }
    }
}

void TestActions::keysOfResultsStayOutOfTextFields()
{
    const ActionSet set;
    for (const ActionSpec &spec : actionTable()) {
        const QAction *action = set.action(spec.id);
        const bool inWindow = action->shortcutContext() == Qt::WindowShortcut;
        const QList<QKeySequence> keys = action->shortcuts();
        for (const QKeySequence &key : keys) {
            const Qt::Key code = key[0].key();
            const bool plain = key[0].keyboardModifiers() == Qt::NoModifier;
            const bool types = plain && (code < Qt::Key_Escape || code == Qt::Key_Delete);
            QVERIFY2(!(types && inWindow), spec.name);
        }
    }
}

void TestActions::tipTellsNameKeyAndSentence()
{
    QCOMPARE(toolTip(actionSpec(ActionId::Generate)).section(u'\n', 0, 0),
             u"Generate (Ctrl+Enter)"_s);
    QCOMPARE(keyText(actionSpec(ActionId::About)), QString());
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
