#include "ui/views/workshop_page.h"

#include "ui/models/workshop_text.h"
#include "ui/views/number_form.h"
#include "ui/views/vertical_scroll_area.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace dpfm::views {

namespace {

using hardware::WorkshopEstimate;

std::vector<double> numbersOf(const WorkshopEstimate& e) {
    return {e.batch,
            e.neurons,
            e.weights,
            e.lanes,
            e.multipliers,
            e.clockMHz,
            e.layers,
            e.executions,
            e.firstSeconds,
            e.secondSeconds,
            e.passMilliseconds,
            e.samples,
            e.kernelMilliseconds};
}

WorkshopEstimate estimateOf(const std::vector<double>& n) {
    return {n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12]};
}

} // namespace

WorkshopPage::WorkshopPage(models::CostModel& cost, const models::ExperimentDocument& document,
                           QWidget* parent)
    : QWidget(parent)
    , cost_(cost)
    , document_(document)
    , form_(new NumberForm(QStringLiteral("workshop."),
                           {{"batch", tr("batch")},
                            {"neurons", tr("neurons")},
                            {"weights", tr("weights a neuron")},
                            {"lanes", tr("1 + R")},
                            {"multipliers", tr("multipliers")},
                            {"clock", tr("clock [MHz]")},
                            {"layers", tr("layers")},
                            {"executions", tr("executions")},
                            {"first_time", tr("software 1 [s]")},
                            {"second_time", tr("software 2 [s]")},
                            {"pass_time", tr("a pass [ms]")},
                            {"samples", tr("samples")},
                            {"kernel_time", tr("a kernel call [ms]")}},
                           this))
    , text_(new QTextBrowser(this)) {
    text_->setObjectName(QStringLiteral("workshopText"));
    text_->setAccessibleName(tr("The workshop's arithmetic"));
    auto* restore = new QPushButton(tr("The workshop's numbers"), this);
    restore->setObjectName(QStringLiteral("workshopNumbers"));
    auto* fields = new QWidget(this);
    auto* fieldsColumn = new QVBoxLayout(fields);
    fieldsColumn->addWidget(restore);
    fieldsColumn->addWidget(form_);
    fieldsColumn->addStretch(1);
    auto* scroll = new VerticalScrollArea(this);
    scroll->setWidget(fields);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(scroll);
    splitter->addWidget(text_);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 430});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);

    connect(form_, &NumberForm::edited, this, [this] {
        const WorkshopEstimate estimate = estimateOf(form_->values());
        const std::vector<Error> problems = hardware::validate(estimate);
        form_->showProblems(problems);
        if (!problems.empty())
            return;
        estimate_ = estimate;
        refresh();
    });
    connect(restore, &QPushButton::clicked, this, [this] {
        estimate_ = {};
        form_->setValues(numbersOf(estimate_));
        form_->showProblems({});
        refresh();
    });
    connect(&cost_, &models::CostModel::changed, this, &WorkshopPage::refresh);
    form_->setValues(numbersOf(estimate_));
    refresh();
}

void WorkshopPage::refresh() {
    QString html =
        QStringLiteral("<p>%1</p>")
            .arg(tr("The estimate that the workshop made for a device of %1 multipliers: "
                    "a model, not a measurement.")
                     .arg(estimate_.multipliers));
    int number = 0;
    for (const models::WorkshopStep& step :
         models::workshopSteps(estimate_, models::batchesOfTraining(document_)))
        html += QStringLiteral("<p><b>%1. %2</b><br>%3<br><i>%4</i> %5</p>")
                    .arg(++number)
                    .arg(step.formula.toHtmlEscaped(), step.explanation.toHtmlEscaped(),
                         tr("Left out:"), step.leftOut.toHtmlEscaped());
    html += QStringLiteral("<p><b>%1</b></p>")
                .arg(models::ownLatency(cost_.latency(), cost_.title()).toHtmlEscaped());
    const int place = text_->verticalScrollBar()->value();
    text_->setHtml(html);
    text_->verticalScrollBar()->setValue(place);
}

} // namespace dpfm::views
