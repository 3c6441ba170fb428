// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <QImage>
#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <variant>

namespace gesso::demo {

// What flows over the links of a graph. All are values: cheap to copy, safe on any thread.

struct Model
{
    QString name;
    QStringList loras;
};

struct Clip
{
    QString name;
    int stopAt = -1;
};

struct Vae
{
    QString name;
};

struct ControlNet
{
    QString name;
};

struct UpscaleModel
{
    QString name;
    double factor = 4;
};

// One prompt text, and where and how much it counts.
struct Hint
{
    QString text;
    double weight = 1;
    QRectF area; // in pixels; empty: everywhere
    QImage control; // a picture whose edges show through; may be null
    double controlStrength = 0;
};

struct Conditioning
{
    QList<Hint> hints;
    double guidance = 0; // of models that take it from here; 0: not set
};

// Latents here are the pictures themselves, so that encoding and decoding lose nothing.
struct Latent
{
    QSize size; // in pixels
    QList<QImage> items; // null: blank, to be drawn from nothing
    QImage mask; // what may change (white), of the pictures' size; null: everything
};

struct Image
{
    QList<QImage> items;
};

struct Mask
{
    QImage item; // Format_Grayscale8; white is covered
};

struct Sampler
{
    QString name;
};

struct Sigmas
{
    QString scheduler;
    int steps = 20;
    double from = 0; // part of the way that is done already, 0 to 1
    double to = 1; // where it ends
};

struct Guider
{
    Model model;
    Conditioning positive;
    Conditioning negative;
    double cfg = 1;
};

struct Noise
{
    bool enabled = true;
    quint64 seed = 0;
};

// A number, text or bool is a json::Value.
using LinkValue = std::variant<json::Value, Model, Clip, Vae, ControlNet, UpscaleModel,
                               Conditioning, Latent, Image, Mask, Sampler, Sigmas, Guider, Noise>;

} // namespace gesso::demo
