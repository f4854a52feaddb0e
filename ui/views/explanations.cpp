#include "ui/views/explanations.h"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHash>
#include <QMainWindow>
#include <QTabBar>

namespace dpfm::views {

namespace {

struct Explanation {
    const char* name;
    const char* text;
};

/// For lupdate, which is told of it, as QT_TR_NOOP: the context is the namespace.
#define EXPLAIN(text) text

constexpr Explanation kExperiment[] = {
    {"name", EXPLAIN("What the experiment is called. The name goes into results and exports.")},
    {"data.source",
     EXPLAIN("Where samples come from: generated sums, points of the plane in two classes or with "
             "a value, the bundled Iris and Digits, images in IDX files, or a CSV table of your "
             "own.")},
    {"data.images", EXPLAIN("The IDX file of the images, packed by gzip or not. Each pixel is an "
                            "input.")},
    {"data.images.browse", EXPLAIN("Chooses the file of the images.")},
    {"data.labels", EXPLAIN("The IDX file that holds the class of each image.")},
    {"data.labels.browse", EXPLAIN("Chooses the file of the labels.")},
    {"data.test_images", EXPLAIN("Images that are never trained with. With them and their labels "
                                 "they are the validation part of every corpus.")},
    {"data.test_images.browse", EXPLAIN("Chooses the file of the test images.")},
    {"data.test_labels", EXPLAIN("The IDX file that holds the class of each test image.")},
    {"data.test_labels.browse", EXPLAIN("Chooses the file of the test labels.")},
    {"data.inputs", EXPLAIN("The network's inputs: how many numbers a sample has, or which columns "
                            "of the table they are.")},
    {"data.targets", EXPLAIN("The columns of the table that the network is to say.")},
    {"data.noise",
     EXPLAIN("Standard deviation of normal noise. It is added to the targets or, where they are "
             "classes, to the inputs. The slider below trains the sweep again while it is "
             "dragged.")},
    {"data.path", EXPLAIN("The CSV file that is read. It stays where it is; results remember what "
                          "it held.")},
    {"data.scaling",
     EXPLAIN("How inputs are scaled: to 0 … 1, or to mean 0 and standard deviation 1. What is "
             "needed for it is measured on the training part alone.")},
    {"validation_share", EXPLAIN("The share of each corpus that is kept from training, to see what "
                                 "the network makes of samples it does not know.")},
    {"data.common_holdout",
     EXPLAIN("So many first samples are the validation part of every corpus, which is then all for "
             "training. It makes losses of different corpora comparable.")},
    {"neurons", EXPLAIN("How many neurons the layer has. Each keeps R registers.")},
    {"activation", EXPLAIN("The function f of the neurons: a = f(s). Softmax is for a last layer "
                           "that says classes.")},
    {"network.sigmoid_derivative",
     EXPLAIN("Exact is a(1 − a). Published is 1/(4·cosh²(a/2)), taken at the neuron's output as "
             "the published program does; pruning seems better than it is with it.")},
    {"network.initial_weights",
     EXPLAIN("Where training begins: Glorot's uniform weights, drawn from each run's seed, or the "
             "weights of a file.")},
    {"training.loss", EXPLAIN("What is made small: the mean of the squared errors, or the "
                              "cross-entropy, which goes with softmax.")},
    {"training.optimizer.kind",
     EXPLAIN("How weights follow the gradient. Max-normalized is the published one: each step is "
             "divided by the largest |gradient| of the batch.")},
    {"training.optimizer.learning_rate",
     EXPLAIN("η, the length of a step. The slider below trains the sweep again while it is "
             "dragged.")},
    {"training.optimizer.momentum", EXPLAIN("The share of the last step that goes into the next.")},
    {"training.optimizer.beta1", EXPLAIN("Adam's decay of the mean of gradients, per step.")},
    {"training.optimizer.beta2", EXPLAIN("Adam's decay of the mean of squared gradients, per "
                                         "step.")},
    {"training.optimizer.epsilon", EXPLAIN("What Adam adds to the root that it divides by, so that "
                                           "it is never 0.")},
    {"training.batch_size", EXPLAIN("After how many samples the weights are updated.")},
    {"training.epochs", EXPLAIN("How many times a run goes through its training part.")},
    {"sweep.registers",
     EXPLAIN("The register counts R to train with, such as 2, 4, 8 … 64, all. A neuron keeps the R "
             "largest gradients; all keeps every one.")},
    {"sweep.corpus", EXPLAIN("How many samples each run has, training and validation together. A "
                             "smaller corpus is the beginning of a larger one.")},
    {"sweep.seeds",
     EXPLAIN("From a seed come data, split, initial weights and the order of samples. For one seed "
             "they are the same with every R, so that runs can be compared in pairs.")},
};

constexpr Explanation kPanels[] = {
    {"tabs", EXPLAIN("The pages of the workbench; Ctrl and a number turns to one. Instruments come "
                     "from their menu and can be closed.")},
    {"inspectorPages", EXPLAIN("The chosen neuron for one sample, or what its registers held over "
                               "the epochs.")},
    {"historyTable", EXPLAIN("By epoch, over the first validation samples: how much of Σ|g| the "
                             "registers kept, and which weights stayed, entered and left.")},
    {"methodStage", EXPLAIN("A neuron's work in seven stages, from its inputs to its scaled "
                            "registers. This chooses which one is seen below.")},
    {"methodTable", EXPLAIN("The numbers of the stage: a line for each input or candidate; those "
                            "above the dashed line keep a register.")},
    {"predictInputs", EXPLAIN("Type inputs with blanks between them; what the network says to "
                              "them stands below.")},
    {"liveTouches", EXPLAIN("Everything that was changed by hand in the live run, with its epoch. "
                            "Such a run is in no table and in no file.")},
    {"notes", EXPLAIN("A text of your own that is kept with the sweep.")},
    {"runsGrouping", EXPLAIN("Puts runs that share a setting under one heading, which can be "
                             "folded.")},
    {"runsTable",
     EXPLAIN("All runs of the sweep. The tick shows or hides a run in the plots (Ctrl+Space); the "
             "chosen run is what Network, Map and Inspector show. Shift+F10 opens the menu of all "
             "that can be done.")},
    {"metrics", EXPLAIN("Which of training loss and validation loss is drawn, or another metric "
                        "that the runs have.")},
    {"curvesCorpus", EXPLAIN("Draws the runs of all corpus sizes, told apart by dashes, or of one "
                             "alone.")},
    {"curvesLogY", EXPLAIN("A logarithmic vertical axis: equal steps are equal ratios.")},
    {"curvesCentre", EXPLAIN("What stands for several seeds: their median or their mean.")},
    {"curvesSingleRuns", EXPLAIN("Whether each seed's own curve is drawn beside what stands for "
                                 "them.")},
    {"curvesView",
     EXPLAIN("The curves of all runs that are ticked in the Runs table: colour tells R, the dash "
             "the corpus. The wheel or + and − zoom, dragging or the arrow keys move, a double "
             "click or Home shows all. Click a curve to choose its run, an entry of the legend to "
             "show or hide its runs.")},
    {"compareView",
     EXPLAIN("What the ticked runs show together, as a figure with sentences below it. Click an "
             "entry of the legend to show or hide its runs.")},
    {"outputMapView", EXPLAIN("What the network says over the plane of its two inputs, and the "
                              "samples.")},
    {"liveFigure", EXPLAIN("Training and validation loss of the live run by epoch.")},
    {"comparePlot",
     EXPLAIN("Cross-section: a reading over R. Matrix: R by corpus. Paired differences: R against "
             "another, seed by seed. Also loss against cost, and the training minimum beside the "
             "validation minimum.")},
    {"compareMetric", EXPLAIN("The metric that is read from each run.")},
    {"compareSentences", EXPLAIN("What the figure shows, in sentences that can be copied.")},
    {"confusionView", EXPLAIN("Rows are the true classes, columns what the network says. Arrow "
                              "keys move between cells, Enter shows a sample of one.")},
};

constexpr Explanation kInstruments[] = {
    {"fidelityTable", EXPLAIN("How near the pruned gradient of a batch is to the full one, over R: "
                              "of the whole network and of each layer.")},
    {"fidelityFigure", EXPLAIN("The measure above over R: of the whole network and of each "
                               "layer.")},
    {"twoPassView",
     EXPLAIN("The same sample by backpropagation and by DPFM, step by step, with what each has to "
             "keep. Left and right go by steps, Home and End to the ends, P plays.")},
    {"passFigure", EXPLAIN("How many numbers each method has to keep, step by step.")},
    {"descentFigure", EXPLAIN("The result on the way down, by gradient steps and by Newton's.")},
    {"costPages", EXPLAIN("What training costs: counted per layer, on a device, over R, against "
                          "the loss, and by the workshop's arithmetic.")},
    {"workshopText", EXPLAIN("The workshop's estimate, step by step, with the numbers beside it.")},
    {"workshopNumbers", EXPLAIN("Puts the published numbers back into the fields.")},
    {"workshop.batch", EXPLAIN("Samples of a batch.")},
    {"workshop.neurons", EXPLAIN("Neurons of a layer.")},
    {"workshop.weights", EXPLAIN("Weights of a neuron, its bias among them.")},
    {"workshop.lanes", EXPLAIN("Products for each weight: the value's and those of R registers.")},
    {"workshop.multipliers", EXPLAIN("Multipliers that work at the same time.")},
    {"workshop.clock", EXPLAIN("Cycles of the device in a microsecond.")},
    {"workshop.layers", EXPLAIN("Layers that are computed.")},
    {"workshop.executions", EXPLAIN("How many times each layer is computed.")},
    {"workshop.first_time", EXPLAIN("Seconds in software that the workshop compares with.")},
    {"workshop.second_time",
     EXPLAIN("The other time in software that it compares with, in seconds.")},
    {"workshop.pass_time", EXPLAIN("Milliseconds of one pass of one sample in software.")},
    {"workshop.samples", EXPLAIN("Samples that go through in software.")},
    {"workshop.kernel_time", EXPLAIN("Milliseconds of one kernel call.")},
    {"lossMetric", EXPLAIN("The metric that is drawn over the cost.")},
    {"lossMeasure", EXPLAIN("What is counted along the horizontal axis: operations, memory, "
                            "time, or energy.")},
    {"lossAgainstCost", EXPLAIN("Each point is a setting: to the left is cheaper, below is better. "
                                "The line joins those that no other beats in both.")},
    {"costMeasure", EXPLAIN("What is drawn over R: operations, memory, time, or energy.")},
    {"costOverRegisters", EXPLAIN("The cost of the method over R, beside backpropagation's.")},
    {"costSummary", EXPLAIN("A batch by the model of the device, and what was measured on this "
                            "computer.")},
    {"costSteps", EXPLAIN("What one sample takes, layer by layer and pass by pass, by both "
                          "methods.")},
    {"devicePreset", EXPLAIN("Numbers of a kind of device; each can be changed below.")},
    {"device.clock", EXPLAIN("Cycles of the device in a microsecond.")},
    {"device.multiplication", EXPLAIN("Energy of a multiplication, in picojoules.")},
    {"device.addition", EXPLAIN("Energy of an addition, in picojoules.")},
    {"toperPages", EXPLAIN("The cells at work, or how many cycles they and a tree of them take.")},
    {"toperTree", EXPLAIN("Cycles that a tree of topers takes, step by step.")},
    {"toperExplanation", EXPLAIN("Why the published formula and the counted cycles differ.")},
    {"toperPlace", EXPLAIN("The cycle that is shown; drag it, or use the arrow keys.")},
    {"toperSpeed", EXPLAIN("How many cycles a second are shown while it plays.")},
    {"toperCanvas",
     EXPLAIN("Candidates enter at one end; each cell keeps the larger and passes the smaller on. "
             "Left and right go by cycles, Home and End to the ends, P plays.")},
    {"autodiffPages", EXPLAIN("The graph of the expression step by step, its second derivatives, "
                              "or the way down to its minimum.")},
    {"autodiffDescentRate", EXPLAIN("How far a gradient step goes: rate times the gradient.")},
    {"autodiffRate", EXPLAIN("How far a gradient step goes: rate times the gradient.")},
    {"autodiffPoints", EXPLAIN("Where the two ways down ended, and after how many steps.")},
    {"autodiffHessian", EXPLAIN("The matrix of second derivatives with the gradient, and the step "
                                "that Newton's method would take.")},
    {"autodiffExplanation", EXPLAIN("What the shown step computes: the value and each register.")},
    {"autodiffChecks", EXPLAIN("Each derivative by the registers, by symbols and by differences, "
                               "and how far they are apart.")},
    {"stepPosition", EXPLAIN("The step that is shown; drag it, or use the arrow keys.")},
};

constexpr Explanation kDialogs[] = {
    {"plot", EXPLAIN("Which figure is exported.")},
    {"exportMetrics", EXPLAIN("Which metrics have a panel.")},
    {"exportMetric", EXPLAIN("The metric that is read from each run.")},
    {"exportCorpus", EXPLAIN("Runs of all corpus sizes, or of one.")},
    {"exportCentre", EXPLAIN("What stands for several seeds: their median or their mean.")},
    {"exportSingleRuns", EXPLAIN("Whether each seed's own curve is drawn as well.")},
    {"exportByCorpus", EXPLAIN("One panel each corpus, over the same vertical axis.")},
    {"exportLogY", EXPLAIN("A logarithmic vertical axis: equal steps are equal ratios.")},
    {"format", EXPLAIN("PDF and SVG stay sharp at any size, PNG is for the screen, TeX is set by "
                       "your document in its own font.")},
    {"lookForm", EXPLAIN("How the figure looks on paper. Lengths are true to size.")},
    {"sizePreset", EXPLAIN("Width and height that journals, slides and posters ask for.")},
    {"widthMm", EXPLAIN("The figure's width on paper, in millimetres.")},
    {"heightMm", EXPLAIN("The figure's height on paper, in millimetres.")},
    {"dpi", EXPLAIN("Pixels of a PNG in an inch.")},
    {"fontPoints", EXPLAIN("The size of all letters, in points, true to size.")},
    {"decimals", EXPLAIN("Whether numbers have a point or a comma.")},
    {"transparent", EXPLAIN("Leaves the background out, for slides of another colour.")},
    {"lineWidth", EXPLAIN("The width of curves, in points.")},
    {"axisWidth", EXPLAIN("The width of axes, grid, and single seeds, in points.")},
    {"legendPlace", EXPLAIN("Beside the axes, above or below them, in a corner, or none.")},
    {"grid", EXPLAIN("Lines at the numbers of the axes.")},
    {"xMin", EXPLAIN("Where the horizontal axis begins; empty leaves it to the figure.")},
    {"xMax", EXPLAIN("Where the horizontal axis ends; empty leaves it to the figure.")},
    {"yMin", EXPLAIN("Where the vertical axis begins; empty leaves it to the figure.")},
    {"yMax", EXPLAIN("Where the vertical axis ends; empty leaves it to the figure.")},
    {"csvLayout", EXPLAIN("Long suits programs for statistics, wide a spreadsheet.")},
    {"csvPath", EXPLAIN("The file whose first rows are seen.")},
    {"csvBrowse", EXPLAIN("Chooses another file.")},
    {"csvStop", EXPLAIN("Stops reading the whole file for problems, or begins again.")},
    {"csvSeparator", EXPLAIN("What stands between the values of a row.")},
    {"csvDecimal", EXPLAIN("Whether numbers have a point or a comma.")},
    {"csvHeader", EXPLAIN("Whether the first row names the columns or is data already.")},
    {"csvMissing", EXPLAIN("Whether a row with a missing value is an error or is left out.")},
    {"csvTask", EXPLAIN("Whether the targets are numbers or names of classes.")},
    {"csvScaling", EXPLAIN("How inputs are scaled, measured on the training part alone.")},
    {"csvInput", EXPLAIN("Makes the chosen columns inputs of the network.")},
    {"csvTarget", EXPLAIN("Makes the chosen columns what the network is to say.")},
    {"csvUnused", EXPLAIN("Leaves the chosen columns out.")},
    {"csvColumns", EXPLAIN("The file's columns and what they are used as. Choose some, also "
                           "several with Shift or Ctrl, and press Input, Target or Unused.")},
    {"csvFigure", EXPLAIN("The first rows as points, over two of the inputs.")},
    {"csvTable", EXPLAIN("The first rows as they are read.")},
};

constexpr Explanation kActions[] = {
    {"new",
     EXPLAIN("A new document, with the workshop's experiment. What is not saved is asked about.")},
    {"open", EXPLAIN("Opens results, an experiment or a CSV table.")},
    {"save", EXPLAIN("Saves experiment, runs and notes as one file.")},
    {"saveAs", EXPLAIN("Saves the document under another name.")},
    {"exportCsv", EXPLAIN("Writes the epochs of all runs, or of those that are shown, as CSV with "
                          "a file of their provenance beside it.")},
    {"exportExperiment", EXPLAIN("Writes the experiment as a JSON file, which dpfm sweep runs "
                                 "without a window.")},
    {"exportWeights", EXPLAIN("Writes the weights with which the chosen run ended.")},
    {"filterRuns", EXPLAIN("Goes to the field that lists some of the runs.")},
    {"preset-", EXPLAIN("Puts this experiment in place of the present one; Undo brings that one "
                        "back.")},
    {"lesson-",
     EXPLAIN("Begins this lesson with its own experiment, beside the parts of the window "
             "that it needs. What is not saved is asked about.")},
    {"recent-none", EXPLAIN("Documents that were opened or saved will be listed here.")},
    {"recent-", EXPLAIN("Opens this document. What is not saved is asked about.")},
    {"show-", EXPLAIN("Turns to this page.")},
    {"toggle-", EXPLAIN("Shows or hides this panel.")},
    {"themeSystem", EXPLAIN("Light or dark, as the desktop is.")},
    {"themeLight", EXPLAIN("Dark letters on light.")},
    {"themeDark", EXPLAIN("Light letters on dark.")},
    {"languageSystem", EXPLAIN("The language of the desktop, or English if it is another.")},
    {"languageEnglish", EXPLAIN("The window, its messages and its lessons in English.")},
    {"languageSpanish", EXPLAIN("The window, its messages and its lessons in Spanish.")},
    {"openfidelityView", EXPLAIN("How near the pruned gradient is to the full one.")},
    {"opencostView", EXPLAIN("What the method costs, counted, modelled and measured.")},
    {"opentoperView", EXPLAIN("The circuit that keeps the largest candidates, cycle by cycle.")},
    {"openautodiffView", EXPLAIN("Forward-mode differentiation of an expression, step by step.")},
    {"opentwoPassView", EXPLAIN("Backpropagation and DPFM side by side, step by step.")},
    {"shortcuts", EXPLAIN("All keys of the workbench.")},
    {"tourAgain", EXPLAIN("Leads through the window in a few steps.")},
    {"about", EXPLAIN("Version, licence and data of the workbench.")},
    {"quit", EXPLAIN("Closes the window. What is not saved is asked about.")},
    {"undo", EXPLAIN("Takes the last edit of the experiment back.")},
    {"redo", EXPLAIN("Makes the edit again that was taken back.")},
};

#undef EXPLAIN

const QHash<QString, const char*>& texts() {
    static const QHash<QString, const char*> all = [] {
        QHash<QString, const char*> table;
        const auto add = [&](const auto& part) {
            for (const Explanation& entry : part)
                table.insert(QString::fromLatin1(entry.name), entry.text);
        };
        add(kExperiment);
        add(kPanels);
        add(kInstruments);
        add(kDialogs);
        add(kActions);
        return table;
    }();
    return all;
}

/// Of a button that a dialog's row of buttons made.
QString buttonExplanation(QWidget& button) {
    const auto& box = static_cast<const QDialogButtonBox&>(*button.parentWidget());
    switch (box.buttonRole(static_cast<QAbstractButton*>(&button))) {
    case QDialogButtonBox::AcceptRole:
        return Explainer::tr("Takes what is set here and closes the dialog.");
    case QDialogButtonBox::RejectRole:
        return Explainer::tr("Closes the dialog; nothing changes.");
    default:
        return {};
    }
}

} // namespace

QString explanationOf(const QString& objectName) {
    auto text = texts().constFind(objectName);
    if (text == texts().constEnd()) {
        QString name = objectName;
        while (!name.isEmpty() && name.back().isDigit())
            name.chop(1);
        text = texts().constFind(name);
    }
    if (text == texts().constEnd())
        text = texts().constFind(objectName.left(objectName.indexOf(u'-') + 1));
    return text == texts().constEnd() ? QString()
                                      : QCoreApplication::translate("dpfm::views", *text);
}

Explainer::Explainer(QWidget& window) : QObject(&window), window_(window) {
    for (QWidget* widget : window.findChildren<QWidget*>())
        explain(*widget);
    qApp->installEventFilter(this); // those that come later
}

void Explainer::explain(QAction& action) {
    if (!action.whatsThis().isEmpty())
        return;
    QString text = explanationOf(action.objectName());
    // Without one of its own, its tool tip is its text.
    if (text.isEmpty() && action.toolTip() != action.iconText())
        text = action.toolTip();
    action.setWhatsThis(text);
}

void Explainer::explain(QWidget& widget) const {
    if (!widget.whatsThis().isEmpty())
        return;
    QString text = explanationOf(widget.objectName());
    if (text.isEmpty())
        text = widget.toolTip();
    // A button that a dialog gets from Qt is known by what it does.
    if (text.isEmpty() && widget.inherits("QPushButton") && widget.parentWidget() != nullptr &&
        widget.parentWidget()->inherits("QDialogButtonBox"))
        text = buttonExplanation(widget);
    if (text.isEmpty() && qobject_cast<QTabBar*>(&widget) && widget.parentWidget() == &window_)
        text = tr("Panels that share a place. View hides and shows them; drag a panel by its title "
                  "to place it elsewhere.");
    widget.setWhatsThis(text);
}

bool Explainer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Polish || !watched->isWidgetType())
        return false;
    auto& widget = static_cast<QWidget&>(*watched);
    const QWidget* at = &widget;
    while (at != nullptr && at != &window_)
        at = at->parentWidget();
    if (at != nullptr)
        explain(widget);
    return false;
}

} // namespace dpfm::views
