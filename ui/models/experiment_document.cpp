#include "ui/models/experiment_document.h"

#include "core/data/source_files.h"
#include "core/network/validation.h"

#include <QUndoCommand>

#include <utility>

namespace dpfm::models {

/// Exchanges the experiment's value before and after an edit.
class ExperimentDocument::EditCommand : public QUndoCommand {
public:
    EditCommand(ExperimentDocument& document, const QString& text, network::Experiment after,
                QString mergeKey)
        : QUndoCommand(text)
        , document_(document)
        , before_(document.experiment_)
        , after_(std::move(after))
        , mergeKey_(std::move(mergeKey))
        , mergeRow_(document.mergeRow_) {}

    void undo() override {
        document_.endMerge();
        document_.set(before_);
    }
    void redo() override { document_.set(after_); }
    int id() const override { return mergeKey_.isEmpty() ? -1 : 1; }

    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const EditCommand*>(other);
        if (next->mergeKey_ != mergeKey_ || next->mergeRow_ != mergeRow_)
            return false;
        after_ = next->after_;
        setObsolete(after_ == before_);
        return true;
    }

private:
    ExperimentDocument& document_;
    network::Experiment before_;
    network::Experiment after_;
    QString mergeKey_;
    int mergeRow_;
};

ExperimentDocument::ExperimentDocument(QObject* parent) : QObject(parent) {
    assign(network::Experiment{});
}

void ExperimentDocument::reset(const network::Experiment& experiment) {
    undoStack_.clear();
    assign(experiment);
    saved_ = experiment;
    emit replaced();
    emit changed();
}

void ExperimentDocument::edit(const QString& text,
                              const std::function<void(network::Experiment&)>& change,
                              const QString& mergeKey) {
    network::Experiment after = experiment_;
    change(after);
    if (after == experiment_)
        return;
    // A file that was missing may be there by now.
    data::learnShape(after.data, data::Reading::Quick);
    undoStack_.push(new EditCommand(*this, text, std::move(after), mergeKey));
}

void ExperimentDocument::nameFile(const QString& text, std::string network::IdxFiles::*file,
                                  const QString& path, const QString& mergeKey) {
    const auto name = [&](network::Experiment& experiment) {
        network::IdxFiles& files = experiment.data.idx;
        files.*file = path.toStdString();
        files.shape = {};
        data::learnShape(experiment.data, data::Reading::Quick);
        if (files.shape.known())
            network::adaptToData(experiment);
    };
    edit(text, name, mergeKey);
}

void ExperimentDocument::endMerge() {
    ++mergeRow_;
}

void ExperimentDocument::setSaved() {
    saved_ = experiment_;
    undoStack_.setClean();
}

void ExperimentDocument::assign(const network::Experiment& experiment) {
    experiment_ = experiment;
    problems_ = data::validate(experiment_);
    warnings_ = network::warnings(experiment_);
}

void ExperimentDocument::set(const network::Experiment& experiment) {
    assign(experiment);
    emit changed();
}

} // namespace dpfm::models
