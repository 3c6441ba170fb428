// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json/value.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace gesso {

// Collects the members of an object whose keys may come twice: the later value takes the place of
// the earlier one. Looking for a key costs the same however many there are.
class InputsBuilder
{
public:
    void set(const std::string &key, json::Value value);
    void remove(const std::string &key);
    [[nodiscard]] json::Object take();

private:
    [[nodiscard]] std::optional<std::size_t> placeOf(const std::string &key) const;
    void indexAll();

    std::vector<json::Member> m_members;
    std::vector<bool> m_kept;
    std::unordered_map<std::string, std::size_t> m_index; // once there are many
};

} // namespace gesso
