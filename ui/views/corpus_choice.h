#pragma once

#include "ui/session/run_record.h"

#include <vector>

class QComboBox;

namespace dpfm::views {

/// Fills a box with "all" and the sweep's corpora; keeps the choice if it is still there.
void fillCorpusChoice(QComboBox& box, const session::SweepRecord& sweep);

/// What is chosen, as models::RunFilter takes it: empty for all.
std::vector<int> chosenCorpora(const QComboBox& box);

/// Chooses the corpus of a filter; "all" if it takes all or several.
void chooseCorpora(QComboBox& box, const std::vector<int>& corpora);

} // namespace dpfm::views
