#include "ui/models/lesson_model.h"

#include "ui/models/workbench.h"
#include "ui/session/error_text.h"
#include "ui/session/language.h"
#include "ui/session/lesson_pages.h"

#include <algorithm>
#include <utility>

namespace dpfm::models {

namespace {

constexpr int kValuesMs = 100;

} // namespace

QString lessonLanguage() {
    return session::spokenLanguage() == session::Language::Spanish ? QStringLiteral("es")
                                                                   : QStringLiteral("en");
}

LessonModel::LessonModel(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , workbench_(workbench) {
    valuesTimer_.setSingleShot(true);
    valuesTimer_.setInterval(kValuesMs);
    connect(&valuesTimer_, &QTimer::timeout, this, &LessonModel::valuesChanged);
    // Queued: what changed is told to everyone before it is asked about.
    connect(&workbench_, &Workbench::stateChanged, this, &LessonModel::follow,
            Qt::QueuedConnection);
    connect(&workbench_.liveRun(), &LiveRunModel::stateChanged, this, &LessonModel::follow,
            Qt::QueuedConnection);
    connect(&workbench_.liveRun(), &LiveRunModel::controlsChanged, this, &LessonModel::follow,
            Qt::QueuedConnection);
}

LessonModel::~LessonModel() = default;

Result<void> LessonModel::begin(session::Lesson lesson) {
    if (!lesson.experimentName.isEmpty()) {
        const auto experiment = experimentNamed(lesson.experimentName, lesson);
        if (!experiment)
            return experiment.error();
        lesson.experiment = *experiment;
    }
    workbench_.newDocument(lesson.experiment, [this, lesson] { start(lesson); });
    return {};
}

void LessonModel::start(const session::Lesson& lesson) {
    lesson_ = lesson;
    values_ = std::make_unique<LessonValues>(workbench_);
    connect(values_.get(), &LessonValues::changed, this, [this] {
        if (!valuesTimer_.isActive())
            valuesTimer_.start();
    });
    page_ = 0;
    underWay_.clear();
    refusal_.clear();
    states_.clear();
    for (const session::LessonPage& page : text().pages)
        states_.emplace_back(page.steps.size(), StepState::Open);
    emit runningChanged();
    emit pageChanged();
    for (const session::LessonCommand& command : lesson_->start)
        if (const auto done = carryOutNow(command); !done && refusal_.isEmpty())
            refusal_ = session::errorMessage(done.error());
    workbench_.beginWithPresentExperiment();
    emit stepsChanged();
}

void LessonModel::end() {
    if (!lesson_)
        return;
    lesson_.reset();
    values_.reset();
    valuesTimer_.stop();
    underWay_.clear();
    refusal_.clear();
    emit runningChanged();
}

const session::LessonText& LessonModel::text() const {
    return lesson_->in(lessonLanguage());
}

QString LessonModel::title() const {
    return text().title;
}

std::size_t LessonModel::pageCount() const {
    return text().pages.size();
}

QString LessonModel::pageTitle() const {
    return current().title;
}

void LessonModel::setPage(std::size_t page) {
    if (page == page_ || page >= pageCount())
        return;
    page_ = page;
    refusal_.clear();
    emit pageChanged();
    emit stepsChanged();
}

QString LessonModel::markdown() const {
    QString text =
        session::withValues(current().markdown, [this](const session::LessonValue& value) {
            return values_->text(value);
        });
    for (std::size_t step = 0; step < stepCount(); ++step) {
        const QString link = QStringLiteral("](do:%1)").arg(step);
        if (stepState(step) == StepState::Done)
            text.replace(link, QStringLiteral(" ✓") + link);
    }
    return text;
}

std::size_t LessonModel::stepCount() const {
    return current().steps.size();
}

QString LessonModel::stepText(std::size_t step) const {
    return current().steps[step].text;
}

LessonModel::StepState LessonModel::stepState(std::size_t step) const {
    return states_[page_][step];
}

std::optional<std::size_t> LessonModel::nextStep() const {
    const auto& states = states_[page_];
    const auto open = std::find(states.begin(), states.end(), StepState::Open);
    if (open == states.end())
        return std::nullopt;
    return static_cast<std::size_t>(open - states.begin());
}

Result<ProgressOf> LessonModel::carryOutNow(const session::LessonCommand& command) {
    if (!isOfWindow(command) || !window_)
        return carryOut(command, *lesson_, workbench_);
    if (auto done = window_(command); !done)
        return done.error();
    return ProgressOf([] { return Progress::Done; });
}

void LessonModel::doStep(std::size_t step) {
    if (step >= stepCount() || stepState(step) == StepState::UnderWay)
        return;
    refusal_.clear();
    // A copy: carrying it out may lead anywhere, even to the end of the lesson.
    const session::LessonCommand command = current().steps[step].command;
    const std::size_t page = page_;
    auto progress = carryOutNow(command);
    if (!lesson_)
        return;
    if (progress) {
        states_[page][step] = StepState::UnderWay;
        underWay_.push_back({page, step, *std::move(progress)});
        emit stepsChanged();
        follow();
        return;
    }
    refusal_ = session::errorMessage(progress.error());
    emit stepsChanged();
}

void LessonModel::follow() {
    const auto ended =
        std::remove_if(underWay_.begin(), underWay_.end(), [&](const UnderWay& each) {
            const Progress progress = each.progress();
            if (progress == Progress::UnderWay)
                return false;
            states_[each.page][each.step] =
                progress == Progress::Done ? StepState::Done : StepState::Open;
            return true;
        });
    if (ended == underWay_.end())
        return;
    underWay_.erase(ended, underWay_.end());
    emit stepsChanged();
}

} // namespace dpfm::models
