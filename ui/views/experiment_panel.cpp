#include "ui/views/experiment_panel.h"

#include "core/network/validation.h"
#include "ui/views/experiment_form.h"
#include "ui/views/field_row.h"
#include "ui/views/layers_editor.h"
#include "ui/views/list_field.h"
#include "ui/views/number_field.h"
#include "ui/views/run_count.h"
#include "ui/views/swept_fields_editor.h"
#include "ui/views/vertical_scroll_area.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace dpfm::views {

using network::Experiment;

namespace {

template <class Kind>
QStringList namesOf(std::initializer_list<Kind> kinds) {
    QStringList names;
    for (const Kind kind : kinds) {
        const std::string_view text = name(kind);
        names.append(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    return names;
}

template <class To, class From>
std::vector<To> converted(const std::vector<From>& values) {
    std::vector<To> result;
    for (const From value : values)
        result.push_back(static_cast<To>(value));
    return result;
}

/// What an experiment can hold of a list of numbers; whether it makes sense is for validation.
constexpr ListField::Bounds kInts{std::numeric_limits<int>::min(), std::numeric_limits<int>::max()};
constexpr ListField::Bounds kSeeds{0};

/// A group box takes Space for its check box even where it has none.
class Section : public QGroupBox {
public:
    using QGroupBox::QGroupBox;

protected:
    bool event(QEvent* event) override {
        const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
        return key ? QWidget::event(event) : QGroupBox::event(event);
    }
};

} // namespace

ExperimentPanel::ExperimentPanel(models::ExperimentDocument& document, models::LiveSweep& live,
                                 models::SweepEstimate& estimate, session::Settings& settings,
                                 QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , estimate_(estimate)
    , form_(new ExperimentForm(document, live, settings, *this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new VerticalScrollArea(this);
    auto* content = new QWidget(scroll);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(8, 8, 8, 8);
    scroll->setWidget(content);
    outer->addWidget(scroll);

    auto* name = new QLineEdit(content);
    name->setObjectName(QStringLiteral("name"));
    name->setPlaceholderText(tr("Name of the experiment"));
    name->setAccessibleName(tr("Name of the experiment"));
    connect(name, &QLineEdit::textEdited, this, [this](const QString& text) {
        document_.edit(
            tr("Name"), [&](Experiment& experiment) { experiment.name = text.toStdString(); },
            QStringLiteral("name"));
    });
    connect(name, &QLineEdit::editingFinished, &document_, &models::ExperimentDocument::endMerge);
    form_->follow([this, name] {
        const QString text = QString::fromStdString(document_.experiment().name);
        if (name->text() != text)
            name->setText(text);
    });
    column_->addWidget(name);

    buildData(addSection(tr("Data")));
    buildNetwork(addSection(tr("Network")));
    buildTraining(addSection(tr("Training")));
    buildSweep(addSection(tr("Sweep")));
    auto* elsewhere = new QLabel(content);
    elsewhere->setWordWrap(true);
    column_->addWidget(elsewhere);
    column_->addStretch(1);

    connect(form_, &ExperimentForm::readableChanged, this, &ExperimentPanel::readableChanged);
    connect(form_, &ExperimentForm::saidElsewhere, elsewhere, [elsewhere](const QString& text) {
        elsewhere->setText(text);
        elsewhere->setVisible(!text.isEmpty());
    });
    form_->begin();
}

bool ExperimentPanel::readable() const {
    return form_->readable();
}

QVBoxLayout* ExperimentPanel::addSection(const QString& title) {
    auto* group = new Section(title, column_->parentWidget());
    auto* section = new QVBoxLayout(group);
    section->setSpacing(6);
    column_->addWidget(group);
    return section;
}

void ExperimentPanel::buildData(QVBoxLayout* section) {
    using network::DataSource;
    using network::Scaling;
    QComboBox* sources = form_->addChoice(
        section, "data.source", tr("Source"),
        {tr("sum of inputs"), tr("XOR"), tr("circles"), tr("spirals"), tr("two moons"), tr("plane"),
         tr("sine"), tr("iris"), tr("digits 8×8"), tr("image files (IDX)"), tr("CSV file…")},
        [](const Experiment& e) { return static_cast<int>(e.data.source); },
        [](Experiment& e, int choice) {
            // A table is chosen in a dialog, which makes one step of all there is to say of it.
            if (static_cast<DataSource>(choice) != DataSource::Csv)
                network::chooseSource(e, static_cast<DataSource>(choice));
        });
    connect(sources, &QComboBox::activated, this, [this, sources](int choice) {
        sources->setCurrentIndex(static_cast<int>(document_.experiment().data.source));
        if (static_cast<DataSource>(choice) == DataSource::Csv)
            emit tableRequested();
    });
    form_->addFile(section, "data.images", tr("Images"), &network::IdxFiles::images);
    form_->addFile(section, "data.labels", tr("Labels"), &network::IdxFiles::labels);
    form_->addFile(section, "data.test_images", tr("Test images"), &network::IdxFiles::testImages);
    form_->addFile(section, "data.test_labels", tr("Test labels"), &network::IdxFiles::testLabels);
    QSpinBox* inputs =
        form_->addInteger(section, "data.inputs", tr("Inputs"), 1, network::kMaxNeurons,
                          [](Experiment& e) -> int& { return e.data.inputs; });
    NumberField* noise = form_->addNumber(section, "data.noise", tr("Noise (σ)"),
                                          [](Experiment& e) -> double& { return e.data.noise; });
    form_->addSlider(models::DragField::Noise, tr("Noise (σ)"));
    form_->follow([this, inputs, noise] {
        const DataSource source = document_.experiment().data.source;
        inputs->parentWidget()->setVisible(source == DataSource::Sum);
        noise->parentWidget()->setVisible(network::isGenerated(source));
    });
    buildTable(section);
    form_->addChoice(
        section, "data.scaling", tr("Scaling"),
        namesOf({Scaling::None, Scaling::MinMax, Scaling::Standard, Scaling::Unit}),
        [](const Experiment& e) { return static_cast<int>(e.data.scaling); },
        [](Experiment& e, int choice) { e.data.scaling = static_cast<Scaling>(choice); });
    form_->addNumber(section, "validation_share", tr("Validation share"),
                     [](Experiment& e) -> double& { return e.validationShare; });
    form_
        ->addInteger(section, "data.common_holdout", tr("Common holdout"), 0, network::kMaxCorpus,
                     [](Experiment& e) -> int& { return e.data.commonHoldout; })
        ->setSpecialValueText(tr("none"));
}

void ExperimentPanel::buildTable(QVBoxLayout* section) {
    const auto add = [&](const char* field, const QString& label,
                         std::function<QString(const network::CsvFile&)> read) {
        auto* text = new QLineEdit(this);
        text->setReadOnly(true);
        FieldRow* row = form_->addRow(section, field, label, text);
        form_->follow([this, text, row, read = std::move(read)] {
            const network::DataSettings& settings = document_.experiment().data;
            row->setVisible(settings.source == network::DataSource::Csv);
            const QString now = read(settings.csv);
            if (text->text() == now)
                return;
            text->setText(now);
            text->setCursorPosition(0);
            text->setToolTip(now);
        });
        return row;
    };
    const auto named = [](const std::vector<network::CsvColumn>& columns) {
        constexpr std::size_t kNamed = 20;
        QStringList names;
        for (std::size_t i = 0; i < std::min(columns.size(), kNamed); ++i)
            names.append(QString::fromStdString(columns[i].text()));
        if (columns.size() > kNamed)
            names.append(tr("… (%1 in all)").arg(columns.size()));
        return names.join(QStringLiteral(", "));
    };
    FieldRow* path = add("data.path", tr("CSV file"), [](const network::CsvFile& file) {
        return QString::fromStdString(file.path);
    });
    auto* change = new QPushButton(tr("Columns…"), path);
    change->setObjectName(QStringLiteral("data.path.columns"));
    change->setToolTip(tr("How the file is read, and which columns are taken"));
    connect(change, &QPushButton::clicked, this, &ExperimentPanel::tableRequested);
    path->addBeside(change);
    add("data.inputs", tr("Inputs"),
        [named](const network::CsvFile& file) { return named(file.inputs); });
    add("data.targets", tr("Target"),
        [named](const network::CsvFile& file) { return named(file.targets); });
}

void ExperimentPanel::buildNetwork(QVBoxLayout* section) {
    using autodiff::SigmoidDerivative;
    auto* layers = new LayersEditor(document_, this);
    form_->addRows([layers] { return layers->rows(); }); // before the row that they are in
    form_->addRow(section, "network.layers", {}, layers);
    connect(layers, &LayersEditor::rowsChanged, form_, &ExperimentForm::refreshMessages);
    form_->addChoice(
        section, "network.sigmoid_derivative", tr("Sigmoid derivative"),
        namesOf({SigmoidDerivative::Exact, SigmoidDerivative::Published}),
        [](const Experiment& e) { return static_cast<int>(e.network.sigmoidDerivative); },
        [](Experiment& e, int choice) {
            e.network.sigmoidDerivative = static_cast<SigmoidDerivative>(choice);
        });
    auto* weights = new QComboBox(this);
    weights->addItems({tr("Glorot uniform"), tr("given")});
    connect(weights, &QComboBox::activated, this, [this, weights](int choice) {
        if (choice == 0) {
            document_.edit(tr("Initial weights"),
                           [](Experiment& e) { e.network.initialWeights.reset(); });
        } else if (!document_.experiment().network.initialWeights) {
            weights->setCurrentIndex(0);
            emit initialWeightsRequested();
        }
    });
    form_->follow([this, weights] {
        weights->setCurrentIndex(document_.experiment().network.initialWeights ? 1 : 0);
    });
    form_->addRow(section, "network.initial_weights", tr("Initial weights"), weights);
}

void ExperimentPanel::buildTraining(QVBoxLayout* section) {
    using autodiff::Loss;
    using autodiff::Selection;
    using network::Method;
    using network::OptimizerKind;
    QComboBox* methods = form_->addChoice(
        section, "training.method", tr("Method"),
        namesOf({Method::Dpfm, Method::Backpropagation, Method::MeProp}),
        [](const Experiment& e) { return static_cast<int>(e.training.method); },
        [](Experiment& e, int choice) {
            e.training.method = static_cast<Method>(choice);
            if (e.training.method == Method::Backpropagation)
                e.sweep.registers = {0};
            if (e.training.method != Method::Dpfm)
                e.training.selection = Selection::Largest;
        });
    methods->setToolTip(tr("dpfm: forward mode with R registers a neuron\n"
                           "backpropagation: the baseline, exact gradients\n"
                           "meprop: backpropagation that passes on only the R largest "
                           "gradients of each layer (Sun et al., 2017)"));
    QComboBox* selections = form_->addChoice(
        section, "training.selection", tr("Selection"),
        namesOf({Selection::Largest, Selection::Random, Selection::LayerQuota,
                 Selection::LargestTimesWeight, Selection::ErrorFeedback, Selection::Streaming}),
        [](const Experiment& e) { return static_cast<int>(e.training.selection); },
        [](Experiment& e, int choice) { e.training.selection = static_cast<Selection>(choice); });
    const std::array tips{
        tr("The method: the R candidates of largest |g| keep a register."),
        tr("Any R candidates, drawn anew for each sample, neuron and epoch."),
        tr("R is split evenly over the layers so far, the remainder to the nearest; places that a "
           "layer cannot fill go to the largest |g| that is left."),
        tr("The R candidates of largest |g·w|."),
        tr("The R of largest |g|; what that drops of a batch's full gradient is added to the next "
           "batch's. An analysis: it needs the full gradient."),
        tr("As a circuit that takes candidates one by one: equal ids compete apart, and are added "
           "only if they stayed."),
    };
    for (std::size_t i = 0; i < tips.size(); ++i)
        selections->setItemData(static_cast<int>(i), tips[i], Qt::ToolTipRole);
    form_->follow([this, selections, tips] {
        const network::TrainingSettings& training = document_.experiment().training;
        selections->setToolTip(tr("Which of a neuron's candidates keep one of its R registers.") +
                               QLatin1Char('\n') +
                               tips[static_cast<std::size_t>(training.selection)]);
        selections->parentWidget()->setVisible(training.method == Method::Dpfm ||
                                               training.selection != Selection::Largest);
    });
    form_->addChoice(
        section, "training.loss", tr("Loss"), namesOf({Loss::MeanSquaredError, Loss::CrossEntropy}),
        [](const Experiment& e) { return static_cast<int>(e.training.loss); },
        [](Experiment& e, int choice) { e.training.loss = static_cast<Loss>(choice); });
    form_->addChoice(
        section, "training.optimizer.kind", tr("Optimizer"),
        namesOf({OptimizerKind::Sgd, OptimizerKind::MaxNormalized, OptimizerKind::Momentum,
                 OptimizerKind::Adam}),
        [](const Experiment& e) { return static_cast<int>(e.training.optimizer.kind); },
        [](Experiment& e, int choice) {
            e.training.optimizer.kind = static_cast<OptimizerKind>(choice);
        });
    form_->addNumber(section, "training.optimizer.learning_rate", tr("Learning rate"),
                     [](Experiment& e) -> double& { return e.training.optimizer.learningRate; });
    form_->addSlider(models::DragField::LearningRate, tr("Learning rate"));
    const auto addOfOptimizer = [&](const char* field, const QString& label, OptimizerKind kind,
                                    std::function<double&(Experiment&)> member) {
        NumberField* edit = form_->addNumber(section, field, label, std::move(member));
        form_->follow([this, edit, kind] {
            edit->parentWidget()->setVisible(document_.experiment().training.optimizer.kind ==
                                             kind);
        });
    };
    addOfOptimizer("training.optimizer.momentum", tr("Momentum"), OptimizerKind::Momentum,
                   [](Experiment& e) -> double& { return e.training.optimizer.momentum; });
    addOfOptimizer("training.optimizer.beta1", tr("β1"), OptimizerKind::Adam,
                   [](Experiment& e) -> double& { return e.training.optimizer.beta1; });
    addOfOptimizer("training.optimizer.beta2", tr("β2"), OptimizerKind::Adam,
                   [](Experiment& e) -> double& { return e.training.optimizer.beta2; });
    addOfOptimizer("training.optimizer.epsilon", tr("ε"), OptimizerKind::Adam,
                   [](Experiment& e) -> double& { return e.training.optimizer.epsilon; });
    form_->addInteger(section, "training.batch_size", tr("Batch size"), 1, network::kMaxCorpus,
                      [](Experiment& e) -> int& { return e.training.batchSize; });
    form_->addSlider(models::DragField::BatchSize, tr("Batch size"));
    form_->addInteger(section, "training.epochs", tr("Epochs"), 1, network::kMaxEpochs,
                      [](Experiment& e) -> int& { return e.training.epochs; });
    form_->addSlider(models::DragField::Epochs, tr("Epochs"));
}

void ExperimentPanel::buildSweep(QVBoxLayout* section) {
    ListField* registers = form_->addList(
        section, "sweep.registers", tr("Registers R"), true, kInts,
        [](const Experiment& e) { return converted<std::int64_t>(e.sweep.registers); },
        [](Experiment& e, const auto& values) { e.sweep.registers = converted<int>(values); });
    registers->setPlaceholderText(tr("2, 4, 8, all"));
    ListField* corpus = form_->addList(
        section, "sweep.corpus", tr("Corpus sizes"), false, kInts,
        [](const Experiment& e) { return converted<std::int64_t>(e.sweep.corpus); },
        [](Experiment& e, const auto& values) { e.sweep.corpus = converted<int>(values); });
    corpus->setPlaceholderText(tr("50, 100, 200"));
    ListField* seeds = form_->addList(
        section, "sweep.seeds", tr("Seeds"), false, kSeeds,
        [](const Experiment& e) { return converted<std::int64_t>(e.sweep.seeds); },
        [](Experiment& e, const auto& values) {
            e.sweep.seeds = converted<std::uint64_t>(values);
        });
    seeds->setPlaceholderText(tr("1, 2, 3 or 1-20"));
    form_->addSlider(models::DragField::Seed, tr("Seeds"));

    auto* baseline = new QCheckBox(tr("with backpropagation beside"), this);
    baseline->setToolTip(tr("Each corpus and seed is also trained by backpropagation."));
    connect(baseline, &QCheckBox::clicked, this, [this](bool checked) {
        document_.edit(tr("Backpropagation baseline"),
                       [&](Experiment& e) { e.sweep.baseline = checked; });
    });
    form_->follow([this, baseline] {
        const Experiment& experiment = document_.experiment();
        baseline->setChecked(experiment.sweep.baseline);
        baseline->setEnabled(network::isPruned(experiment.training.method));
    });
    form_->addRow(section, "sweep.baseline", {}, baseline);
    buildRecord(section);
    auto* swept = new SweptFieldsEditor(document_, this);
    form_->addRows([swept] { return swept->rows(); });
    form_->addReader([swept] { return swept->showUnreadable(); });
    connect(swept, &SweptFieldsEditor::messagesChanged, form_, &ExperimentForm::refreshMessages);
    section->addWidget(swept);
    section->addWidget(new RunCount(document_, estimate_, this));
}

void ExperimentPanel::buildRecord(QVBoxLayout* section) {
    auto* fidelity = new QCheckBox(tr("record fidelity"), this);
    fidelity->setToolTip(tr("How true the pruned gradient is to the full one, epoch by epoch, and "
                            "how registers change; see the instrument Fidelity and the curves."));
    connect(fidelity, &QCheckBox::clicked, this, [this](bool checked) {
        document_.edit(tr("Record fidelity"), [&](Experiment& e) { e.record.fidelity = checked; });
    });
    form_->addRow(section, "record.fidelity", {}, fidelity);
    QSpinBox* every =
        form_->addInteger(section, "record.every", tr("every"), 0, network::kMaxEpochs,
                          [](Experiment& e) -> int& { return e.record.every; });
    every->setSuffix(tr(" epochs"));
    every->setSpecialValueText(tr("automatic"));
    every->setToolTip(tr("Automatic: as often as takes a tenth of the time at most, of a short run "
                         "at its end alone. A number costs more time and draws finer curves."));
    form_->follow([this, fidelity, every] {
        const network::RecordSettings& record = document_.experiment().record;
        fidelity->setChecked(record.fidelity);
        every->setEnabled(record.fidelity);
    });
}

} // namespace dpfm::views
