// SPDX-License-Identifier: GPL-3.0-or-later
#include "json/reader.h"
#include "workflow/parameters/parameters.h"
#include "workflow/parameters/samplernames.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Parameters)
};

using Setting = std::pair<QString, QString>;

// Behind the closing quote.
qsizetype endOfQuotes(QStringView line, qsizetype start)
{
    for (qsizetype at = start + 1; at < line.size(); ++at) {
        if (line[at] == u'\\')
            ++at;
        else if (line[at] == u'"')
            return at + 1;
    }
    return line.size();
}

// Behind the bracket that closes the first one; those in quotes do not count.
qsizetype endOfBrackets(QStringView line, qsizetype start)
{
    int depth = 0;
    for (qsizetype at = start; at < line.size(); ++at) {
        const QChar letter = line[at];
        if (letter == u'"')
            at = endOfQuotes(line, at) - 1;
        else if (letter == u'{' || letter == u'[')
            ++depth;
        else if ((letter == u'}' || letter == u']') && --depth == 0)
            return at + 1;
    }
    return line.size();
}

// Where a value that begins there ends: a quoted text behind its quote, JSON behind its last
// bracket, all else at the next comma.
qsizetype endOfValue(QStringView line, qsizetype start)
{
    const bool isQuoted = start < line.size() && line[start] == u'"';
    const bool isJson = start < line.size() && (line[start] == u'{' || line[start] == u'[');
    if (!isQuoted && !isJson) {
        const qsizetype comma = line.indexOf(u',', start);
        return comma < 0 ? line.size() : comma;
    }
    return isQuoted ? endOfQuotes(line, start) : endOfBrackets(line, start);
}

// A value in quotes is a JSON string.
QString unquoted(const QString &value)
{
    if (!value.startsWith(u'"'))
        return value;
    const auto parsed = json::read(value.toUtf8());
    return parsed && parsed->root().isString() ? parsed->root().toString() : value;
}

// "Steps: 20, Sampler: Euler a, ...".
QList<Setting> settingsOf(QStringView line)
{
    QList<Setting> settings;
    qsizetype at = 0;
    while (at < line.size()) {
        const qsizetype colon = line.indexOf(u':', at);
        if (colon < 0)
            break;
        const QString name = line.mid(at, colon - at).trimmed().toString();
        qsizetype start = colon + 1;
        while (start < line.size() && line[start].isSpace())
            ++start;
        const qsizetype end = endOfValue(line, start);
        settings.append({name, unquoted(line.mid(start, end - start).trimmed().toString())});
        const qsizetype comma = line.indexOf(u',', end);
        at = comma < 0 ? line.size() : comma + 1;
    }
    return settings;
}

std::optional<json::Number> numberIn(const QString &text)
{
    const auto parsed = json::read(text.toUtf8());
    return parsed ? parsed->root().number() : std::nullopt;
}

bool setNumber(std::optional<json::Number> &place, const QString &value)
{
    place = numberIn(value);
    return place.has_value();
}

bool setText(QString &place, const QString &value)
{
    place = value;
    return !value.isEmpty();
}

// "512x768".
bool setSize(QSize &size, const QString &value)
{
    static const QRegularExpression form(u"^(\\d{1,6})\\s*[xX]\\s*(\\d{1,6})$"_s);
    const auto match = form.match(value);
    if (match.hasMatch())
        size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    return match.hasMatch();
}

bool setSeed(std::optional<quint64> &seed, const QString &value)
{
    const auto number = numberIn(value);
    seed = number ? number->toUInt64() : std::nullopt;
    return seed.has_value();
}

struct SettingPlace
{
    QLatin1StringView name; // lower case
    bool (*set)(Parameters &parameters, const QString &value);
};

