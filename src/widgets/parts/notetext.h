// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace gesso {

// A text to read inside of a page that scrolls: as high as it needs to be, without an edge of its
// own. Loads nothing that the text names: neither pictures nor style sheets, near or far.
class NoteText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit NoteText(QWidget *parent = nullptr);

    void showPlain(const QString &text);
    // Without HTML.
    void showMarkdown(const QString &text);

    [[nodiscard]] QVariant loadResource(int type, const QUrl &name) override;

signals:
    // A link to a web page was clicked; others do nothing.
    void pageRequested(const QUrl &address);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openLink(const QUrl &address);
    void breakCode();
    void fitHeight();
};

} // namespace gesso
