// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "demo/catalogue/catalogue.h"
#include "demo/core/promptqueue.h"
#include "demo/http/router.h"

namespace gesso::demo {

// What the routes work on; nothing is owned.
struct Backend
{
    const Catalogue *catalogue = nullptr;
    FileStore *files = nullptr;
    PromptQueue *queue = nullptr;
    Runner *runner = nullptr;
    Faults *faults = nullptr;
    const Clock *clock = nullptr;
};

// The answer to GET /features, which a socket gets as well.
[[nodiscard]] json::Object serverFeatures();

// Each adds the routes of one chapter of the protocol sheet. The backend must outlive the router.
void addPromptRoutes(Router &router, const Backend &backend); // 2.1, 2.2
void addQueueRoutes(Router &router, const Backend &backend); // 2.3, 2.4
void addJobRoutes(Router &router, const Backend &backend); // 2.5
void addViewRoutes(Router &router, const Backend &backend); // 2.6
void addUploadRoutes(Router &router, const Backend &backend); // 2.7
void addInfoRoutes(Router &router, const Backend &backend); // 2.8, 2.9, 2.11 to 2.13
void addUserRoutes(Router &router, const Backend &backend); // 2.10
void addFaultRoutes(Router &router, Faults *faults);

} // namespace gesso::demo
