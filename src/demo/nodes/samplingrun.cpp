// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/nodes/samplingrun.h"

#include "demo/nodes/pictures.h"
#include "demo/paint/painter.h"
#include "demo/paint/picture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace gesso::demo {

namespace {

constexpr double kStepMs = 38; // of any step, at speed 1
constexpr double kMegapixelMs = 190; // and for each million pixels of it
constexpr double kSecondOrder = 1.8; // samplers that ask the model twice a step

bool asksTwice(const QString &sampler)
{
    return sampler.startsWith("heun"_L1) || sampler.startsWith("dpm_2"_L1)
        || sampler.startsWith("dpmpp_2s"_L1) || sampler.startsWith("dpmpp_sde"_L1)
        || sampler.startsWith("seeds"_L1);
}

int stepMs(const SamplingTask &task)
{
    const double megapixels = task.latent.size.width() * (task.latent.size.height() / 1e6)
        * static_cast<double>(std::max<qsizetype>(1, task.latent.items.size()));
    const double once = kStepMs + kMegapixelMs * megapixels;
    return static_cast<int>(asksTwice(task.sampler) ? once * kSecondOrder : once);
}

// The texts that count everywhere, the weightiest first.
QString textOf(const Conditioning &conditioning)
{
    QList<Hint> hints = conditioning.hints;
    std::ranges::stable_sort(hints, std::ranges::greater(), &Hint::weight);
    QStringList texts;
    for (const Hint &hint : hints) {
        if (hint.area.isEmpty() && hint.weight > 0.02)
            texts.append(hint.text);
    }
    return texts.join(u", "_s);
}

Scene sceneOf(const SamplingTask &task, int item)
{
    const double guidance = task.positive.guidance > 0 ? task.positive.guidance * 2 : task.cfg;
    return {.size = task.latent.size,
            .seed = task.seed,
            .item = item,
            .steps = task.sigmas.steps,
            .cfg = guidance,
            .positive = textOf(task.positive),
            .negative = textOf(task.negative),
            .sampler = task.sampler,
            .scheduler = task.sigmas.scheduler,
            .model = task.model.name + u'\n' + task.model.loras.join(u'\n')};
}

// A mask that is white inside the area and fades towards its edges.
QImage softArea(const QSize &size, const QRectF &area)
{
    QImage mask(size, QImage::Format_Grayscale8);
    mask.fill(0);
    QPainter painter(&mask);
    painter.fillRect(area.adjusted(area.width() / 12, area.height() / 12, -area.width() / 12,
                                   -area.height() / 12),
                     Qt::white);
    painter.end();
    const double blur = std::max(2.0, std::min(area.width(), area.height()) / 8);
    return softened(mask, blur);
}

QImage withAreas(const SamplingTask &task, Painter &painter, const Scene &scene, QImage picture)
{
    for (const Hint &hint : task.positive.hints) {
        if (hint.area.isEmpty() || hint.weight <= 0)
            continue;
        Scene part = scene;
        part.positive = hint.text;
        picture = masked(picture, painter.paint(part), softArea(scene.size, hint.area));
    }
    return picture;
}

QImage withControl(const SamplingTask &task, QImage picture)
{
    for (const Hint &hint : task.positive.hints) {
        if (hint.control.isNull() || hint.controlStrength <= 0)
            continue;
        const QImage lines = scaledTo(hint.control, picture.size(), u"bilinear"_s)
                                 .convertToFormat(QImage::Format_RGB32);
        picture = blended(picture, recoloured(lines, picture),
                          std::min(0.8, 0.45 * hint.controlStrength));
        break;
    }
    return picture;
}

// The finished picture of one item of the batch.
QImage finished(const NodeCall &call, const SamplingTask &task, int item)
{
    Painter &painter = *call.around().painter;
    const Scene scene = sceneOf(task, item);
    QImage picture = withControl(task, withAreas(task, painter, scene, painter.paint(scene)));
    const QImage start = task.latent.items.value(item);
    if (start.isNull())
        return picture;
    const QImage own
        = scaledTo(start, scene.size, u"bilinear"_s).convertToFormat(QImage::Format_RGB32);
    picture = drawnOver(own, picture, 1 - task.sigmas.from);
    if (task.latent.mask.isNull())
        return picture;
    return masked(own, picture, task.latent.mask);
}

// One step after another in its time, each with its preview; the pictures' way through the noise is
// told by the first of them.
Result<void> walk(const NodeCall &call, const SamplingTask &task, const QImage &first)
{
    const bool previews = call.around().job->wantsPreviews();
    const int ms = stepMs(task);
    const double way = task.sigmas.to - task.sigmas.from;
    for (int step = 1; step <= task.sigmas.steps; ++step) {
        if (const auto worked = call.work(ms); !worked)
            return worked.error();
        const double part = task.sigmas.from + way * step / task.sigmas.steps;
        const QImage preview = previews ? onItsWay(first, part, task.seed) : QImage();
        if (!call.around().step(step, task.sigmas.steps, preview))
            return interrupted();
    }
    return {};
}

} // namespace

Result<Latent> sample(const NodeCall &call, const SamplingTask &task)
{
    const auto count = std::max<qsizetype>(1, task.latent.items.size());
    if (const auto fits = checkSize(task.latent.size, count); !fits)
        return fits.error();
    Latent latent = task.latent;
    if (task.sigmas.steps <= 0 || (!task.noise && task.sigmas.from <= 0))
        return latent;
    latent.items.clear();
    for (int item = 0; item < count; ++item) {
        if (call.around().stop->isStopped())
            return interrupted();
        latent.items.append(finished(call, task, item));
    }
    if (const auto walked = walk(call, task, latent.items.first()); !walked)
        return walked.error();
    if (task.sigmas.to < 1) {
        for (QImage &item : latent.items)
            item = scaledTo(onItsWay(item, task.sigmas.to, task.seed), item.size(), {});
    }
    return latent;
}

} // namespace gesso::demo
