// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"
#include "workflow/fieldid.h"

#include <QHash>

namespace gesso {

using FieldValues = QHash<FieldId, json::Value>;

} // namespace gesso
