#include "ui/views/corpus_choice.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>

namespace dpfm::views {

void fillCorpusChoice(QComboBox& box, const session::SweepRecord& sweep) {
    const QVariant chosen = box.currentData();
    box.clear();
    box.setAccessibleName(QCoreApplication::translate("dpfm::views", "Corpus"));
    box.addItem(QCoreApplication::translate("dpfm::views", "all", "all corpora"));
    for (const int corpus : sweep.experiment.sweep.corpus)
        box.addItem(QString::number(corpus), corpus);
    box.setCurrentIndex(std::max(chosen.isValid() ? box.findData(chosen) : 0, 0));
}

std::vector<int> chosenCorpora(const QComboBox& box) {
    const QVariant chosen = box.currentData();
    return chosen.isValid() ? std::vector{chosen.toInt()} : std::vector<int>{};
}

void chooseCorpora(QComboBox& box, const std::vector<int>& corpora) {
    box.setCurrentIndex(corpora.size() == 1 ? std::max(box.findData(corpora.front()), 0) : 0);
}

} // namespace dpfm::views
