// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace gesso::app {

enum class ActionId {
    OpenWorkflow,
    SaveWorkflow,
    SaveWorkflowAs,
    CloseTab,
    Quit,
    Undo,
    Redo,
    CopyValues,
    PasteValues,
    ResetValues,
    FindField,
    Settings,
    Generate,
    GenerateFirst,
    GenerateInstead,
    GenerateEndless,
    Stop,
    PauseQueue,
    RetryFailed,
    ClearEnded,
    RetryServer,
    ShowForm,
    ShowQueue,
    ShowGallery,
    ShowLargeGallery,
    NextTab,
    PreviousTab,
    NextPart,
    PreviousPart,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    ZoomActual,
    FullScreen,
    ResetArrangement,
    NewerResult,
    OlderResult,
    SaveResultAs,
    CopyPicture,
    CopyPath,
    RevealResult,
    OpenResultWorkflow,
    UseSettings,
    UsePrompt,
    UseSeed,
    UseSize,
    UseAsInput,
    GenerateAgain,
    StarResult,
    TrashResult,
    FindAction,
    Keyboard,
    About,
};

enum class MenuId { File, Edit, Generate, View, Result, Help };

// Where an action's keys work. Those of results have no Ctrl, so they must stay out of text
// editors.
enum class ActionScope { Window, Results };

// One thing that a person can do: what menus, tool buttons, tips and the list of keys say of it.
struct ActionSpec
{
    ActionId id;
    MenuId menu;
    const char *name; // object name
    const char *text; // in menus; to be translated in the context "Actions"
    const char *icon; // name of an icon; empty: none
    const char *keys; // portable, several divided by "; "; empty: none
    const char *tip; // one sentence; to be translated
    ActionScope scope = ActionScope::Window;
    bool checkable = false;
    bool startsGroup = false; // a line above it in its menu
};

// All of them, in the order of the menus.
[[nodiscard]] std::span<const ActionSpec> actionTable();
[[nodiscard]] const ActionSpec &actionSpec(ActionId id);
[[nodiscard]] QString actionText(const ActionSpec &spec);
[[nodiscard]] QString actionTip(const ActionSpec &spec);
[[nodiscard]] QString menuText(MenuId id);

} // namespace gesso::app
