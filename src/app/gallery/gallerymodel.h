// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

namespace gesso::library {
class ResultsModel;
}

namespace gesso::app {

// The library's results in the words of a ThumbGrid, which knows no library.
class GalleryModel final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit GalleryModel(library::ResultsModel *results, QObject *parent = nullptr);

    [[nodiscard]] library::ResultsModel *results() const { return m_results; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString toolTip(int row) const;
    [[nodiscard]] QString badge(int row) const;

    library::ResultsModel *m_results;
};

} // namespace gesso::app