constexpr std::array kPlaces {
    SettingPlace {"steps"_L1,
                  [](Parameters &p, const QString &value) { return setNumber(p.steps, value); }},
    SettingPlace {
        "sampler"_L1,
        [](Parameters &p, const QString &value) { return setText(p.samplerAsWritten, value); }},
    SettingPlace {
        "schedule type"_L1,
        [](Parameters &p, const QString &value) { return setText(p.schedulerAsWritten, value); }},
    SettingPlace {
        "scheduler"_L1,
        [](Parameters &p, const QString &value) { return setText(p.schedulerAsWritten, value); }},
    SettingPlace {"cfg scale"_L1,
                  [](Parameters &p, const QString &value) { return setNumber(p.cfg, value); }},
    SettingPlace {"distilled cfg scale"_L1,
                  [](Parameters &p, const QString &value) { return setNumber(p.guidance, value); }},
    SettingPlace {"denoising strength"_L1,
                  [](Parameters &p, const QString &value) { return setNumber(p.denoise, value); }},
    SettingPlace {"seed"_L1,
                  [](Parameters &p, const QString &value) { return setSeed(p.seed, value); }},
    SettingPlace {"size"_L1,
                  [](Parameters &p, const QString &value) { return setSize(p.size, value); }},
    SettingPlace {"model"_L1,
                  [](Parameters &p, const QString &value) { return setText(p.model, value); }},
    SettingPlace {"model hash"_L1,
                  [](Parameters &p, const QString &value) { return setText(p.modelHash, value); }},
    SettingPlace {"vae"_L1,
                  [](Parameters &p, const QString &value) { return setText(p.vae, value); }},
};

void addSetting(Parameters &parameters, const Setting &setting)
{
    const QString name = setting.first.toLower();
    const auto *place = std::ranges::find_if(
        kPlaces, [&name](const SettingPlace &entry) { return name == entry.name; });
    if (place == kPlaces.end() || !place->set(parameters, setting.second))
        parameters.rest.append(setting);
}

// The line of settings begins with the number of steps: the last such line, as prompts may hold
// one.
qsizetype settingsAt(const QString &text)
{
    constexpr QLatin1StringView kSteps = "Steps: "_L1;
    const qsizetype inLater = text.lastIndexOf(u"\nSteps: "_s);
    if (inLater >= 0)
        return inLater + 1;
    return text.startsWith(kSteps) ? 0 : -1;
}

// What stands before the settings.
void readPrompts(const QString &text, Parameters &parameters)
{
    constexpr QLatin1StringView kNegative = "Negative prompt:"_L1;
    const QString marked = QString(u'\n' + text);
    const qsizetype at = marked.lastIndexOf(QString(u'\n' + kNegative));
    const QString positive = at < 0 ? text : marked.left(at).mid(1);
    const QString negative = at < 0 ? QString() : marked.mid(at + 1 + kNegative.size());
    parameters.positive = takeLoras(positive, parameters.loras).trimmed();
    parameters.negative = takeLoras(negative, parameters.loras).trimmed();
}

} // namespace

QString takeLoras(const QString &text, QList<Parameters::Lora> &loras)
{
    static const QRegularExpression tag(u"<lora:([^:<>]+)(?::([^:<>]*))?(?::[^<>]*)?>"_s);
    QString rest;
    qsizetype at = 0;
    auto matches = tag.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto weight = numberIn(match.captured(2).trimmed());
        loras.append({match.captured(1).trimmed(), weight ? *weight : json::Number(1)});
        rest += QStringView(text).mid(at, match.capturedStart() - at);
        at = match.capturedEnd();
    }
    rest += QStringView(text).mid(at);
    return rest;
}

Result<Parameters> readParameters(const QString &text)
{
    const QString given = QString(text).remove(u'\r');
    const qsizetype at = settingsAt(given);
    Parameters parameters;
    readPrompts(given.left(at < 0 ? given.size() : at), parameters);
    const QString settings = at < 0 ? QString() : given.mid(at);
    const qsizetype end = settings.indexOf(u'\n');
    for (const Setting &setting :
         settingsOf(QStringView(settings).left(end < 0 ? settings.size() : end)))
        addSetting(parameters, setting);
    // Extensions add lines of their own, each with one name.
    const QStringList more
        = end < 0 ? QStringList() : settings.mid(end + 1).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : more)
        parameters.rest.append(
            {line.section(u':', 0, 0).trimmed(), line.section(u':', 1).trimmed()});
    const SamplerChoice choice
        = samplerChoice(parameters.samplerAsWritten, parameters.schedulerAsWritten);
    parameters.sampler = choice.sampler;
    parameters.scheduler = choice.scheduler;
    if (at < 0 && parameters.positive.isEmpty())
        return Error {.kind = Error::Kind::Invalid,
                      .message = Tr::tr("This text holds no parameters of a picture.")};
    return parameters;
}

} // namespace gesso
