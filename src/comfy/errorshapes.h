// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "comfy/httpreply.h"

// What an HTTP answer that is no success means, in words for people. Pure.
namespace gesso::comfy {

// The server's own words in any of the six shapes of protocol sheet 1.3; empty where it has none.
[[nodiscard]] QString serverWords(const HttpReply &reply);
// The error of a reply that is no success: reply.error where there is one, else by status, body and
// headers. Tells a login page, a proxy's page, another program, an HTTPS port and a redirect apart.
[[nodiscard]] Error errorOf(const HttpReply &reply);
// For a success whose body is not what the route gives. A web page is told as what it seems to be.
[[nodiscard]] Error wrongBody(const HttpReply &reply, const QString &why);
// Whether the answer is a web page: no route of a ComfyUI that Gesso asks answers with one.
[[nodiscard]] bool isWebPage(const HttpReply &reply);

} // namespace gesso::comfy
