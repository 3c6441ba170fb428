// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/paint/mood.h"

#include "demo/paint/dice.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

struct NamedColour
{
    const char16_t *word;
    int hue;
    int saturation;
    int lightness;
};

// Hue in degrees, saturation and lightness of 255.
constexpr std::array<NamedColour, 20> kColours {{
    {u"red", 356, 205, 112},    {u"scarlet", 6, 215, 118}, {u"crimson", 346, 200, 100},
    {u"orange", 26, 225, 135},  {u"amber", 38, 225, 140},  {u"gold", 44, 200, 140},
    {u"golden", 44, 200, 140},  {u"yellow", 50, 215, 150}, {u"green", 130, 130, 95},
    {u"emerald", 155, 170, 90}, {u"teal", 182, 160, 95},   {u"turquoise", 174, 160, 120},
    {u"blue", 216, 185, 120},   {u"indigo", 244, 150, 95}, {u"violet", 270, 150, 120},
    {u"purple", 282, 150, 105}, {u"pink", 334, 190, 165},  {u"white", 40, 30, 236},
    {u"black", 240, 25, 28},    {u"silver", 215, 25, 180},
}};

// Words of a text, small, without punctuation.
class Words
{
public:
    explicit Words(const QString &text)
    {
        static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s);
        m_words = text.toLower().split(between, Qt::SkipEmptyParts);
    }

    // Whether one of the words is there, with a plural 's' or without.
    [[nodiscard]] bool any(const QStringList &wanted) const
    {
        return std::ranges::any_of(m_words, [&wanted](const QString &word) {
            return wanted.contains(word)
                || (word.endsWith(u's') && wanted.contains(word.chopped(1)));
        });
    }

    // The colour that stands before one of these things.
    [[nodiscard]] std::optional<NamedColour> colourOf(const QStringList &things) const
    {
        for (qsizetype i = 0; i + 1 < m_words.size(); ++i) {
            const auto found = named(m_words[i]);
            if (found && things.contains(m_words[i + 1]))
                return found;
        }
        return std::nullopt;
    }

    // The first colour that does not stand before one of these things.
    [[nodiscard]] std::optional<NamedColour> firstColour(const QStringList &except) const
    {
        for (qsizetype i = 0; i < m_words.size(); ++i) {
            const auto found = named(m_words[i]);
            if (found && !except.contains(m_words.value(i + 1)))
                return found;
        }
        return std::nullopt;
    }

private:
    static std::optional<NamedColour> named(const QString &word)
    {
        for (const NamedColour &colour : kColours) {
            if (QStringView(colour.word) == word)
                return colour;
        }
        return std::nullopt;
    }

    QStringList m_words;
};

// A colour of hue in degrees, saturation and lightness from 0 to 1.
QColor hsl(double hue, double saturation, double lightness)
{
    const double turned = std::fmod(std::fmod(hue, 360) + 360, 360) / 360;
    return QColor::fromHslF(static_cast<float>(turned),
                            static_cast<float>(std::clamp(saturation, 0.0, 1.0)),
                            static_cast<float>(std::clamp(lightness, 0.0, 1.0)));
}

void readMotifs(Mood &mood, const Words &words)
{
    mood.city = words.any({u"city"_s, u"street"_s, u"skyscraper"_s, u"building"_s, u"urban"_s,
                           u"neon"_s, u"town"_s, u"cyberpunk"_s, u"dystopian"_s, u"crowded"_s});
    mood.crowd = words.any({u"crowd"_s, u"crowded"_s, u"people"_s});
    mood.forest = words.any({u"forest"_s, u"tree"_s, u"wood"_s, u"jungle"_s, u"pine"_s});
    mood.water = words.any({u"sea"_s, u"ocean"_s, u"lake"_s, u"river"_s, u"water"_s, u"beach"_s});
    mood.mountains = words.any({u"mountain"_s, u"hill"_s, u"valley"_s, u"landscape"_s, u"desert"_s,
                                u"canyon"_s, u"field"_s, u"alps"_s});
    const bool person = words.any({u"woman"_s, u"man"_s, u"girl"_s, u"boy"_s, u"person"_s,
                                   u"lady"_s, u"figure"_s, u"dancer"_s, u"queen"_s, u"knight"_s});
    mood.portrait = words.any({u"portrait"_s, u"face"_s, u"headshot"_s, u"closeup"_s, u"close"_s});
    mood.figure = person && !mood.portrait;
    mood.snow = words.any({u"snow"_s, u"winter"_s, u"snowy"_s, u"ice"_s});
    mood.rain = words.any({u"rain"_s, u"rainy"_s, u"storm"_s});
    mood.flowers = words.any({u"flower"_s, u"meadow"_s, u"garden"_s, u"spring"_s, u"poppy"_s});
    mood.still = !mood.city && !mood.forest && !mood.water && !mood.mountains && !mood.figure
        && !mood.portrait && !mood.snow && !mood.flowers;
}

struct Times
{
    bool night;
    bool dark;
    bool evening;
    bool neon;
    bool grey;
};

