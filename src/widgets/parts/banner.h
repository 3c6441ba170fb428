// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QFrame>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace gesso {

class Caption;
class IconLabel;

// A message in the place that it concerns: icon, one bold line, one small line, links, close;
// details unfold and can be copied.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Info, Warning, Danger };

    explicit Banner(Kind kind, QWidget *parent = nullptr);

    void setKind(Kind kind);
    // Small may be empty.
    void setMessage(const QString &bold, const QString &small = {});
    // Folded until "Details" is clicked; empty: no such link.
    void setDetails(const QString &details);
    // A clickable word under the lines. Gives an id for linkActivated.
    void addLink(const QString &id, const QString &text);
    void clearLinks();
    // A button at the right.
    QPushButton *addButton(const QString &text);
    void setClosable(bool closable);
    // Everything it says, as text.
    [[nodiscard]] QString copyText() const;

signals:
    void linkActivated(const QString &id);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *makeLink(const QString &text);
    void build();
    void showKind();
    void toggleDetails();
    void copy();

    Kind m_kind;
    IconLabel *m_icon;
    Caption *m_bold;
    Caption *m_small;
    QHBoxLayout *m_links;
    QHBoxLayout *m_buttons;
    QPushButton *m_detailsLink;
    QPushButton *m_copyLink;
    QPlainTextEdit *m_details;
    QToolButton *m_close;
};

} // namespace gesso
