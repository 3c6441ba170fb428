// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/keyboarddialog.h"

#include "app/actions/actionset.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace gesso::app {

namespace {

constexpr QSize kSize {520, 640};

// What stands in no menu, for it belongs to a control.
struct OwnKey
{
    const char *text;
    const char *keys;
};
constexpr std::array kOwnKeys {
    OwnKey {QT_TRANSLATE_NOOP("KeyboardDialog", "More or less weight for the words"),
            "Ctrl+Up, Ctrl+Down"},
    OwnKey {QT_TRANSLATE_NOOP("KeyboardDialog", "Newer or older result, in the picture"),
            "Left, Right"},
    OwnKey {QT_TRANSLATE_NOOP("KeyboardDialog", "Menu"), "F10"},
};

} // namespace

KeyboardDialog::KeyboardDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"keyboardDialog"_s);
    setWindowTitle(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    auto *list = new QTreeWidget(this);
    list->setColumnCount(2);
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAccessibleName(tr("Actions and keys"));
    for (const ActionSpec &spec : actionTable()) {
        auto *row = new QTreeWidgetItem(list, {actionText(spec).remove(u'…'), keyText(spec)});
        row->setToolTip(0, actionTip(spec));
    }
    for (const OwnKey &key : kOwnKeys)
        new QTreeWidgetItem(list, {tr(key.text), QString::fromLatin1(key.keys)});
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    list->header()->setStretchLastSection(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(measure::kEdge, measure::kEdge, measure::kEdge, measure::kEdge);
    layout->addWidget(list);
}

} // namespace gesso::app
