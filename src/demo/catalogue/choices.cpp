// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/catalogue/choices.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace gesso::demo {

QStringList modelFiles(const QString &folder)
{
    static const QHash<QString, QStringList> files {
        {u"checkpoints"_s,
         {u"anime/lanternPaint_v3.safetensors"_s, u"dreamGesso_v8.safetensors"_s,
          u"photo/clearDay_v2.safetensors"_s, u"photo/quietStreet_v11.safetensors"_s,
          u"sd3.5_large_demo.safetensors"_s, u"sdXL_v10VAEFix.safetensors"_s,
          u"v1-5-pruned-emaonly-fp16.safetensors"_s}},
        {u"loras"_s,
         {u"add-detail-xl.safetensors"_s, u"style/ink-wash.safetensors"_s,
          u"style/neon-nights.safetensors"_s, u"style/watercolour.safetensors"_s}},
        {u"vae"_s,
         {u"ae.safetensors"_s, u"sdxl_vae.safetensors"_s,
          u"vae-ft-mse-840000-ema-pruned.safetensors"_s}},
        {u"text_encoders"_s,
         {u"clip_g.safetensors"_s, u"clip_l.safetensors"_s, u"t5xxl_fp16.safetensors"_s,
          u"t5xxl_fp8_e4m3fn.safetensors"_s}},
        {u"diffusion_models"_s,
         {u"flux1-dev-fp8.safetensors"_s, u"flux1-schnell.safetensors"_s,
          u"sdxl/base_unet.safetensors"_s}},
        {u"controlnet"_s,
         {u"control_canny_demo.safetensors"_s, u"control_depth_demo.safetensors"_s,
          u"xl/openpose_demo.safetensors"_s}},
        {u"upscale_models"_s, {u"4x-clean.safetensors"_s, u"RealESRGAN_x2plus.pth"_s}},
        {u"embeddings"_s, {u"easynegative.safetensors"_s, u"styles/soft-light.pt"_s}},
    };
    return files.value(folder);
}

QStringList modelFolders()
{
    return {u"checkpoints"_s,  u"configs"_s,        u"loras"_s,
            u"vae"_s,          u"text_encoders"_s,  u"diffusion_models"_s,
            u"clip_vision"_s,  u"style_models"_s,   u"embeddings"_s,
            u"diffusers"_s,    u"vae_approx"_s,     u"controlnet"_s,
            u"gligen"_s,       u"upscale_models"_s, u"latent_upscale_models"_s,
            u"custom_nodes"_s, u"hypernetworks"_s,  u"photomaker"_s,
            u"classifiers"_s,  u"model_patches"_s,  u"audio_encoders"_s};
}

QStringList samplerNames()
{
    return {u"euler"_s,
            u"euler_cfg_pp"_s,
            u"euler_ancestral"_s,
            u"euler_ancestral_cfg_pp"_s,
            u"heun"_s,
            u"heunpp2"_s,
            u"exp_heun_2_x0"_s,
            u"exp_heun_2_x0_sde"_s,
            u"dpm_2"_s,
            u"dpm_2_ancestral"_s,
            u"lms"_s,
            u"dpm_fast"_s,
            u"dpm_adaptive"_s,
            u"dpmpp_2s_ancestral"_s,
            u"dpmpp_2s_ancestral_cfg_pp"_s,
            u"dpmpp_sde"_s,
            u"dpmpp_sde_gpu"_s,
            u"dpmpp_2m"_s,
            u"dpmpp_2m_cfg_pp"_s,
            u"dpmpp_2m_sde"_s,
            u"dpmpp_2m_sde_gpu"_s,
            u"dpmpp_2m_sde_heun"_s,
            u"dpmpp_2m_sde_heun_gpu"_s,
            u"dpmpp_3m_sde"_s,
            u"dpmpp_3m_sde_gpu"_s,
            u"ddpm"_s,
            u"lcm"_s,
            u"ipndm"_s,
            u"ipndm_v"_s,
            u"deis"_s,
            u"res_multistep"_s,
            u"res_multistep_cfg_pp"_s,
            u"res_multistep_ancestral"_s,
            u"res_multistep_ancestral_cfg_pp"_s,
            u"gradient_estimation"_s,
            u"gradient_estimation_cfg_pp"_s,
            u"er_sde"_s,
            u"seeds_2"_s,
            u"seeds_3"_s,
            u"sa_solver"_s,
            u"sa_solver_pece"_s,
            u"ddim"_s,
            u"uni_pc"_s,
            u"uni_pc_bh2"_s};
}

QStringList schedulerNames()
{
    return {u"simple"_s,      u"sgm_uniform"_s,      u"karras"_s,
            u"exponential"_s, u"ddim_uniform"_s,     u"beta"_s,
            u"normal"_s,      u"linear_quadratic"_s, u"kl_optimal"_s};
}

} // namespace gesso::demo
