// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/editors/numberspec.h"

#include <QWidget>

class QToolButton;

namespace gesso {

class NumberEdit;

// Width and height in one row, with a button that swaps them.
class SizeEdit : public QWidget
{
    Q_OBJECT

public:
    explicit SizeEdit(QWidget *parent = nullptr);

    void setSpecs(const NumberSpec &width, const NumberSpec &height);
    void setValues(const QString &width, const QString &height);
    [[nodiscard]] NumberEdit *widthNumber() const { return m_width; }
    [[nodiscard]] NumberEdit *heightNumber() const { return m_height; }

signals:
    void widthEdited(const QString &text);
    void heightEdited(const QString &text);
    void problemChanged(const QString &problem);

private:
    void tellProblem();
    void swap();

    NumberEdit *m_width;
    NumberEdit *m_height;
    QToolButton *m_swap;
};

} // namespace gesso
