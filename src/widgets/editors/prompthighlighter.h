// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSyntaxHighlighter>

namespace gesso {

struct Theme;

// Colours weights, LoRA tags, embeddings, wildcards and choices; dims comments; underlines brackets
// without partner in a line.
class PromptHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit PromptHighlighter(QTextDocument *document);

    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    void markTags(const QString &text);
    void markBrackets(const QString &text);
    void markComments(const QString &text);

    QColor m_tag;
    QColor m_comment;
    QColor m_wrong;
};

} // namespace gesso
