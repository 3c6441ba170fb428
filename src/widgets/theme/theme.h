// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace gesso {

// Sizes in device-independent px; the only place where sizes are written.
namespace measure {

inline constexpr int kHairline = 1;
inline constexpr int kRing = 2; // keyboard focus, invalid edge, selected tile
inline constexpr int kTight = 4; // inside one group of tools
inline constexpr int kGrain = 6; // tile to tile in a dock, text inside an editor
inline constexpr int kGap = 8; // row to row, label to control, control to control
inline constexpr int kEdge = 12; // dock edge, block to block
inline constexpr int kWide = 16;
inline constexpr int kLarge = 20;
inline constexpr int kHuge = 24;
inline constexpr int kGiant = 32;

inline constexpr int kControl = 28;
inline constexpr int kSmallTool = 24;
inline constexpr int kGenerate = 36;
inline constexpr int kMenuRow = 28;
inline constexpr int kGroupHeader = 32;
inline constexpr int kDockHeader = 36;
inline constexpr int kTopBar = 40;
inline constexpr int kStrip = 64;
inline constexpr int kQueueRow = 44;
inline constexpr int kQueueRowRunning = 52;
inline constexpr int kToast = 40;
inline constexpr int kImageField = 64;
inline constexpr int kThumb = 56;
inline constexpr int kQueueThumb = 36;
inline constexpr int kLabelWidth = 80;
inline constexpr int kNumberWidth = 64;
inline constexpr int kNarrowDock = 320; // under it labels go above their controls
inline constexpr int kSearchWidth = 232;
inline constexpr int kFormWidth = 360;
inline constexpr int kFormLeast = 280;
inline constexpr int kSideWidth = 304;
inline constexpr int kSideLeast = 240; // queue and gallery: headers and rows keep their words
inline constexpr int kPromptHeight = 112;
inline constexpr int kNegativeHeight = 54;
inline constexpr int kPromptLimit = 320; // a prompt editor grows up to this
inline constexpr int kChoicePopupHeight = 320;
inline constexpr int kTileInDock = 84;
inline constexpr int kTileLarge = 160;
inline constexpr int kTileWholeFrom
    = 128; // smaller tiles are filled, larger ones show the whole picture

inline constexpr int kIcon = 16;
inline constexpr int kIconSmall = 14;
inline constexpr int kIconLarge = 24;
inline constexpr int kCheck = 16;
inline constexpr int kTrack = 4; // slider groove, bar in a queue row
inline constexpr int kBar = 6; // bars of the progress strip
inline constexpr int kHandle = 12; // slider knob
inline constexpr int kScrollBar = 10;
inline constexpr int kScrollHandle = 6;
inline constexpr int kDot = 4; // mark of a changed value
inline constexpr int kDotOffset = 9; // left of the label
inline constexpr int kBadge = 20;
inline constexpr int kChecker = 8; // squares behind transparency

inline constexpr int kRadius = 4; // controls, banners
inline constexpr int kRadiusSmall = 3; // tiles, badges, menu rows
inline constexpr int kRadiusLarge = 6; // menus, bars over the canvas

} // namespace measure

enum class Type { Heading, Title, Generate, Strong, Medium, Base, Small, Tiny };
// Colours that text and icons may have.
enum class Ink {
    Text,
    Text2,
    Text3,
    Off,
    Accent,
    OnAccent,
    Success,
    Warning,
    Danger,
    Star,
    BadgeText
};

// The tokens of the look: colours and type. A value; see look.md's table for the meaning of each.
struct Theme
{
    bool isDark = true;

    QColor canvas, window, panel, raised, raisedHover, raisedPress, field, menu, tile, tileCurrent;
    QColor toolHover, badge, badgeText, badgeStar, rowHover;
    QColor text, text2, text3, textOff;
    QColor track, fill, line, lineField, lineOver, lineStrong;
    QColor accent, accentHover, accentPress, onAccent, accentText;
    QColor select, focus, success, warning, danger, dangerBack, warningBack, star;
    QColor handle, handleEdge; // slider knob

    static Theme dark();
    static Theme light();
    // For high-contrast desktops: every token from the system's own palette.
    static Theme fromPalette(const QPalette &p);

    // 1 to 3. Measures the base font, which every size hint asks for.
    void setTextScale(double scale);
    [[nodiscard]] double textScale() const { return m_textScale; }

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QColor ink(Ink ink) const;
    // The system's interface font in the size and weight of a type role, times textScale.
    [[nodiscard]] QFont font(Type type) const;
    // Height of a control in this theme's base font: font height + 8, least 28.
    [[nodiscard]] int controlHeight() const { return m_controlHeight; }
    // `least`, or more where the text is enlarged.
    [[nodiscard]] int scaled(int least) const;

private:
    double m_textScale = 1;
    int m_controlHeight = measure::kControl;
};

// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace gesso
