// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <QFontDatabase>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace gesso {

namespace {

struct TypeSize
{
    int pixels;
    QFont::Weight weight;
};

TypeSize sizeOf(Type type)
{
    switch (type) {
    case Type::Heading:
        return {20, QFont::DemiBold};
    case Type::Title:
        return {15, QFont::DemiBold};
    case Type::Generate:
        return {14, QFont::DemiBold};
    case Type::Strong:
        return {13, QFont::DemiBold};
    case Type::Medium:
        return {13, QFont::Medium};
    case Type::Base:
        break;
    case Type::Small:
        return {12, QFont::Normal};
    case Type::Tiny:
        return {11, QFont::Normal};
    }
    return {13, QFont::Normal};
}

double channel(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF())
        + 0.0722 * channel(colour.blueF());
}

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                            part(a.blueF(), b.blueF()));
}

// What both themes have alike: marks on thumbnails and text on the accent.
Theme common()
{
    Theme t;
    t.badge = QColor(0x1b1b1b);
    t.badgeText = QColor(0xf0f0f0);
    t.badgeStar = QColor(0xe8b84a);
    t.onAccent = QColor(0xffffff);
    t.lineStrong = QColor(0x7c7c7c);
    return t;
}

} // namespace

Theme Theme::dark()
{
    Theme t = common();
    t.isDark = true;
    t.canvas = QColor(0x2b2b2b);
    t.window = QColor(0x191919);
    t.panel = QColor(0x222222);
    t.raised = QColor(0x353535);
    t.raisedHover = QColor(0x404040);
    t.raisedPress = QColor(0x2c2c2c);
    t.field = QColor(0x181818);
    t.menu = QColor(0x2e2e2e);
    t.tile = QColor(0x2b2b2b);
    t.tileCurrent = QColor(0x4a4a4a);
    t.toolHover = QColor(0x353535);
    t.rowHover = QColor(0x2a2a2a);
    t.text = QColor(0xe4e4e4);
    t.text2 = QColor(0xb9b9b9);
    t.text3 = QColor(0x999999);
    t.textOff = QColor(0x6c6c6c);
    t.track = QColor(0x3a3a3a);
    t.fill = QColor(0x4f8bd8);
    t.line = QColor(0x343434);
    t.lineField = QColor(0x3b3b3b);
    t.lineOver = QColor(0x444444);
    t.accent = QColor(0x3a73c2);
    t.accentHover = QColor(0x3e77c5);
    t.accentPress = QColor(0x3166b0);
    t.accentText = QColor(0x86b6f2);
    t.select = QColor(0x2c4565);
    t.focus = QColor(0x6ba4ec);
    t.success = QColor(0x6fbf86);
    t.warning = QColor(0xdba94b);
    t.danger = QColor(0xf08a80);
    t.dangerBack = QColor(0x3a2321);
    t.warningBack = QColor(0x352c1b);
    t.star = QColor(0xe8b84a);
    t.handle = t.text2;
    t.handleEdge = t.text2;
    return t;
}

Theme Theme::light()
{
    Theme t = common();
    t.isDark = false;
    t.canvas = QColor(0xc4c4c4);
    t.window = QColor(0xdedede);
    t.panel = QColor(0xefefef);
    t.raised = QColor(0xffffff);
    t.raisedHover = QColor(0xf6f6f6);
    t.raisedPress = QColor(0xdcdcdc);
    t.field = QColor(0xffffff);
    t.menu = QColor(0xfafafa);
    t.tile = QColor(0xdcdcdc);
    t.tileCurrent = QColor(0xffffff);
    t.toolHover = QColor(0xdcdcdc);
    t.rowHover = QColor(0xe4e4e4);
    t.text = QColor(0x1c1c1c);
    t.text2 = QColor(0x474747);
    t.text3 = QColor(0x5f5f5f);
    t.textOff = QColor(0x9a9a9a);
    t.track = QColor(0xc8c8c8);
    t.fill = QColor(0x2a64b4);
    t.line = QColor(0xd2d2d2);
    t.lineField = QColor(0xc2c2c2);
    t.lineOver = QColor(0xb4b4b4);
    t.accent = QColor(0x2f6bbd);
    t.accentHover = QColor(0x2a61ad);
    t.accentPress = QColor(0x25569a);
    t.accentText = QColor(0x1f5aa8);
    t.select = QColor(0xcfe0f6);
    t.focus = QColor(0x1f66c4);
    t.success = QColor(0x1d6f3a);
    t.warning = QColor(0x835400);
    t.danger = QColor(0xb3261e);
    t.dangerBack = QColor(0xfbe6e4);
    t.warningBack = QColor(0xfbefd6);
    t.star = QColor(0x8f5f00);
    t.handle = QColor(0xffffff);
    t.handleEdge = t.text3;
    return t;
}

