// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/worker.h"
#include "studio/jobpreparer.h"
#include "studio/jobstore.h"

#include <memory>

namespace gesso::studio {

// The database of jobs and the thread that it lives on. What is run there holds the store, so that
// it outlives all that uses it.
struct Backstage
{
    Worker *worker = nullptr; // not owned
    std::shared_ptr<JobStore> store;
    std::shared_ptr<JobPreparer> preparer;
};

} // namespace gesso::studio
