// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "studio/formdocument.h"
#include "studio/jobqueue.h"
#include "studio/workflowfile.h"
#include "workflow/document.h"

#include <QTest>

namespace gesso::test {

// Text to image as people have it: one sampler, two prompts, a saved picture.
inline QByteArray textToImage(const QByteArray &checkpoint = "sdXL_v10VAEFix.safetensors",
                              int width = 64, int height = 64, int steps = 4)
{
    return R"({
  "3": {"inputs": {"seed": 5, "steps": )"
        + QByteArray::number(steps) + R"(, "cfg": 6.2, "sampler_name": "euler",
        "scheduler": "karras", "denoise": 1.0, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0],
        "latent_image": ["5", 0]}, "class_type": "KSampler", "_meta": {"title": "Painter"}},
  "4": {"inputs": {"ckpt_name": ")"
        + checkpoint + R"("}, "class_type": "CheckpointLoaderSimple"},
  "5": {"inputs": {"width": )"
        + QByteArray::number(width) + R"(, "height": )" + QByteArray::number(height) + R"(,
        "batch_size": 1}, "class_type": "EmptyLatentImage"},
  "6": {"inputs": {"text": "a red dress in a crowd", "clip": ["4", 1]}, "class_type": "CLIPTextEncode"},
  "7": {"inputs": {"text": "blurry", "clip": ["4", 1]}, "class_type": "CLIPTextEncode"},
  "8": {"inputs": {"samples": ["3", 0], "vae": ["4", 2]}, "class_type": "VAEDecode"},
  "9": {"inputs": {"filename_prefix": "gesso", "images": ["8", 0]}, "class_type": "SaveImage"}
})";
}

inline Document documentOf(const QByteArray &text)
{
    auto document = Document::read(text, QStringLiteral("portrait.json"));
    if (document)
        return std::move(*document);
    QTest::qFail(qPrintable(document.error().toLine()), __FILE__, __LINE__);
    return *Document::read("{}", {});
}

} // namespace gesso::test
