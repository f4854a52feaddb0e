#pragma once

#include "core/autodiff/descent_path.h"
#include "ui/models/autodiff_examples.h"
#include "ui/models/autodiff_lesson.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace dpfm::models {

/// Both ways down from one point.
struct AutodiffDescents {
    std::vector<std::string> variables;
    std::vector<double> start;
    double rate = 0.0;
    autodiff::DescentPath gradient;
    autodiff::DescentPath newton;
};

/// How a descent ended, in words: "1 step to f = 3e-28: the gradient is 0".
QString descentSentence(const autodiff::DescentPath& path);

/// The autodiff lesson: an expression and a point as texts, what forward mode makes of them, step
/// by step, and descents from there. Texts are read at once; what takes longer is worked out on a
/// pool thread, where newer wishes replace each other. While a text cannot be read, the lesson
/// before stays.
class AutodiffModel : public QObject {
    Q_OBJECT
public:
    /// Begins with the first example.
    explicit AutodiffModel(QObject* parent = nullptr);
    ~AutodiffModel() override;

    QString text() const { return text_; }
    void setText(const QString& text);
    /// "a = 2, b = 1".
    QString values() const { return values_; }
    void setValues(const QString& values);
    /// Why a text cannot be read, with the line and column; empty if it can.
    QString textError() const { return textError_; }
    QString valuesError() const { return valuesError_; }
    void load(const AutodiffExample& example);

    /// How many registers a node keeps; 0 for all.
    std::size_t registers() const { return registers_; }
    void setRegisters(std::size_t registers);

    /// None until the first one is worked out.
    const std::shared_ptr<const AutodiffLesson>& lesson() const { return lesson_; }
    /// Whether the lesson is of the texts as they stand.
    bool upToDate() const { return !busy_ && textError_.isEmpty() && valuesError_.isEmpty(); }

    /// How many of the lesson's steps are made, from 0 to stepCount(). Another expression begins
    /// with all of them made; other values leave it where it is.
    std::size_t step() const { return step_; }
    std::size_t stepCount() const { return lesson_ ? lesson_->steps.size() : 0; }
    void setStep(std::size_t step);
    /// The node that the last step made; none before the first.
    std::optional<std::size_t> currentNode() const;
    bool isComputed(std::size_t node) const;

    /// Both put other values into the text. Without an up-to-date lesson they do nothing.
    void takeNewtonStep();
    void takeGradientStep();
    /// The values at the end of a descent.
    void takeValues(const std::vector<double>& values);

    double rate() const { return rate_; }
    static constexpr double kLargestRate = 1e6;
    /// Above 0 and at most kLargestRate; anything else is no rate and changes nothing.
    static bool isRate(double rate) { return rate > 0.0 && rate <= kLargestRate; }
    void setRate(double rate);
    /// Works out both descents from the point as it stands, in the background. They are given up
    /// when the texts change.
    void descend();
    void stopDescending();
    bool descending() const { return descending_; }
    const std::shared_ptr<const AutodiffDescents>& descents() const { return descents_; }

signals:
    /// Texts, errors, registers or the rate.
    void inputChanged();
    void lessonChanged();
    void stepChanged();
    /// The descents, or whether they are being worked out.
    void descentsChanged();

private:
    void read();
    void refresh();
    void worked(AutodiffLesson lesson);
    void dropDescents();

    QString text_;
    QString values_;
    QString textError_;
    QString valuesError_;
    std::size_t registers_ = 0;
    double rate_ = 0.01;

    std::optional<autodiff::Expression> expression_; ///< none if a text cannot be read
    std::vector<double> point_;
    std::shared_ptr<const AutodiffLesson> lesson_;
    std::size_t step_ = 0;
    bool busy_ = false;
    bool again_ = false;

    std::shared_ptr<const AutodiffDescents> descents_;
    bool descending_ = false;
    std::size_t generation_ = 0; ///< of descents: those of an older one are dropped
    std::stop_source stop_;
};

} // namespace dpfm::models
