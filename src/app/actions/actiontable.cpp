// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actiontable.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace gesso::app {

namespace {

using enum ActionId;
constexpr auto kResults = ActionScope::Results;
constexpr auto kWindow = ActionScope::Window;

// clang-format off
constexpr std::array kTable {
    ActionSpec {OpenWorkflow, MenuId::File, "openWorkflow", QT_TRANSLATE_NOOP("Actions", "Open workflow…"), "open", "Ctrl+O",
                QT_TRANSLATE_NOOP("Actions", "Opens a workflow file in its own tab.")},
    ActionSpec {SaveWorkflow, MenuId::File, "saveWorkflow", QT_TRANSLATE_NOOP("Actions", "Save"), "save", "Ctrl+S",
                QT_TRANSLATE_NOOP("Actions", "Writes the values of the form into the workflow file."), kWindow, false, true},
    ActionSpec {SaveWorkflowAs, MenuId::File, "saveWorkflowAs", QT_TRANSLATE_NOOP("Actions", "Save as…"), "", "Ctrl+Shift+S",
                QT_TRANSLATE_NOOP("Actions", "Writes the workflow with its values into another file.")},
    ActionSpec {CloseTab, MenuId::File, "closeTab", QT_TRANSLATE_NOOP("Actions", "Close tab"), "close", "Ctrl+W",
                QT_TRANSLATE_NOOP("Actions", "Closes the workflow. Its jobs stay in the queue."), kWindow, false, true},
    ActionSpec {Quit, MenuId::File, "quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "", "Ctrl+Q",
                QT_TRANSLATE_NOOP("Actions", "Closes the window. Waiting jobs go on at the next start.")},

    ActionSpec {Undo, MenuId::Edit, "undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "undo", "Ctrl+Z",
                QT_TRANSLATE_NOOP("Actions", "Takes back the last change of the form or the last move to the trash.")},
    ActionSpec {Redo, MenuId::Edit, "redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "redo", "Ctrl+Shift+Z; Ctrl+Y",
                QT_TRANSLATE_NOOP("Actions", "Makes the change again that was taken back.")},
    ActionSpec {CopyValues, MenuId::Edit, "copyValues", QT_TRANSLATE_NOOP("Actions", "Copy all values"), "copy", "",
                QT_TRANSLATE_NOOP("Actions", "Puts the values of all fields on the clipboard, as text."), kWindow, false, true},
    ActionSpec {PasteValues, MenuId::Edit, "pasteValues", QT_TRANSLATE_NOOP("Actions", "Paste values"), "", "",
                QT_TRANSLATE_NOOP("Actions", "Fills the form from copied values, or from the parameters of another program.")},
    ActionSpec {ResetValues, MenuId::Edit, "resetValues", QT_TRANSLATE_NOOP("Actions", "Back to the workflow's values"), "reset", "",
                QT_TRANSLATE_NOOP("Actions", "Gives every field the value that the workflow file has.")},
    ActionSpec {FindField, MenuId::Edit, "findField", QT_TRANSLATE_NOOP("Actions", "Find a field…"), "search", "Ctrl+Shift+F",
                QT_TRANSLATE_NOOP("Actions", "Shows only the fields whose name or value has these words.")},
    ActionSpec {Settings, MenuId::Edit, "settings", QT_TRANSLATE_NOOP("Actions", "Settings…"), "settings", "Ctrl+,",
                QT_TRANSLATE_NOOP("Actions", "Server, library, file names and look."), kWindow, false, true},

    ActionSpec {Generate, MenuId::Generate, "generate", QT_TRANSLATE_NOOP("Actions", "Generate"), "play", "Ctrl+Return; Ctrl+Enter",
                QT_TRANSLATE_NOOP("Actions", "Adds jobs with the values of the form to the queue.")},
    ActionSpec {GenerateFirst, MenuId::Generate, "generateFirst", QT_TRANSLATE_NOOP("Actions", "Generate before all that wait"), "to-front",
                "Ctrl+Shift+Return; Ctrl+Shift+Enter",
                QT_TRANSLATE_NOOP("Actions", "Adds jobs at the front of the queue.")},
    ActionSpec {GenerateInstead, MenuId::Generate, "generateInstead", QT_TRANSLATE_NOOP("Actions", "Generate instead of all that wait"), "", "",
                QT_TRANSLATE_NOOP("Actions", "Takes the waiting jobs out of the queue and adds these.")},
    ActionSpec {GenerateEndless, MenuId::Generate, "generateEndless", QT_TRANSLATE_NOOP("Actions", "Generate without end"), "", "",
                QT_TRANSLATE_NOOP("Actions", "Adds a job whenever none waits, until it is stopped."), kWindow, true},
    ActionSpec {Stop, MenuId::Generate, "stop", QT_TRANSLATE_NOOP("Actions", "Stop the running job"), "stop", "Ctrl+Alt+Return; Ctrl+Alt+Enter",
                QT_TRANSLATE_NOOP("Actions", "Cancels the job that runs. Those that wait go on.")},
    ActionSpec {PauseQueue, MenuId::Generate, "pauseQueue", QT_TRANSLATE_NOOP("Actions", "Pause the queue"), "pause", "Pause",
                QT_TRANSLATE_NOOP("Actions", "Lets the current job end and sends no other until the queue goes on."), kWindow, true, true},
    ActionSpec {RetryFailed, MenuId::Generate, "retryFailed", QT_TRANSLATE_NOOP("Actions", "Retry failed jobs"), "retry", "",
                QT_TRANSLATE_NOOP("Actions", "Puts every failed job back into the queue.")},
    ActionSpec {ClearEnded, MenuId::Generate, "clearEnded", QT_TRANSLATE_NOOP("Actions", "Clear ended jobs"), "close", "",
                QT_TRANSLATE_NOOP("Actions", "Takes finished, failed and cancelled jobs out of the list. Results stay.")},
    ActionSpec {RetryServer, MenuId::Generate, "retryServer", QT_TRANSLATE_NOOP("Actions", "Try the server again"), "connect", "",
                QT_TRANSLATE_NOOP("Actions", "Asks the server at once instead of waiting for the next try."), kWindow, false, true},

    ActionSpec {ShowForm, MenuId::View, "showForm", QT_TRANSLATE_NOOP("Actions", "Form"), "panel-left", "F7",
                QT_TRANSLATE_NOOP("Actions", "Shows or hides the form."), kWindow, true},
    ActionSpec {ShowQueue, MenuId::View, "showQueue", QT_TRANSLATE_NOOP("Actions", "Queue"), "queue", "F8",
                QT_TRANSLATE_NOOP("Actions", "Shows or hides the queue."), kWindow, true},
    ActionSpec {ShowGallery, MenuId::View, "showGallery", QT_TRANSLATE_NOOP("Actions", "Gallery panel"), "panel-right", "F9",
                QT_TRANSLATE_NOOP("Actions", "Shows or hides the gallery beside the picture."), kWindow, true},
    ActionSpec {ShowLargeGallery, MenuId::View, "showLargeGallery", QT_TRANSLATE_NOOP("Actions", "Gallery"), "gallery", "Ctrl+G",
                QT_TRANSLATE_NOOP("Actions", "Shows all results in the whole window."), kWindow, false, true},
    ActionSpec {NextTab, MenuId::View, "nextTab", QT_TRANSLATE_NOOP("Actions", "Next tab"), "", "Ctrl+Tab",
                QT_TRANSLATE_NOOP("Actions", "Goes to the tab on the right.")},
    ActionSpec {PreviousTab, MenuId::View, "previousTab", QT_TRANSLATE_NOOP("Actions", "Previous tab"), "", "Ctrl+Shift+Tab",
                QT_TRANSLATE_NOOP("Actions", "Goes to the tab on the left.")},
    ActionSpec {NextPart, MenuId::View, "nextPart", QT_TRANSLATE_NOOP("Actions", "Next part of the window"), "", "F6",
                QT_TRANSLATE_NOOP("Actions", "Moves the keyboard to the next panel."), kWindow, false, true},
    ActionSpec {PreviousPart, MenuId::View, "previousPart", QT_TRANSLATE_NOOP("Actions", "Previous part of the window"), "", "Shift+F6",
                QT_TRANSLATE_NOOP("Actions", "Moves the keyboard to the panel before.")},
    ActionSpec {ZoomIn, MenuId::View, "zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom in"), "zoom-in", "Ctrl++; Ctrl+=",
                QT_TRANSLATE_NOOP("Actions", "Shows the picture larger."), kWindow, false, true},
    ActionSpec {ZoomOut, MenuId::View, "zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom out"), "zoom-out", "Ctrl+-",
                QT_TRANSLATE_NOOP("Actions", "Shows the picture smaller.")},
    ActionSpec {ZoomFit, MenuId::View, "zoomFit", QT_TRANSLATE_NOOP("Actions", "Fit the picture"), "fit", "Ctrl+0",
                QT_TRANSLATE_NOOP("Actions", "Shows the whole picture.")},
    ActionSpec {ZoomActual, MenuId::View, "zoomActual", QT_TRANSLATE_NOOP("Actions", "True pixels"), "actual-size", "Ctrl+1",
                QT_TRANSLATE_NOOP("Actions", "Shows one pixel of the picture on one of the screen.")},
    ActionSpec {FullScreen, MenuId::View, "fullScreen", QT_TRANSLATE_NOOP("Actions", "Full screen"), "full-screen", "F11",
                QT_TRANSLATE_NOOP("Actions", "Shows the picture alone on the whole screen. Escape goes back."), kWindow, true},
    ActionSpec {ResetArrangement, MenuId::View, "resetArrangement", QT_TRANSLATE_NOOP("Actions", "Panels back in their places"), "", "",
                QT_TRANSLATE_NOOP("Actions", "Shows all panels where they were at the first start."), kWindow, false, true},

    ActionSpec {NewerResult, MenuId::Result, "newerResult", QT_TRANSLATE_NOOP("Actions", "Newer result"), "chevron-left", "Alt+Left",
                QT_TRANSLATE_NOOP("Actions", "Shows the result that was made after this one.")},
    ActionSpec {OlderResult, MenuId::Result, "olderResult", QT_TRANSLATE_NOOP("Actions", "Older result"), "chevron-right", "Alt+Right",
                QT_TRANSLATE_NOOP("Actions", "Shows the result that was made before this one.")},
    ActionSpec {SaveResultAs, MenuId::Result, "saveResultAs", QT_TRANSLATE_NOOP("Actions", "Save a copy as…"), "export", "Ctrl+E",
                QT_TRANSLATE_NOOP("Actions", "Copies the file to another place."), kWindow, false, true},
    ActionSpec {CopyPicture, MenuId::Result, "copyPicture", QT_TRANSLATE_NOOP("Actions", "Copy picture"), "copy", "Ctrl+Shift+C",
                QT_TRANSLATE_NOOP("Actions", "Puts the picture on the clipboard.")},
    ActionSpec {CopyPath, MenuId::Result, "copyPath", QT_TRANSLATE_NOOP("Actions", "Copy path"), "", "Ctrl+Alt+C",
                QT_TRANSLATE_NOOP("Actions", "Puts the file's path on the clipboard.")},
    ActionSpec {RevealResult, MenuId::Result, "revealResult", QT_TRANSLATE_NOOP("Actions", "Show in folder"), "reveal", "Ctrl+Shift+R",
                QT_TRANSLATE_NOOP("Actions", "Opens the file's folder in the file manager.")},
    ActionSpec {OpenResultWorkflow, MenuId::Result, "openResultWorkflow", QT_TRANSLATE_NOOP("Actions", "Open its workflow"), "workflow", "Ctrl+Shift+O",
                QT_TRANSLATE_NOOP("Actions", "Opens the workflow that made the result, with its values."), kWindow, false, true},
    ActionSpec {UseSettings, MenuId::Result, "useSettings", QT_TRANSLATE_NOOP("Actions", "Use all its settings"), "reuse", "Ctrl+Shift+U",
                QT_TRANSLATE_NOOP("Actions", "Puts the values that made the result into the form in front.")},
    ActionSpec {UsePrompt, MenuId::Result, "usePrompt", QT_TRANSLATE_NOOP("Actions", "Use its prompt"), "", "",
                QT_TRANSLATE_NOOP("Actions", "Puts the result's prompt texts into the form in front.")},
    ActionSpec {UseSeed, MenuId::Result, "useSeed", QT_TRANSLATE_NOOP("Actions", "Use its seed"), "dice", "",
                QT_TRANSLATE_NOOP("Actions", "Puts the result's seed into the form in front and keeps it.")},
    ActionSpec {UseSize, MenuId::Result, "useSize", QT_TRANSLATE_NOOP("Actions", "Use its size"), "", "",
                QT_TRANSLATE_NOOP("Actions", "Puts the size that was asked for into the form in front.")},
    ActionSpec {UseAsInput, MenuId::Result, "useAsInput", QT_TRANSLATE_NOOP("Actions", "Use as input"), "use-as-input", "",
                QT_TRANSLATE_NOOP("Actions", "Puts the picture into the first image field of the form.")},
    ActionSpec {GenerateAgain, MenuId::Result, "generateAgain", QT_TRANSLATE_NOOP("Actions", "Generate again exactly"), "retry", "",
                QT_TRANSLATE_NOOP("Actions", "Adds the job that made the result once more, with the same values and seed.")},
    ActionSpec {StarResult, MenuId::Result, "starResult", QT_TRANSLATE_NOOP("Actions", "Star"), "star", ".",
                QT_TRANSLATE_NOOP("Actions", "Marks the result with a star, or takes it away."), kResults},
    ActionSpec {TrashResult, MenuId::Result, "trashResult", QT_TRANSLATE_NOOP("Actions", "Move to the trash"), "trash", "Del",
                QT_TRANSLATE_NOOP("Actions", "Moves the file to the trash. Undo brings it back."), kResults},

    ActionSpec {FindAction, MenuId::Help, "findAction", QT_TRANSLATE_NOOP("Actions", "Find an action…"), "search", "Ctrl+Shift+P",
                QT_TRANSLATE_NOOP("Actions", "Finds everything that can be done now, and every field, by a few letters.")},
    ActionSpec {Keyboard, MenuId::Help, "keyboard", QT_TRANSLATE_NOOP("Actions", "Keyboard…"), "keyboard", "F1",
                QT_TRANSLATE_NOOP("Actions", "Lists every action with its keys.")},
    ActionSpec {About, MenuId::Help, "about", QT_TRANSLATE_NOOP("Actions", "About Gesso…"), "info", "",
                QT_TRANSLATE_NOOP("Actions", "Version, licence and where files are kept.")},
};
// clang-format on

} // namespace

std::span<const ActionSpec> actionTable()
{
    return kTable;
}

const ActionSpec &actionSpec(ActionId id)
{
    const auto *found = std::ranges::find(kTable, id, &ActionSpec::id);
    Q_ASSERT(found != kTable.end());
    return *found;
}

QString actionText(const ActionSpec &spec)
{
    return QCoreApplication::translate("Actions", spec.text);
}

QString actionTip(const ActionSpec &spec)
{
    return QCoreApplication::translate("Actions", spec.tip);
}

QString menuText(MenuId id)
{
    switch (id) {
    case MenuId::File:
        return QCoreApplication::translate("Actions", "File");
    case MenuId::Edit:
        return QCoreApplication::translate("Actions", "Edit");
    case MenuId::Generate:
        return QCoreApplication::translate("Actions", "Generate");
    case MenuId::View:
        return QCoreApplication::translate("Actions", "View");
    case MenuId::Result:
        return QCoreApplication::translate("Actions", "Result");
    case MenuId::Help:
        return QCoreApplication::translate("Actions", "Help");
    }
    return {};
}

} // namespace gesso::app
