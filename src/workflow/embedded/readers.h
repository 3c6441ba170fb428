// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/bytesource.h"
#include "base/result.h"
#include "workflow/embedded/textcollector.h"

// One reader a container: gives the collector what may be a workflow and seeks over the rest.
// Errors are those of fault.h.
namespace gesso {

// PNG and APNG: tEXt, zTXt, iTXt, comf and eXIf chunks, before and after the pixels.
[[nodiscard]] Result<void> readPngTexts(ByteSource &source, TextCollector &texts);
// EXIF and XMP, also in several segments, and comments.
[[nodiscard]] Result<void> readJpegTexts(ByteSource &source, TextCollector &texts);
// EXIF and XMP chunks.
[[nodiscard]] Result<void> readWebpTexts(ByteSource &source, TextCollector &texts);
// MP4, MOV, M4V, M4A: QuickTime keys, iTunes items, user data, XMP. AVIF, HEIC: EXIF and XMP items.
[[nodiscard]] Result<void> readIsoTexts(ByteSource &source, TextCollector &texts);
// Matroska and WebM: tags, found by the index where there is one.
[[nodiscard]] Result<void> readMatroskaTexts(ByteSource &source, TextCollector &texts);
// Vorbis comments of FLAC.
[[nodiscard]] Result<void> readFlacTexts(ByteSource &source, TextCollector &texts);
// Vorbis comments in the second packet of each stream: Opus, Vorbis, Theora, FLAC.
[[nodiscard]] Result<void> readOggTexts(ByteSource &source, TextCollector &texts);
// The ID3v2 tag (2.2 to 2.4) at the beginning.
[[nodiscard]] Result<void> readMp3Texts(ByteSource &source, TextCollector &texts);
// asset.extras of the JSON chunk.
[[nodiscard]] Result<void> readGlbTexts(ByteSource &source, TextCollector &texts);
// Attributes of type string.
[[nodiscard]] Result<void> readExrTexts(ByteSource &source, TextCollector &texts);
// __metadata__ of the header; also of .latent files.
[[nodiscard]] Result<void> readSafetensorsTexts(ByteSource &source, TextCollector &texts);
// The metadata elements.
[[nodiscard]] Result<void> readSvgTexts(ByteSource &source, TextCollector &texts);

} // namespace gesso
