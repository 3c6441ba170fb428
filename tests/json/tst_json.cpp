// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/text.h"
#include "json/writer.h"
#include "support/shared.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace gesso;

class TestJson : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryText_data();
    void keepsEveryText();
    void refusesWithPlace_data();
    void refusesWithPlace();
    void refusesDeepNesting();
    void readsNumbersExactly();
    void writesDoublesAsPythonDoes_data();
    void writesDoublesAsPythonDoes();
    void keepsLoneSurrogates();
    void lastDuplicateWins();
    void editsInPlace();
    void treeAndViewAgreeOnRealFiles();
};

void TestJson::keepsEveryText_data()
{
    QTest::addColumn<QByteArray>("text");
    const QList<QByteArray> texts {
        "18446744073709551615",
        "1e-05",
        "1.0",
        "-0.0",
        "-0",
        "1e400",
        "NaN",
        "Infinity",
        "-Infinity",
        "0.10",
        "1E+2",
        "123456789012345678901234567890",
        "3.1415926535897932384626433",
        "null",
        "true",
        "false",
        "\"\"",
        "[]",
        "{}",
        R"({"z":1,"10":2,"9":3,"a":{},"Z":[1,2,[]]})",
        R"(["a\"b\\c\nd\te"])",
        R"({"a":1,"a":2})",
    };
    for (const QByteArray &text : texts)
        QTest::newRow(text.constData()) << text;
}

void TestJson::keepsEveryText()
{
    QFETCH(const QByteArray, text);
    const auto parsed = json::read(text);
    QVERIFY(parsed.ok());
    QCOMPARE(json::write(parsed->root()), text);
    QCOMPARE(json::write(parsed->root().toValue()), text);
}

void TestJson::refusesWithPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("message");
    const auto row
        = [](const char *name, const QByteArray &text, const QString &where,
             const QString &message) { QTest::newRow(name) << text << where << message; };
    row("empty", "", u"line 1, column 1"_s, u"Expected a value, found the end of the text."_s);
    row("missing comma", "{\n  \"a\": 1\n  \"b\": 2}", u"line 3, column 3"_s,
        u"Expected ',' or '}', found '\"'."_s);
    row("column in characters", "[\"\xC3\xA4\xE2\x82\xAC\", x]", u"line 1, column 8"_s,
        u"Expected a value, found 'x'."_s);
    row("trailing comma", "[1,]", u"line 1, column 4"_s, u"Expected a value, found ']'."_s);
    row("rest", "{} {}", u"line 1, column 4"_s, u"Expected the end of the text, found '{'."_s);
    row("leading zero", "01", u"line 1, column 2"_s, u"A number begins with a needless 0."_s);
    row("lone minus", "-", u"line 1, column 2"_s,
        u"Expected a digit, found the end of the text."_s);
    row("bad escape", "\"\\x\"", u"line 1, column 3"_s, u"Unknown escape: \\ followed by 'x'."_s);
    row("open text", "\"abc", u"line 1, column 5"_s,
        u"A text that began with '\"' does not end."_s);
    row("raw newline", "\"a\nb\"", u"line 1, column 3"_s,
        u"A text holds a raw control character (U+000a)."_s);
    row("bad utf-8", "\"\xFF\"", u"line 1, column 2"_s, u"The text is not UTF-8."_s);
    row("after a byte order mark", "\xEF\xBB\xBF{x", u"line 1, column 2"_s,
        u"Expected a key in quotes, found 'x'."_s);
    row("single quotes", "{'a': 1}", u"line 1, column 2"_s,
        u"Expected a key in quotes, found '''."_s);
}

void TestJson::refusesWithPlace()
{
    QFETCH(const QByteArray, text);
    const auto parsed = json::read(text);
    QVERIFY(!parsed.ok());
    QTEST(parsed.error().where, "where");
    QTEST(parsed.error().message, "message");
}

void TestJson::refusesDeepNesting()
{
    for (const char *bracket : {"[", "{\"a\":"}) {
        const auto parsed = json::read(QByteArray(bracket).repeated(100000));
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().message,
                 u"Nested too deeply: more than 1000 brackets inside one another."_s);
    }
    QVERIFY(json::readValue(QByteArray(1000, '[') + QByteArray(1000, ']')).ok());
}

