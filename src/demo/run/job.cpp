// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/run/job.h"

using namespace Qt::StringLiterals;

namespace gesso::demo {

json::Array Job::toJson() const
{
    json::Array ids;
    for (const QString &output : outputs)
        ids.emplace_back(output);
    return {number, json::Value(id), json::Value(graph), json::Value(extraData), json::Value(ids)};
}

bool Job::wantsPreviews() const
{
    const QString method = extraData["preview_method"].toString();
    return method == "auto"_L1 || method == "latent2rgb"_L1 || method == "taesd"_L1;
}

QString aliasKey(const QString &type, const QString &subfolder, const QString &name)
{
    return type + u'/' + subfolder + u'/' + name;
}

} // namespace gesso::demo
