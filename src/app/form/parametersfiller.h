// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "workflow/parameters/parameters.h"

#include <QObject>

namespace gesso {
struct Placement;
}

namespace gesso::app {

class Documents;
class FormPanel;

// Fills the fields of the workflow in front with what another program wrote into a picture, as one
// undo step, and tells what had no place.
class ParametersFiller : public QObject
{
    Q_OBJECT

public:
    // Both outlive it.
    ParametersFiller(Documents *documents, FormPanel *panel, QObject *parent);

    // `path`: of the picture, for words.
    void fill(const QString &path, const Parameters &parameters);
    // All values of the form in front, as text on the clipboard.
    void copyValues();
    // The values in the clipboard's text: those of a form, or another program's parameters.
    void pasteValues();

signals:
    // There is no workflow in front.
    void failed(const gesso::Error &error);

private:
    void put(const Placement &placement, const QString &from);

    Documents *m_documents;
    FormPanel *m_panel;
};

} // namespace gesso::app
