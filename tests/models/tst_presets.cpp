#include "core/network/validation.h"
#include "ui/models/presets.h"
#include "ui/session/experiment_json.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace dpfm;
using namespace dpfm::models;

class TestPresets : public QObject {
    Q_OBJECT
private slots:
    void allFilesAreListed() {
        QStringList files =
            QDir(QStringLiteral(DPFM_SOURCE_DIR "/resources/presets")).entryList(QDir::Files);
        QStringList listed;
        for (const Preset& preset : presets())
            listed << preset.id + QStringLiteral(".json");
        files.sort();
        listed.sort();
        QCOMPARE(listed, files);
    }

    void theWorkshopComesFirst() {
        QVERIFY(presets().size() >= 4);
        QCOMPARE(presets()[0].id, QStringLiteral("workshop-exact"));
        QCOMPARE(presets()[1].id, QStringLiteral("workshop-published"));
        QCOMPARE(presets()[2].id, QStringLiteral("workshop-keras"));
        QCOMPARE(presets()[3].id, QStringLiteral("workshop-seeds"));
        QCOMPARE(&firstPreset(), &presets().front());
    }

    void each_data() {
        QTest::addColumn<QString>("id");
        for (const QString& file :
             QDir(QStringLiteral(DPFM_SOURCE_DIR "/resources/presets")).entryList(QDir::Files))
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }
    void each() {
        QFETCH(const QString, id);
        const auto preset = std::find_if(presets().begin(), presets().end(),
                                         [&](const Preset& each) { return each.id == id; });
        QVERIFY(preset != presets().end());
        const auto file = session::readExperiment(
            QStringLiteral(DPFM_SOURCE_DIR "/resources/presets/%1.json").arg(id));
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().text().c_str());
        QCOMPARE(preset->experiment, *file);
        QVERIFY(!preset->experiment.name.empty());
        const auto checked = network::check(preset->experiment);
        QVERIFY2(checked.ok(), checked.ok() ? "" : checked.error().text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestPresets)
#include "tst_presets.moc"
