#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace dpfm::test {

/// A lesson in a folder of its own, in English and Spanish, to be spoilt in one place.
class LessonFiles {
public:
    QByteArray head = R"({"format": "dpfm-lesson", "version": 1,
        "title": {"en": "Sums", "es": "Sumas"},
        "experiment": "small.json",
        "show": ["network", "runs", "live-bar"],
        "start": ["tab network", "live R 4"],
        "pages": {"en": "sums.en.md", "es": "sums.es.md"}})";
    QByteArray english = "# First\n\nThere are {{weights}} weights.\n\n"
                         "[Four epochs](do:set training.epochs 4) [Train](do:sweep)\n\n"
                         "val_loss {{median val_loss registers = 2}}\n\n"
                         "# Second\n\n[Select](do:select registers = 2)\n";
    QByteArray spanish = "# Primera\n\nHay {{weights}} pesos.\n\n"
                         "[Cuatro épocas](do:set training.epochs 4) [Entrenar](do:sweep)\n\n"
                         "val_loss {{median val_loss registers = 2}}\n\n"
                         "# Segunda\n\n[Elegir](do:select registers = 2)\n";
    QByteArray experiment = R"({"format": "dpfm-experiment", "version": 1, "name": "Small",
        "data": {"source": "sum", "inputs": 2}, "validation_share": 0.2,
        "network": {"layers": [{"neurons": 2, "activation": "sigmoid"},
                               {"neurons": 1, "activation": "linear"}],
                    "sigmoid_derivative": "exact"},
        "training": {"loss": "mse", "optimizer": {"kind": "sgd", "learning_rate": 0.1},
                     "batch_size": 5, "epochs": 6},
        "sweep": {"registers": [2, 0], "corpus": [20], "seeds": [1, 2]}})";

    QString path(const QString& name = QStringLiteral("sums.json")) const {
        return folder_.filePath(name);
    }
    /// Writes the four files; what is empty is left out.
    void write() const {
        put(QStringLiteral("sums.json"), head);
        put(QStringLiteral("sums.en.md"), english);
        put(QStringLiteral("sums.es.md"), spanish);
        put(QStringLiteral("small.json"), experiment);
    }

private:
    void put(const QString& name, const QByteArray& content) const {
        if (content.isEmpty())
            return;
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(name));
    }

    QTemporaryDir folder_;
};

} // namespace dpfm::test
