#include "ui/models/autodiff_model.h"

#include "core/autodiff/expression_parser.h"
#include "ui/models/background.h"
#include "ui/session/error_text.h"

#include <QStringList>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace dpfm::models {

namespace {

constexpr std::size_t kMostGradientSteps = 20000;
constexpr std::size_t kMostNewtonSteps = 100;

/// Whether a view may keep its place: the graph is the same, whatever the values.
bool sameGraph(const autodiff::Expression& a, const autodiff::Expression& b) {
    return a.variables == b.variables && a.nodes.size() == b.nodes.size() &&
           std::equal(a.nodes.begin(), a.nodes.end(), b.nodes.begin(),
                      [](const autodiff::ExpressionNode& x, const autodiff::ExpressionNode& y) {
                          return x.operation == y.operation && x.a == y.a && x.b == y.b &&
                                 x.variable == y.variable && x.name == y.name;
                      });
}

} // namespace

QString descentSentence(const autodiff::DescentPath& path) {
    const QString value = lessonNumber(path.values.back(), 3);
    const QString steps = path.steps() == 1
                              ? AutodiffModel::tr("1 step to %1").arg(value)
                              : AutodiffModel::tr("%1 steps to %2").arg(path.steps()).arg(value);
    switch (path.end) {
    case autodiff::DescentEnd::Converged:
        return steps + AutodiffModel::tr(", where the gradient vanishes");
    case autodiff::DescentEnd::Steps:
        return steps + AutodiffModel::tr(", not at its end yet: the largest |gradient| is %1")
                           .arg(lessonNumber(path.gradients.back(), 3));
    case autodiff::DescentEnd::NotFinite:
        return steps + AutodiffModel::tr(": no finite number any more");
    case autodiff::DescentEnd::Cancelled:
        return steps + AutodiffModel::tr(", then stopped");
    }
    return steps;
}

AutodiffModel::AutodiffModel(QObject* parent) : QObject(parent) {
    load(autodiffExamples().front());
}

AutodiffModel::~AutodiffModel() {
    stop_.request_stop();
}

void AutodiffModel::setText(const QString& text) {
    if (text == text_)
        return;
    text_ = text;
    read();
}

void AutodiffModel::setValues(const QString& values) {
    if (values == values_)
        return;
    values_ = values;
    read();
}

void AutodiffModel::load(const AutodiffExample& example) {
    text_ = example.text;
    values_ = example.values;
    rate_ = example.rate;
    read();
    if (example.descends)
        descend();
}

void AutodiffModel::setRegisters(std::size_t registers) {
    if (registers == registers_)
        return;
    registers_ = registers;
    emit inputChanged();
    refresh();
}

void AutodiffModel::setRate(double rate) {
    if (rate == rate_ || !isRate(rate))
        return;
    rate_ = rate;
    emit inputChanged();
}

void AutodiffModel::read() {
    textError_.clear();
    valuesError_.clear();
    expression_.reset();
    dropDescents();
    const auto values = autodiff::parseValues(values_.toStdString());
    if (!values) {
        valuesError_ = session::errorText(values.error());
    } else {
        std::vector<std::string> names;
        std::vector<double> point;
        for (const autodiff::VariableValue& value : *values) {
            names.push_back(value.name);
            point.push_back(value.value);
        }
        auto expression = autodiff::parseExpression(text_.toStdString(), std::move(names));
        if (expression) {
            expression_ = std::move(*expression);
            point_ = std::move(point);
        } else {
            textError_ = session::errorText(expression.error());
        }
    }
    emit inputChanged();
    refresh();
}

void AutodiffModel::refresh() {
    if (!expression_)
        return;
    if (busy_) {
        again_ = true;
        return;
    }
    busy_ = true;
    inBackground(
        this,
        [expression = *expression_, point = point_, registers = registers_] {
            return lessonOf(expression, point, registers);
        },
        [this](AutodiffLesson lesson) { worked(std::move(lesson)); });
}

void AutodiffModel::worked(AutodiffLesson lesson) {
    busy_ = false;
    if (std::exchange(again_, false)) {
        refresh();
        if (busy_)
            return; // a newer one is on its way
    }
    const bool stays = lesson_ && sameGraph(lesson_->expression, lesson.expression);
    lesson_ = std::make_shared<const AutodiffLesson>(std::move(lesson));
    if (!stays)
        step_ = lesson_->steps.size();
    emit lessonChanged();
    emit stepChanged();
}

void AutodiffModel::setStep(std::size_t step) {
    step = std::min(step, stepCount());
    if (step == step_)
        return;
    step_ = step;
    emit stepChanged();
}

std::optional<std::size_t> AutodiffModel::currentNode() const {
    if (!lesson_ || step_ == 0)
        return std::nullopt;
    return lesson_->steps[step_ - 1];
}

bool AutodiffModel::isComputed(std::size_t node) const {
    if (!lesson_)
        return false;
    return autodiff::operandCount(lesson_->expression.nodes[node].operation) == 0 ||
           (step_ > 0 && node <= lesson_->steps[step_ - 1]);
}

void AutodiffModel::takeValues(const std::vector<double>& values) {
    if (!expression_ || values.size() != point_.size() ||
        !std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); }))
        return;
    QStringList texts;
    for (std::size_t i = 0; i < values.size(); ++i)
        texts += QString::fromStdString(expression_->variables[i] + " = " + toText(values[i]));
    setValues(texts.join(QStringLiteral(", ")));
}

void AutodiffModel::takeNewtonStep() {
    if (!upToDate() || !lesson_ || !lesson_->newton)
        return;
    std::vector<double> values = point_;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] += lesson_->newton->step[i];
    takeValues(values);
}

void AutodiffModel::takeGradientStep() {
    if (!upToDate() || !lesson_)
        return;
    std::vector<double> values = point_;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] -= rate_ * lesson_->checks[i].carried;
    takeValues(values);
}

void AutodiffModel::dropDescents() {
    stop_.request_stop();
    ++generation_;
    if (!descents_ && !descending_)
        return;
    descents_.reset();
    descending_ = false;
    emit descentsChanged();
}

void AutodiffModel::stopDescending() {
    stop_.request_stop();
}

void AutodiffModel::descend() {
    if (!expression_ || point_.empty())
        return;
    dropDescents();
    stop_ = std::stop_source();
    descending_ = true;
    emit descentsChanged();
    inBackground(
        this,
        [expression = *expression_, point = point_, rate = rate_, stop = stop_.get_token()] {
            AutodiffDescents descents;
            descents.variables = expression.variables;
            descents.start = point;
            descents.rate = rate;
            autodiff::DescentSettings settings;
            settings.descent = autodiff::Descent::Newton;
            settings.steps = kMostNewtonSteps;
            descents.newton = autodiff::descend(expression, point, settings, stop);
            settings.descent = autodiff::Descent::Gradient;
            settings.rate = rate;
            settings.steps = kMostGradientSteps;
            descents.gradient = autodiff::descend(expression, point, settings, stop);
            return descents;
        },
        [this, generation = generation_](AutodiffDescents descents) {
            if (generation != generation_)
                return; // of other texts
            descending_ = false;
            descents_ = std::make_shared<const AutodiffDescents>(std::move(descents));
            emit descentsChanged();
        });
}

} // namespace dpfm::models
