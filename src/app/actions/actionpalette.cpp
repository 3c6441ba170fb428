// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions/actionpalette.h"

#include "app/actions/actionset.h"
#include "app/form/fieldlabel.h"
#include "app/form/formpage.h"
#include "app/form/formview.h"
#include "studio/formdocument.h"
#include "widgets/parts/commandpalette.h"

#include <QAction>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace gesso::app {

void openActionPalette(const ActionSet &actions, FormPage *page, QWidget *window)
{
    QList<CommandPalette::Entry> entries;
    QList<QPointer<QAction>> triggered;
    QList<FieldId> fields;
    for (const ActionSpec &spec : actionTable()) {
        QAction *action = actions.action(spec.id);
        if (!action->isEnabled() || spec.id == ActionId::FindAction)
            continue;
        entries.append(
            {actionText(spec), keyText(spec), menuText(spec.menu) + u' ' + actionTip(spec)});
        triggered.append(action);
    }
    if (page != nullptr) {
        const studio::FormDocument *document = page->document();
        for (const Field &field : document->form().fields) {
            entries.append({field.label, field.holderTitle,
                            field.id.input + u' ' + valueSummary(document->value(field.id))});
            fields.append(field.id);
        }
    }
    auto *palette = new CommandPalette(entries, window);
    QObject::connect(palette, &CommandPalette::chosen, window,
                     [triggered, fields, guard = QPointer(page)](int entry) {
                         if (entry < triggered.size()) {
                             if (QAction *action = triggered.at(entry))
                                 action->trigger();
                         } else if (guard) {
                             guard->view()->showField(fields.at(entry - triggered.size()));
                         }
                     });
    palette->openOver(window);
}

} // namespace gesso::app