Times readTimes(const Words &words)
{
    return {.night = words.any({u"night"_s, u"midnight"_s, u"moon"_s, u"space"_s, u"star"_s}),
            .dark = words.any({u"dark"_s, u"dystopian"_s, u"gloomy"_s, u"noir"_s, u"shadow"_s}),
            .evening = words.any({u"sunset"_s, u"evening"_s, u"dusk"_s, u"dawn"_s, u"sunrise"_s}),
            .neon = words.any({u"neon"_s, u"cyberpunk"_s, u"synthwave"_s}),
            .grey = words.any({u"monotone"_s, u"monochrome"_s, u"grey"_s, u"gray"_s, u"noir"_s})};
}

void chooseSky(Mood &mood, const Times &times, double hue, Dice &dice)
{
    if (times.neon) {
        mood.skyTop = hsl(262 + dice.between(-14, 10), 0.62, 0.10);
        mood.skyLow = hsl(318 + dice.between(-20, 14), 0.62, 0.34);
        mood.light = hsl(184 + dice.between(-10, 10), 0.90, 0.66);
    } else if (times.night) {
        mood.skyTop = hsl(228 + dice.between(-14, 18), 0.60, 0.08);
        mood.skyLow = hsl(214 + dice.between(-16, 20), 0.50, 0.30);
        mood.light = hsl(48, 0.60, 0.86);
    } else if (times.evening) {
        mood.skyTop = hsl(246 + dice.between(-22, 18), 0.40, 0.34);
        mood.skyLow = hsl(24 + dice.between(-12, 10), 0.88, 0.64);
        mood.light = hsl(40, 0.95, 0.76);
    } else {
        mood.skyTop = hsl(hue, 0.44, 0.40);
        mood.skyLow = hsl(hue + dice.between(-26, 26) - 12, 0.52, 0.80);
        mood.light = hsl(46, 0.90, 0.88);
    }
    if (times.dark) {
        mood.skyTop = mood.skyTop.darker(190);
        mood.skyLow = mood.skyLow.darker(150);
    }
}

void chooseLand(Mood &mood, const Times &times, const Words &words, Dice &dice)
{
    double hue = mood.skyTop.hslHueF() * 360.0 + dice.between(-20, 20);
    if (mood.forest || mood.flowers)
        hue = dice.between(118, 160);
    if (words.any({u"autumn"_s, u"fall"_s}))
        hue = dice.between(18, 34);
    if (words.any({u"desert"_s, u"canyon"_s}))
        hue = dice.between(16, 30);
    mood.far = hsl(hue, 0.34, 0.58);
    mood.near = hsl(hue + 14, 0.42, 0.14);
    if (mood.snow) {
        mood.far = hsl(212, 0.30, 0.80);
        mood.near = hsl(214, 0.28, 0.54);
    }
    if (times.night || times.dark || times.neon) {
        mood.far = mood.far.darker(times.neon ? 210 : 230);
        mood.near = mood.near.darker(230);
    }
}

// The colour of what is worn, or of whatever comes first; and of the hair.
void chooseAccent(Mood &mood, const Words &words, double hue, double tilt, Dice &dice)
{
    const QStringList hair {u"hair"_s, u"haired"_s};
    auto worn = words.colourOf({u"dress"_s, u"coat"_s, u"cloak"_s, u"suit"_s, u"robe"_s,
                                u"jacket"_s, u"gown"_s, u"shirt"_s});
    if (!worn)
        worn = words.firstColour(hair);
    mood.accent = worn
        ? hsl(worn->hue + tilt / 3, worn->saturation / 255.0, worn->lightness / 255.0)
        : hsl(hue + 150 + dice.between(-50, 50), 0.52, 0.46);
    mood.hair = hsl(dice.between(12, 36), dice.between(0.2, 0.5), dice.between(0.08, 0.34));
    if (const auto dyed = words.colourOf(hair))
        mood.hair = hsl(dyed->hue + 12, dyed->saturation / 340.0, dyed->lightness / 330.0);
}

} // namespace

Mood moodOf(const QString &text, double tilt)
{
    Mood mood;
    const Words words(text);
    Dice dice(hashOf(text.simplified().toLower()));
    readMotifs(mood, words);
    const Times times = readTimes(words);
    const double hue = 196 + dice.between(-34, 40) + tilt;
    chooseSky(mood, times, hue, dice);
    chooseAccent(mood, words, hue, tilt, dice);
    if (mood.still && words.firstColour({})) {
        mood.skyTop = mood.accent.darker(190);
        mood.skyLow = mood.accent.lighter(135);
    }
    chooseLand(mood, times, words, dice);
    mood.skin = hsl(dice.between(18, 28), 0.46, dice.between(0.46, 0.78));
    mood.stars = times.night || (times.dark && !mood.city);
    mood.saturation
        = times.grey ? 0.16 : (words.any({u"vivid"_s, u"colourful"_s, u"colorful"_s}) ? 1.3 : 1);
    mood.contrast = times.dark ? 1.12 : 1;
    return mood;
}

} // namespace gesso::demo
