// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "json/text.h"
#include "json/writer.h"
#include "workflow/field.h"

#include <QCoreApplication>

#include <cmath>
#include <compare>
#include <utility>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(FieldValue)
};

// Choices that an error lists at most.
constexpr qsizetype kMostListed = 12;

Error wrong(const Field &field, const QString &message, const QString &advice = {})
{
    const QString label = field.label.isEmpty() ? field.id.input : field.label;
    return Error {.kind = Error::Kind::Invalid,
                  .message = QString(label + u": "_s + message),
                  .where = field.id.toString(),
                  .advice = advice};
}

QString inWords(const json::Number &number)
{
    return QString::fromStdString(number.text());
}

QString rangeInWords(const Field &field)
{
    if (field.minimum && field.maximum)
        return Tr::tr("Give a value from %1 to %2.")
            .arg(inWords(*field.minimum), inWords(*field.maximum));
    if (field.minimum)
        return Tr::tr("Give a value of at least %1.").arg(inWords(*field.minimum));
    if (field.maximum)
        return Tr::tr("Give a value of at most %1.").arg(inWords(*field.maximum));
    return {};
}

// Exact for all integers of 64 bits, signed or not; doubles only where one side is a fraction or
// larger.
std::partial_ordering compare(const json::Number &a, const json::Number &b)
{
    const auto signedA = a.toInt64();
    const auto signedB = b.toInt64();
    const auto unsignedA = a.toUInt64();
    const auto unsignedB = b.toUInt64();
    if ((!signedA && !unsignedA) || (!signedB && !unsignedB))
        return a.toDouble() <=> b.toDouble();
    if (signedA && signedB)
        return *signedA <=> *signedB;
    if (unsignedA && unsignedB)
        return *unsignedA <=> *unsignedB;
    return signedA ? std::partial_ordering::less : std::partial_ordering::greater;
}

Result<void> checkRange(const Field &field, const json::Number &number)
{
    if (field.minimum && std::is_lt(compare(number, *field.minimum)))
        return wrong(field, Tr::tr("%1 is too small.").arg(inWords(number)), rangeInWords(field));
    if (field.maximum && std::is_gt(compare(number, *field.maximum)))
        return wrong(field, Tr::tr("%1 is too large.").arg(inWords(number)), rangeInWords(field));
    return {};
}

// The number that a server makes of a value: numbers, and texts of nothing but a number (protocol
// sheet 2.1).
std::optional<json::Number> numberOf(const json::Value &value)
{
    if (const json::Number *number = value.number())
        return *number;
    if (!value.isString())
        return std::nullopt;
    const auto parsed = json::read(QByteArray::fromStdString(std::string(value.utf8())).trimmed());
    return parsed ? parsed->root().number() : std::nullopt;
}

Result<void> checkInteger(const Field &field, const json::Value &value)
{
    const auto number = numberOf(value);
    if (!number)
        return wrong(field, Tr::tr("\"%1\" is not a whole number.").arg(textFromValue(value)),
                     rangeInWords(field));
    if (!number->toInt64() && !number->toUInt64()) {
        // Beyond 64 bits on either side; a double could not tell it from the limit.
        if (!number->isInteger())
            return wrong(field, Tr::tr("%1 is not a whole number.").arg(inWords(*number)),
                         rangeInWords(field));
        const bool negative = number->text().starts_with('-');
        return wrong(field,
                     (negative ? Tr::tr("%1 is too small.") : Tr::tr("%1 is too large."))
                         .arg(inWords(*number)),
                     rangeInWords(field));
    }
    return checkRange(field, *number);
}

Result<void> checkFloat(const Field &field, const json::Value &value)
{
    const auto number = numberOf(value);
    if (!number)
        return wrong(field, Tr::tr("\"%1\" is not a number.").arg(textFromValue(value)),
                     rangeInWords(field));
    if (!number->isFinite())
        return wrong(field, Tr::tr("%1 is not a finite number.").arg(inWords(*number)),
                     rangeInWords(field));
    return checkRange(field, *number);
}

QString choicesInWords(const QStringList &texts)
{
    if (texts.isEmpty())
        return Tr::tr("The server has nothing to choose from here: put the files into its folder "
                      "and refresh.");
    QString list = texts.first(std::min(kMostListed, texts.size())).join(u", "_s);
    if (texts.size() > kMostListed)
        list = Tr::tr("%1, and %n more", nullptr, static_cast<int>(texts.size() - kMostListed))
                   .arg(list);
    return Tr::tr("Choose one of: %1.").arg(list);
}