void TestJson::readsNumbersExactly()
{
    using json::Number;
    QCOMPARE(Number("18446744073709551615").toUInt64(), std::numeric_limits<quint64>::max());
    QCOMPARE(Number("18446744073709551616").toUInt64(), std::nullopt);
    QCOMPARE(Number("-9223372036854775808").toInt64(), std::numeric_limits<qint64>::min());
    QCOMPARE(Number("9223372036854775808").toInt64(), std::nullopt);
    QCOMPARE(Number("3.0").toInt64(), std::optional<qint64>(3));
    QCOMPARE(Number("3e2").toInt64(), std::optional<qint64>(300));
    QCOMPARE(Number("1.2345e4").toInt64(), std::optional<qint64>(12345));
    QCOMPARE(Number("3.5").toInt64(), std::nullopt);
    QCOMPARE(Number("-0.0").toUInt64(), std::optional<quint64>(0));
    QCOMPARE(Number("1e999999999999").toInt64(), std::nullopt);
    QCOMPARE(Number("NaN").toInt64(), std::nullopt);
    QVERIFY(Number("1e400").toDouble() > 1e308);
    QCOMPARE(Number("1e-400").toDouble(), 0.0);
    QCOMPARE(Number(("0." + std::string(400, '0') + "1").c_str()).toDouble(), 0.0);
    QCOMPARE(Number(("-0." + std::string(400, '0') + "1").c_str()).toDouble(), 0.0);
    QCOMPARE(Number("1e-99999999999999999999").toDouble(), 0.0);
    QVERIFY(!Number(("1" + std::string(400, '0')).c_str()).isFinite());
    QVERIFY(!Number(("1" + std::string(900, '0') + "e-10").c_str()).isFinite());
    QVERIFY(!Number("NaN").isFinite());
    QVERIFY(!Number("1e400").isFinite());
    QVERIFY(Number("12").isInteger());
    QVERIFY(!Number("12.0").isInteger());
}

void TestJson::writesDoublesAsPythonDoes_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("1.0") << 1.0 << QByteArray("1.0");
    QTest::newRow("6.2") << 6.2 << QByteArray("6.2");
    QTest::newRow("1e-05") << 1e-05 << QByteArray("1e-05");
    QTest::newRow("0.0001") << 0.0001 << QByteArray("0.0001");
    QTest::newRow("1e16") << 1e16 << QByteArray("1e+16");
    QTest::newRow("-0.0") << -0.0 << QByteArray("-0.0");
}

void TestJson::writesDoublesAsPythonDoes()
{
    QFETCH(const double, value);
    QTEST(json::write(json::Value(value)), "text");
}

void TestJson::keepsLoneSurrogates()
{
    const QByteArray text = R"(["\udcff.safetensors","\ud83d\ude00","\ud83d"])";
    const auto value = json::readValue(text);
    QVERIFY(value.ok());
    const QString name = value->at(0).toString();
    QCOMPARE(name.at(0).unicode(), char16_t {0xDCFF});
    QCOMPARE(json::Value(name), value->at(0));
    QCOMPARE(value->at(1).toString(), QString(u"\U0001F600"_s));
    QCOMPARE(json::write(*value, {.ascii = true}), text);
    QCOMPARE(json::write(*value),
             QByteArray("[\"\\udcff.safetensors\",\"\xF0\x9F\x98\x80\",\"\\ud83d\"]"));
}

void TestJson::lastDuplicateWins()
{
    const auto parsed = json::read(R"({"a":1,"b":2,"a":3})");
    QCOMPARE(parsed->root()["a"].toInt64(), 3);
    QCOMPARE(parsed->root().toValue()["a"].toInt64(), 3);
    QCOMPARE(parsed->root().size(), std::size_t {3});
}

void TestJson::editsInPlace()
{
    auto value = json::readValue(R"({"b":1,"a":{"x":[1,2]}})");
    QVERIFY(value.ok());
    value->object()->set("b", json::Value(std::numeric_limits<quint64>::max()));
    value->object()->find("a")->object()->set("y", "new");
    QCOMPARE(json::write(*value),
             QByteArray(R"({"b":18446744073709551615,"a":{"x":[1,2],"y":"new"}})"));
    QCOMPARE(json::write(*value, {.indent = 2}),
             QByteArray("{\n  \"b\": 18446744073709551615,\n  \"a\": {\n    \"x\": [\n      1,\n   "
                        "   2\n    ],\n    \"y\": \"new\"\n  }\n}"));
    QVERIFY(value->object()->remove("b"));
    QVERIFY(!value->object()->remove("b"));
}

void TestJson::treeAndViewAgreeOnRealFiles()
{
    GESSO_NEED_SHARED();
    QDirIterator files(test::sharedPath(u"conversion"_s), {u"*.json"_s});
    int count = 0;
    while (files.hasNext()) {
        const QByteArray text = test::readFile(files.next());
        const auto parsed = json::read(text);
        QVERIFY2(parsed.ok(), qPrintable(files.filePath()));
        const QByteArray written = json::write(parsed->root());
        QCOMPARE(json::write(parsed->root().toValue()), written);
        const auto again = json::read(written);
        QVERIFY(again.ok());
        QCOMPARE(again->root().toValue(), parsed->root().toValue());
        ++count;
    }
    QVERIFY(count > 800);
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
