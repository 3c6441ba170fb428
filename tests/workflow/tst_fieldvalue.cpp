// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/writer.h"
#include "workflow/make.h"

using namespace Qt::StringLiterals;
using namespace gesso;

class TestFieldValue : public QObject
{
    Q_OBJECT

private slots:
    void readsTextsAsPeopleTypeThem_data();
    void readsTextsAsPeopleTypeThem();
    void refusesWrongValues_data();
    void refusesWrongValues();
    void takesWhatAServerTakes_data();
    void takesWhatAServerTakes();
    void showsAndReadsBackTheSameValue();
    void namesEveryRole();
};

namespace {

Field fieldOf(FieldKind kind, const char *minimum = nullptr, const char *maximum = nullptr)
{
    Field field;
    field.id = {u"3"_s, u"x"_s};
    field.label = u"Steps"_s;
    field.kind = kind;
    field.known = true;
    if (minimum != nullptr)
        field.minimum = json::Number(minimum);
    if (maximum != nullptr)
        field.maximum = json::Number(maximum);
    return field;
}

Field choiceOf(const QStringList &texts)
{
    Field field = fieldOf(FieldKind::Choice);
    auto choices = std::make_shared<Choices>();
    for (const QString &text : texts) {
        choices->texts.append(text);
        choices->values.emplace_back(text);
    }
    field.choices = choices;
    return field;
}

const char *const kMostSeed = "18446744073709551615";

} // namespace

Q_DECLARE_METATYPE(gesso::Field)

void TestFieldValue::readsTextsAsPeopleTypeThem_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("value"); // empty: refused
    const auto row = [](const char *name, const Field &field, const QString &text,
                        const QByteArray &value) { QTest::newRow(name) << field << text << value; };
    const Field seed = fieldOf(FieldKind::Integer, "0", kMostSeed);
    const Field small = fieldOf(FieldKind::Integer, "-5", "10");
    const Field fraction = fieldOf(FieldKind::Float, "0.0", "1");
    row("the largest seed", seed, u"18446744073709551615"_s, "18446744073709551615");
    row("one above the largest seed", seed, u"18446744073709551616"_s, {});
    row("below zero", seed, u"-1"_s, {});
    row("spaces around", seed, u" 42 "_s, "42");
    row("a plus", small, u"+4"_s, "4");
    row("a whole number with a point", small, u"3.0"_s, "3.0");
    row("a fraction for a whole number", small, u"3.5"_s, {});
    row("words for a number", small, u"many"_s, {});
    row("nothing for a number", small, {}, {});
    row("the lower limit", small, u"-5"_s, "-5");
    row("below the lower limit", small, u"-6"_s, {});
    row("a fraction without a leading zero", fraction, u".5"_s, "0.5");
    row("a fraction that ends with its point", fraction, u"1."_s, "1.0");
    row("an exponent", fraction, u"1e-05"_s, "1e-05");
    row("no step is asked for", fraction, u"0.123456789"_s, "0.123456789");
    row("above the limit of a fraction", fraction, u"1.0001"_s, {});
    row("NaN", fraction, u"NaN"_s, {});
    row("infinity", fieldOf(FieldKind::Float), u"1e400"_s, {});
    row("on", fieldOf(FieldKind::Toggle), u"on"_s, "true");
    row("Yes", fieldOf(FieldKind::Toggle), u"Yes"_s, "true");
    row("0 for off", fieldOf(FieldKind::Toggle), u"0"_s, "false");
    row("neither", fieldOf(FieldKind::Toggle), u"maybe"_s, {});
    row("a text stays as it is", fieldOf(FieldKind::Text), u" a \"b\"\n"_s, R"(" a \"b\"\n")");
    row("a picture may be any text", fieldOf(FieldKind::Image), u"new/cat.png [output]"_s,
        R"("new/cat.png [output]")");
    row("JSON", fieldOf(FieldKind::Json), u"{\"x\":[1]}"_s, R"({"x":[1]})");
    row("no JSON", fieldOf(FieldKind::Json), u"x"_s, {});
    const Field models = choiceOf(
        {u"xl\\base.safetensors"_s, u"xl\\refiner.safetensors"_s, u"a/lora.pt"_s, u"b/lora.pt"_s});
    row("a choice with a backslash", models, u"xl\\base.safetensors"_s,
        R"("xl\\base.safetensors")");
    row("a choice by its file name", models, u"refiner.safetensors"_s,
        R"("xl\\refiner.safetensors")");
    row("a choice by its name alone", models, u"base"_s, R"("xl\\base.safetensors")");
    row("a slash for a backslash", models, u"xl/base.safetensors"_s, {});
    row("a file name of two choices", models, u"lora.pt"_s, {});
    row("a choice in other letters", models, u"XL\\base.safetensors"_s, {});
}

void TestFieldValue::readsTextsAsPeopleTypeThem()
{
    QFETCH(const Field, field);
    QFETCH(const QString, text);
    QFETCH(const QByteArray, value);
    const auto read = valueFromText(field, text);
    QCOMPARE(read.ok() ? json::write(*read) : QByteArray(), value);
    if (!read)
        QCOMPARE(read.error().where, u"3.x"_s);
}

