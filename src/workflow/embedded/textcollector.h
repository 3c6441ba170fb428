// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/parsed.h"
#include "workflow/embedded/embedded.h"

namespace gesso {

// Takes what a container's reader finds, by key or without, and tells which of it is a workflow.
// Of two texts under one key the later counts, as in the web editor.
class TextCollector
{
public:
    // Whether add() wants the text of that key; a reader skips the others unread.
    [[nodiscard]] static bool wants(const QByteArray &key);
    // A text under its key, in any case ("PROMPT"); with "com.maker.comment" the last word counts.
    // Bytes that are no UTF-8 are Latin-1.
    void add(const QByteArray &key, const QByteArray &text);
    // A text in a place for any: "workflow:{...}" or "Prompt: {...}", a JSON object with such
    // members, or a text of parameters. Everything else is left out.
    void addText(const QByteArray &text);

    // More was added than any file carries: a reader stops with fault::tooLarge().
    [[nodiscard]] bool isFull() const;

    // Error: NotFound when nothing was found, Invalid when what was found is no whole JSON.
    [[nodiscard]] Result<EmbeddedTexts> take() const;

private:
    void addNested(const QByteArray &key, const QByteArray &given, int depth);
    void addPlain(const QByteArray &key, const QByteArray &text, int depth);
    void addObject(const QByteArray &key, const QByteArray &text, int depth);
    void addMembers(json::View root, int depth);

    EmbeddedTexts m_texts;
    qint64 m_taken = 0; // bytes of all texts, wanted or not
};

} // namespace gesso
