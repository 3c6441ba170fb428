// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/names.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;
using namespace gesso::library;

class tst_names : public QObject
{
    Q_OBJECT

private slots:
    void cleansAPart_data();
    void cleansAPart();
    void expandsAPattern_data();
    void expandsAPattern();
    void countsInAName();
    void checksAPattern_data();
    void checksAPattern();
};

void tst_names::cleansAPart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("an ordinary name stays") << u"Größe 1_ß-猫 (2)"_s << u"Größe 1_ß-猫 (2)"_s;
    QTest::newRow("separators of any system") << u"a/b\\c"_s << u"a_b_c"_s;
    QTest::newRow("what Windows forbids") << u"a<b>c:d\"e|f?g*h"_s << u"a_b_c_d_e_f_g_h"_s;
    QTest::newRow("dots and spaces at the ends") << u" ..a. . "_s << u"a"_s;
    QTest::newRow("only dots") << u".."_s << QString();
    QTest::newRow("control characters")
        << QString(u"a\t\n\x1b"_s + QChar(0) + u"b\x7f"_s) << u"ab"_s;
    QTest::newRow("direction marks") << u"a\u202eb\u2066c\u200f"_s << u"abc"_s;
    QTest::newRow("a joined emoji stays") << u"👩‍🎨"_s << u"👩‍🎨"_s;
    QTest::newRow("decomposed letters are composed") << u"u\u0308"_s << u"ü"_s;
    QTest::newRow("device") << u"nul"_s << u"_nul"_s;
    QTest::newRow("device with an extension") << u"Com1.png"_s << u"_Com1.png"_s;
    QTest::newRow("device with a raised number") << u"COM\u00b9"_s << u"_COM\u00b9"_s;
    QTest::newRow("no device") << u"console"_s << u"console"_s;
    QTest::newRow("half a character") << QString(u"a"_s + QChar(0xdc00)) << u"a"_s;
    QTest::newRow("too long") << QString(300, u'a') << QString(255, u'a');
    QTest::newRow("too long in UTF-8, cut between characters")
        << QString(u"a"_s + u"😀"_s.repeated(100)) << QString(u"a"_s + u"😀"_s.repeated(63));
}

void tst_names::cleansAPart()
{
    QFETCH(QString, text);
    QFETCH(QString, clean);
    QCOMPARE(cleanPart(text), clean);
    QCOMPARE(cleanPart(clean), clean);
}

void tst_names::expandsAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::newRow("all placeholders")
        << u"{date}/{time} {workflow}/{seed}_{name}_{counter}"_s
        << u"2026-11-24/13-05-09 portrait/42_ComfyUI_00001__00007.png"_s;
    QTest::newRow("without a counter") << u"{name}"_s << u"ComfyUI_00001.png"_s;
    QTest::newRow("counter first") << u"{counter}-{seed}"_s << u"00007-42.png"_s;
    QTest::newRow("the same twice") << u"{seed}{seed}"_s << u"4242.png"_s;
    QTest::newRow("only text") << u"picture"_s << u"picture.png"_s;
}

void tst_names::expandsAPattern()
{
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    NameFacts facts;
    facts.createdMs = QDateTime(QDate(2026, 11, 24), QTime(13, 5, 9)).toMSecsSinceEpoch();
    facts.workflow = u"portrait"_s;
    facts.seed = u"42"_s;
    facts.serverName = u"sub/ComfyUI_00001_.png"_s;
    QVERIFY(checkNamePattern(pattern));
    const ExpandedName name(pattern, facts);
    QCOMPARE(name.with(name.hasCounter() ? 7 : 0, u"png"_s), path);
    // Values that are not there leave no separators behind.
    const ExpandedName bare(u"{date}/{workflow}_{seed}_"_s,
                            {facts.createdMs, u"portrait"_s, {}, {}});
    QCOMPARE(bare.with(0, u"png"_s), u"2026-11-24/portrait.png"_s);
    const ExpandedName none(u"{seed}/{workflow}"_s, {});
    QCOMPARE(none.with(2, u"png"_s), u"result/result-2.png"_s);
    // A value is no pattern.
    const ExpandedName tricky(u"{workflow}"_s, {0, u"{counter}*{seed}"_s, u"1"_s, {}});
    QVERIFY(!tricky.hasCounter());
    QCOMPARE(tricky.with(0, u"png"_s), u"{counter}_{seed}.png"_s);
}

void tst_names::countsInAName()
{
    const ExpandedName counted(u"a/b_{counter}_c"_s, {});
    QCOMPARE(counted.counterIn(u"b_00041_c.png"_s), 41);
    QCOMPARE(counted.counterIn(u"b_123456_c.webp"_s), 123456);
    QCOMPARE(counted.counterIn(u"b_x_c.png"_s), 0);
    QCOMPARE(counted.counterIn(u"b__c.png"_s), 0);
    QCOMPARE(counted.folder(), u"a"_s);
    const ExpandedName plain(u"b"_s, {});
    QCOMPARE(plain.counterIn(u"b-3.png"_s), 3);
    QCOMPARE(plain.counterIn(u"b.png"_s), 0);
    QCOMPARE(plain.folder(), QString());
    QCOMPARE(ExpandedName::plain(u"x/y.tar.png"_s).with(2, u"png"_s), u"x/y.tar-2.png"_s);
}

void tst_names::checksAPattern_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("the default") << defaultNamePattern() << true;
    QTest::newRow("folders and text") << u"Ordner/{date}/ü {seed}"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << u"  "_s << false;
    QTest::newRow("unknown placeholder") << u"{datum}"_s << false;
    QTest::newRow("open brace") << u"{date"_s << false;
    QTest::newRow("upper case") << u"{Date}"_s << false;
    QTest::newRow("absolute") << u"/etc/{name}"_s << false;
    QTest::newRow("climbs up") << u"../{name}"_s << false;
    QTest::newRow("climbs up in the middle") << u"a/../../{name}"_s << false;
    QTest::newRow("backslash") << u"a\\{name}"_s << false;
    QTest::newRow("drive") << u"C:{name}"_s << false;
    QTest::newRow("ends with a folder") << u"{name}/"_s << false;
    QTest::newRow("zero byte") << QString(u"a"_s + QChar(0) + u"b"_s) << false;
    QTest::newRow("counter twice") << u"{counter}{counter}"_s << false;
    QTest::newRow("counter in a folder") << u"{counter}/{name}"_s << false;
    QTest::newRow("too many folders") << u"a/"_s.repeated(20) + u"b"_s << false;
}

void tst_names::checksAPattern()
{
    QFETCH(QString, pattern);
    QFETCH(bool, isGood);
    const auto checked = checkNamePattern(pattern);
    QCOMPARE(checked.ok(), isGood);
    if (!isGood) {
        QCOMPARE(checked.error().kind, Error::Kind::Invalid);
        QVERIFY(checked.error().advice.contains(u"{seed}"_s));
    }
}

QTEST_GUILESS_MAIN(tst_names)
#include "tst_names.moc"