void TestFieldValue::refusesWrongValues_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("advice");
    const auto row
        = [](const char *name, const Field &field, const QByteArray &value, const QString &message,
             const QString &advice) { QTest::newRow(name) << field << value << message << advice; };
    row("too large", fieldOf(FieldKind::Integer, "1", "100"), "101", u"Steps: 101 is too large."_s,
        u"Give a value from 1 to 100."_s);
    row("too small with one limit", fieldOf(FieldKind::Float, "0.5"), "0.49",
        u"Steps: 0.49 is too small."_s, u"Give a value of at least 0.5."_s);
    row("no double tells 2^63 from 2^63 - 1",
        fieldOf(FieldKind::Integer, "0", "9223372036854775807"), "9223372036854775808",
        u"Steps: 9223372036854775808 is too large."_s,
        u"Give a value from 0 to 9223372036854775807."_s);
    row("not among the choices", choiceOf({u"euler"_s, u"ddim"_s}), "\"heun\"",
        u"Steps: \"heun\" is not among the choices."_s, u"Choose one of: euler, ddim."_s);
    row("a number is not the text of it", choiceOf({u"1"_s}), "1",
        u"Steps: \"1\" is not among the choices."_s, u"Choose one of: 1."_s);
    row("\"false\" would count as true", fieldOf(FieldKind::Toggle), "\"false\"",
        u"Steps: \"false\" is neither on nor off."_s, u"Give on or off."_s);
    row("null would become None", fieldOf(FieldKind::Text), "null", u"Steps: null is not a text."_s,
        {});
    row("no files on the server", choiceOf({}), "\"a\"",
        u"Steps: \"a\" is not among the choices."_s,
        u"The server has nothing to choose from here: put the files into its folder and refresh."_s);
}

void TestFieldValue::refusesWrongValues()
{
    QFETCH(const Field, field);
    QFETCH(const QByteArray, value);
    const auto result = checkValue(field, *json::readValue(value));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, Error::Kind::Invalid);
    QTEST(result.error().message, "message");
    QTEST(result.error().advice, "advice");
}

void TestFieldValue::takesWhatAServerTakes_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a number in quotes")
        << fieldOf(FieldKind::Integer, "0", "10") << QByteArray("\"7\"");
    QTest::newRow("a seed above 2^63")
        << fieldOf(FieldKind::Integer, "0", kMostSeed) << QByteArray("18446744073709551615");
    QTest::newRow("a limit given with a point")
        << fieldOf(FieldKind::Integer, "0.0", "10.0") << QByteArray("10");
    QTest::newRow("an integer for a fraction")
        << fieldOf(FieldKind::Float, "0", "100") << QByteArray("8");
    Field unknown = choiceOf({u"euler"_s});
    unknown.known = false;
    QTest::newRow("any choice while no class is known") << unknown << QByteArray("\"heun\"");
    Field remote = fieldOf(FieldKind::Choice);
    QTest::newRow("any choice where the list comes from elsewhere")
        << remote << QByteArray("\"heun\"");
}

void TestFieldValue::takesWhatAServerTakes()
{
    QFETCH(const Field, field);
    QFETCH(const QByteArray, value);
    const auto result = checkValue(field, *json::readValue(value));
    QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().toLine()));
}

void TestFieldValue::showsAndReadsBackTheSameValue()
{
    for (const char *text : {"18446744073709551615", "-9223372036854775808", "7"}) {
        const json::Value value = json::Number(text);
        QCOMPARE(*valueFromText(fieldOf(FieldKind::Integer), textFromValue(value)), value);
    }
    for (const char *text : {"1e-05", "1.0", "-0.0", "0.10"}) {
        const json::Value value = json::Number(text);
        QCOMPARE(*valueFromText(fieldOf(FieldKind::Float), textFromValue(value)), value);
    }
    for (const bool on : {true, false})
        QCOMPARE(*valueFromText(fieldOf(FieldKind::Toggle), textFromValue(on)), json::Value(on));
    const json::Value object = *json::readValue(R"({"points":[[0,1.50]],"n":null})");
    QCOMPARE(*valueFromText(fieldOf(FieldKind::Json), textFromValue(object)), object);
}

void TestFieldValue::namesEveryRole()
{
    QCOMPARE(roleName(Role::None), QString());
    for (int i = static_cast<int>(Role::Positive); i <= static_cast<int>(Role::InputMask); ++i) {
        const auto role = static_cast<Role>(i);
        QVERIFY(!roleName(role).isEmpty());
        QCOMPARE(roleFromName(roleName(role)), std::optional(role));
    }
    QCOMPARE(roleFromName(u"guidance"), std::optional(Role::Guidance));
    QCOMPARE(roleFromName(u"CFG"), std::optional(Role::Guidance));
    QCOMPARE(roleFromName(u"nothing"), std::nullopt);
}

QTEST_GUILESS_MAIN(TestFieldValue)
#include "tst_fieldvalue.moc"
