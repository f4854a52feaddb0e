#pragma once

#include "core/base/result.h"
#include "ui/figures/look_json.h"

#include <QString>

#include <vector>

namespace dpfm::figures {

/// The styles that come with the program: for a paper's columns, a slide and a poster.
const std::vector<FigureStyleFile>& shippedStyles();

/// The styles a person saved: a file each, in one folder.
class StyleStore {
public:
    /// The folder is made when the first style is saved.
    explicit StyleStore(QString folder) : folder_(std::move(folder)) {}

    struct Listing {
        std::vector<FigureStyleFile> styles; ///< by name
        std::vector<Error> unreadable;       ///< files that are no styles, and why
    };
    Listing list() const;

    /// Whether there is a saved style of that name.
    bool holds(const QString& name) const;
    /// In place of one of the same name. Names of shipped styles, and none, are errors.
    Result<void> save(const FigureStyleFile& style) const;
    Result<void> remove(const QString& name) const;

private:
    QString pathOf(const QString& name) const;

    QString folder_;
};

} // namespace dpfm::figures
