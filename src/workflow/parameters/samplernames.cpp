// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/parameters/samplernames.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace gesso {

namespace {

struct SamplerName
{
    QLatin1StringView written; // lower case
    QLatin1StringView sampler;
    QLatin1StringView ownScheduler; // what "Automatic" stands for
};

constexpr std::array kSamplers {
    SamplerName {"euler"_L1, "euler"_L1, "normal"_L1},
    SamplerName {"euler a"_L1, "euler_ancestral"_L1, "normal"_L1},
    SamplerName {"euler cfg++"_L1, "euler_cfg_pp"_L1, "normal"_L1},
    SamplerName {"euler a cfg++"_L1, "euler_ancestral_cfg_pp"_L1, "normal"_L1},
    SamplerName {"heun"_L1, "heun"_L1, "normal"_L1},
    SamplerName {"heunpp2"_L1, "heunpp2"_L1, "normal"_L1},
    SamplerName {"lms"_L1, "lms"_L1, "normal"_L1},
    SamplerName {"dpm2"_L1, "dpm_2"_L1, "karras"_L1},
    SamplerName {"dpm2 a"_L1, "dpm_2_ancestral"_L1, "karras"_L1},
    SamplerName {"dpm++ 2s a"_L1, "dpmpp_2s_ancestral"_L1, "karras"_L1},
    SamplerName {"dpm++ 2s a cfg++"_L1, "dpmpp_2s_ancestral_cfg_pp"_L1, "karras"_L1},
    SamplerName {"dpm++ 2m"_L1, "dpmpp_2m"_L1, "karras"_L1},
    SamplerName {"dpm++ 2m cfg++"_L1, "dpmpp_2m_cfg_pp"_L1, "karras"_L1},
    SamplerName {"dpm++ sde"_L1, "dpmpp_sde"_L1, "karras"_L1},
    SamplerName {"dpm++ 2m sde"_L1, "dpmpp_2m_sde"_L1, "exponential"_L1},
    SamplerName {"dpm++ 2m sde heun"_L1, "dpmpp_2m_sde_heun"_L1, "exponential"_L1},
    SamplerName {"dpm++ 3m sde"_L1, "dpmpp_3m_sde"_L1, "exponential"_L1},
    SamplerName {"dpm fast"_L1, "dpm_fast"_L1, "normal"_L1},
    SamplerName {"dpm adaptive"_L1, "dpm_adaptive"_L1, "normal"_L1},
    SamplerName {"ddim"_L1, "ddim"_L1, "ddim_uniform"_L1},
    SamplerName {"ddpm"_L1, "ddpm"_L1, "normal"_L1},
    SamplerName {"unipc"_L1, "uni_pc"_L1, "normal"_L1},
    SamplerName {"uni-pc"_L1, "uni_pc"_L1, "normal"_L1},
    SamplerName {"lcm"_L1, "lcm"_L1, "normal"_L1},
    SamplerName {"deis"_L1, "deis"_L1, "normal"_L1},
    SamplerName {"ipndm"_L1, "ipndm"_L1, "normal"_L1},
    SamplerName {"ipndm_v"_L1, "ipndm_v"_L1, "normal"_L1},
    SamplerName {"res multistep"_L1, "res_multistep"_L1, "normal"_L1},
    SamplerName {"er sde"_L1, "er_sde"_L1, "normal"_L1},
    SamplerName {"sa solver"_L1, "sa_solver"_L1, "normal"_L1},
};

struct ScheduleName
{
    QLatin1StringView written; // lower case
    QLatin1StringView scheduler; // empty: ComfyUI has none
};

constexpr std::array kSchedules {
    ScheduleName {"polyexponential"_L1, ""_L1},
    ScheduleName {"exponential"_L1, "exponential"_L1},
    ScheduleName {"karras"_L1, "karras"_L1},
    ScheduleName {"sgm uniform"_L1, "sgm_uniform"_L1},
    ScheduleName {"sgmuniform"_L1, "sgm_uniform"_L1},
    ScheduleName {"ddim uniform"_L1, "ddim_uniform"_L1},
    ScheduleName {"uniform"_L1, "normal"_L1},
    ScheduleName {"normal"_L1, "normal"_L1},
    ScheduleName {"simple"_L1, "simple"_L1},
    ScheduleName {"beta"_L1, "beta"_L1},
    ScheduleName {"kl optimal"_L1, "kl_optimal"_L1},
    ScheduleName {"linear quadratic"_L1, "linear_quadratic"_L1},
    ScheduleName {"align your steps"_L1, ""_L1},
    ScheduleName {"ddim"_L1, "ddim_uniform"_L1},
};

// Names as ComfyUI writes them: no blanks, no capitals, no plus signs.
bool isComfyName(const QString &name)
{
    static const QRegularExpression form(u"^[a-z][a-z0-9_]*$"_s);
    return form.match(name).hasMatch();
}

QString schedulerFrom(const QString &schedule)
{
    const QString lower = schedule.trimmed().toLower();
    const auto *found = std::ranges::find_if(
        kSchedules, [&lower](const ScheduleName &entry) { return lower == entry.written; });
    if (found != kSchedules.end())
        return found->scheduler;
    return isComfyName(schedule) ? schedule : QString();
}

// Takes a schedule off the end of a sampler's name: "dpm++ 2m karras"; empty: there is none.
QString takeSchedule(QString &sampler)
{
    for (const ScheduleName &entry : kSchedules) {
        if (!sampler.endsWith(QString(u' ' + entry.written)))
            continue;
        sampler = sampler.chopped(entry.written.size() + 1).trimmed();
        return entry.written;
    }
    return {};
}

} // namespace

SamplerChoice samplerChoice(const QString &sampler, const QString &schedule)
{
    QString name = sampler.trimmed().toLower();
    const auto isWritten = [&name](const SamplerName &entry) { return name == entry.written; };
    const auto *found = std::ranges::find_if(kSamplers, isWritten);
    const QString inName = found == kSamplers.end() ? takeSchedule(name) : QString();
    if (found == kSamplers.end())
        found = std::ranges::find_if(kSamplers, isWritten);
    SamplerChoice choice;
    if (found != kSamplers.end())
        choice.sampler = found->sampler;
    else if (isComfyName(sampler.trimmed()))
        choice.sampler = sampler.trimmed();
    const QString written = schedule.isEmpty() ? inName : schedule;
    if (written.compare("automatic"_L1, Qt::CaseInsensitive) == 0)
        choice.scheduler = found == kSamplers.end() ? QString() : QString(found->ownScheduler);
    else if (written.isEmpty())
        choice.scheduler = found == kSamplers.end() ? QString() : u"normal"_s;
    else
        choice.scheduler = schedulerFrom(written);
    return choice;
}

} // namespace gesso