Result<void> checkChoice(const Field &field, const json::Value &value)
{
    if (!field.known || field.choices == nullptr || field.choices->indexOf(value) >= 0)
        return {};
    return wrong(field, Tr::tr("\"%1\" is not among the choices.").arg(textFromValue(value)),
                 choicesInWords(field.choices->texts));
}

Result<json::Value> checked(const Field &field, json::Value value)
{
    if (const auto result = checkValue(field, value); !result)
        return result.error();
    return value;
}

Result<json::Value> numberFromText(const Field &field, const QString &text)
{
    QString plain = text.trimmed();
    if (plain.startsWith(u'+') && plain.size() > 1 && plain[1].isDigit())
        plain.remove(0, 1);
    if (plain.startsWith(u'.') || plain.startsWith("-."_L1))
        plain.insert(plain.indexOf(u'.'), u'0');
    if (plain.endsWith(u'.'))
        plain += u'0';
    const auto parsed = json::read(plain.toUtf8());
    const auto number = parsed ? parsed->root().number() : std::nullopt;
    return checked(field, number ? json::Value(*number) : json::Value(text));
}

Result<json::Value> toggleFromText(const Field &field, const QString &text)
{
    static const QStringList on {u"true"_s, u"on"_s, u"yes"_s, u"1"_s, u"enable"_s, u"enabled"_s};
    static const QStringList off {u"false"_s, u"off"_s,     u"no"_s,
                                  u"0"_s,     u"disable"_s, u"disabled"_s};
    const QString word = text.trimmed().toLower();
    if (on.contains(word))
        return json::Value(true);
    if (off.contains(word))
        return json::Value(false);
    return wrong(field, Tr::tr("\"%1\" is neither on nor off.").arg(text),
                 Tr::tr("Give on or off."));
}

QStringView fileNameOf(QStringView path)
{
    const qsizetype slash = std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\'));
    return path.sliced(slash + 1);
}

// By the exact text, else by the only choice whose file name, with or without its extension, it is.
Result<json::Value> choiceFromText(const Field &field, const QString &text)
{
    if (field.choices == nullptr)
        return checked(field, text);
    const Choices &choices = *field.choices;
    if (const qsizetype exact = choices.texts.indexOf(text); exact >= 0)
        return choices.values[static_cast<std::size_t>(exact)];
    QList<qsizetype> matches;
    for (qsizetype i = 0; i < choices.texts.size(); ++i) {
        const QStringView name = fileNameOf(choices.texts[i]);
        const bool stem = name.startsWith(text) && name.lastIndexOf(u'.') == text.size();
        if (name == text || stem)
            matches.append(i);
    }
    if (matches.size() == 1)
        return choices.values[static_cast<std::size_t>(matches.front())];
    if (matches.isEmpty())
        return checked(field, text);
    QStringList names;
    for (const qsizetype i : matches)
        names.append(choices.texts[i]);
    return wrong(field, Tr::tr("\"%1\" could be one of several choices.").arg(text),
                 choicesInWords(names));
}

Result<json::Value> jsonFromText(const Field &field, const QString &text)
{
    auto value = json::readValue(QByteArray::fromStdString(json::toUtf8(text)));
    if (value)
        return value;
    return wrong(field, Tr::tr("This is not JSON: %1").arg(value.error().toLine()),
                 Tr::tr("Texts need quotes here, as in \"text\"."));
}

} // namespace

Result<void> checkValue(const Field &field, const json::Value &value)
{
    switch (field.kind) {
    case FieldKind::Integer:
        return checkInteger(field, value);
    case FieldKind::Float:
        return checkFloat(field, value);
    case FieldKind::Choice:
        return checkChoice(field, value);
    case FieldKind::Toggle:
        if (!value.isBool())
            return wrong(field, Tr::tr("\"%1\" is neither on nor off.").arg(textFromValue(value)),
                         Tr::tr("Give on or off."));
        return {};
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::Image:
        if (!value.isString())
            return wrong(field, Tr::tr("%1 is not a text.").arg(textFromValue(value)));
        return {};
    case FieldKind::Json:
        return {};
    }
    return {};
}

Result<json::Value> valueFromText(const Field &field, const QString &text)
{
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Float:
        return numberFromText(field, text);
    case FieldKind::Toggle:
        return toggleFromText(field, text);
    case FieldKind::Choice:
        return choiceFromText(field, text);
    case FieldKind::Json:
        return jsonFromText(field, text);
    case FieldKind::Text:
    case FieldKind::MultilineText:
    case FieldKind::Image:
        break;
    }
    return json::Value(text);
}

QString textFromValue(const json::Value &value)
{
    return value.isString() ? value.toString() : json::toQString(json::write(value).toStdString());
}

} // namespace gesso