Theme Theme::fromPalette(const QPalette &p)
{
    const QColor back = p.color(QPalette::Window);
    const QColor fore = p.color(QPalette::WindowText);
    Theme t = luminance(back) < 0.5 ? dark() : light();
    const QColor faint = mix(back, fore, 0.15);
    for (QColor *c : {&t.canvas, &t.window, &t.panel, &t.menu, &t.dangerBack, &t.warningBack})
        *c = back;
    t.field = p.color(QPalette::Base);
    t.raised = p.color(QPalette::Button);
    for (QColor *c : {&t.raisedHover, &t.raisedPress, &t.tile, &t.toolHover, &t.rowHover, &t.track})
        *c = faint;
    for (QColor *c : {&t.text, &t.text2, &t.text3, &t.handle, &t.handleEdge, &t.lineStrong, &t.line,
                      &t.lineField, &t.lineOver})
        *c = fore;
    t.textOff = p.color(QPalette::Disabled, QPalette::WindowText);
    for (QColor *c :
         {&t.accent, &t.accentHover, &t.accentPress, &t.select, &t.fill, &t.focus, &t.tileCurrent})
        *c = p.color(QPalette::Highlight);
    t.onAccent = p.color(QPalette::HighlightedText);
    t.accentText = p.color(QPalette::Link);
    return t;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&p](QPalette::ColorRole role, const QColor &on, const QColor &off) {
        p.setColor(QPalette::Active, role, on);
        p.setColor(QPalette::Inactive, role, on);
        p.setColor(QPalette::Disabled, role, off);
    };
    set(QPalette::Window, panel, panel);
    set(QPalette::Base, field, panel);
    set(QPalette::AlternateBase, rowHover, rowHover);
    set(QPalette::Button, raised, panel);
    set(QPalette::Text, text, textOff);
    set(QPalette::WindowText, text, textOff);
    set(QPalette::ButtonText, text, textOff);
    set(QPalette::BrightText, danger, textOff);
    set(QPalette::PlaceholderText, text3, textOff);
    set(QPalette::Highlight, select, line);
    set(QPalette::HighlightedText, text, textOff);
    set(QPalette::Link, accentText, textOff);
    set(QPalette::LinkVisited, accentText, textOff);
    set(QPalette::ToolTipBase, menu, menu);
    set(QPalette::ToolTipText, text, textOff);
    set(QPalette::Light, raisedHover, raised);
    set(QPalette::Midlight, raised, raised);
    set(QPalette::Mid, line, line);
    set(QPalette::Dark, lineStrong, line);
    set(QPalette::Shadow, window, window);
    return p;
}

QColor Theme::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Text:
        break;
    case Ink::Text2:
        return text2;
    case Ink::Text3:
        return text3;
    case Ink::Off:
        return textOff;
    case Ink::Accent:
        return accentText;
    case Ink::OnAccent:
        return onAccent;
    case Ink::Success:
        return success;
    case Ink::Warning:
        return warning;
    case Ink::Danger:
        return danger;
    case Ink::Star:
        return star;
    case Ink::BadgeText:
        return badgeText;
    }
    return text;
}

QFont Theme::font(Type type) const
{
    const TypeSize size = sizeOf(type);
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(qRound(size.pixels * m_textScale));
    font.setWeight(size.weight);
    return font;
}

void Theme::setTextScale(double scale)
{
    m_textScale = scale;
    m_controlHeight
        = std::max(measure::kControl, QFontMetrics(font(Type::Base)).height() + measure::kGap);
}

int Theme::scaled(int least) const
{
    return std::max(least, least + m_controlHeight - measure::kControl);
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace gesso
