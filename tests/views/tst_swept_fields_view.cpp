#include "tests/views/window_fixture.h"
#include "ui/views/field_row.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace dpfm;
using dpfm::test::WindowFixture;

/// Further settings that a sweep varies, as they are chosen and typed.
class TestSweptFieldsView : public QObject {
    Q_OBJECT

    static const std::vector<network::SweptField>& fields(const WindowFixture& f) {
        return f.workbench->document().experiment().sweep.fields;
    }
    static QString runCount(const WindowFixture& f) { return f.child<QLabel>("runCount").text(); }
    /// What stands below a row.
    static QString message(const WindowFixture& f, const QString& field) {
        for (const auto* row : f.window->findChildren<views::FieldRow*>())
            if (row->field() == field && !row->isHidden())
                return row->findChild<QLabel*>("message", Qt::FindDirectChildrenOnly)->text();
        return QStringLiteral("there is no such row");
    }
    static void choose(QComboBox& box, const QString& text) {
        box.setFocus();
        const int place = box.findText(text);
        QVERIFY2(place >= 0, qPrintable(text));
        QTest::keyClick(&box, Qt::Key_Home);
        for (int i = 0; i < place; ++i)
            QTest::keyClick(&box, Qt::Key_Down);
        QCOMPARE(box.currentText(), text);
    }

private slots:
    void typedValuesAreSwept() {
        const WindowFixture f;
        QVERIFY(f.ready);
        f.child<QPushButton>("addSweptField").click();
        QCOMPARE(fields(f).size(), 1U);
        QCOMPARE(f.child<QComboBox>("sweptField1").currentText(), QStringLiteral("learning rate"));
        WindowFixture::type(f.child<QLineEdit>("sweptValues1"), "0.01..1 in 3 log");
        const std::vector<network::SweptField> wanted{
            {"training.optimizer.learning_rate", {"0.01", "0.1", "1"}}};
        QVERIFY(fields(f) == wanted);
        QVERIFY2(runCount(f).startsWith("Runs: 12"), qPrintable(runCount(f)));
        f.child<QAction>("undo").trigger();
        QCOMPARE(fields(f).front().values.size(), 1U);
        f.child<QAction>("undo").trigger();
        QVERIFY(fields(f).empty());
    }

    void whatCannotBeReadIsSaidAndNotRun() {
        const WindowFixture f;
        QVERIFY(f.ready);
        f.child<QPushButton>("addSweptField").click();
        WindowFixture::type(f.child<QLineEdit>("sweptValues1"), "0.1..0.5");
        QVERIFY2(message(f, "sweep.fields[0]").contains("in 5"),
                 qPrintable(message(f, "sweep.fields[0]")));
        QVERIFY(!f.child<QAction>("run").isEnabled());
        WindowFixture::type(f.child<QLineEdit>("sweptValues1"), "0.1, x");
        QVERIFY(message(f, "sweep.fields[0]").contains("not a number"));
        QVERIFY(!f.child<QAction>("run").isEnabled());
        WindowFixture::type(f.child<QLineEdit>("sweptValues1"), "0.1, 0.2");
        QVERIFY(f.child<QAction>("run").isEnabled());
    }

    void twoSettingsAreCombined() {
        const WindowFixture f;
        QVERIFY(f.ready);
        QVERIFY(!f.child<QComboBox>("combination").isVisible());
        f.child<QPushButton>("addSweptField").click();
        WindowFixture::type(f.child<QLineEdit>("sweptValues1"), "0.1, 0.2");
        f.child<QPushButton>("addSweptField").click();
        choose(f.child<QComboBox>("sweptField2"), "hidden layers");
        WindowFixture::type(f.child<QLineEdit>("sweptValues2"), "2, 3-2");
        QVERIFY2(runCount(f).startsWith("Runs: 16 · weights: 9–20"), qPrintable(runCount(f)));
        choose(f.child<QComboBox>("combination"), "value by value");
        QVERIFY2(runCount(f).startsWith("Runs: 8"), qPrintable(runCount(f)));
        f.clickAction("run");
        QVERIFY(QTest::qWaitFor([&] {
            return !f.workbench->results().empty() && f.workbench->results().sweep().complete();
        }));
        QCOMPARE(f.workbench->results().sweep().variants.size(), 2U);
        QTest::mouseClick(f.window->findChild<QAbstractButton*>("removeSweptField1"),
                          Qt::LeftButton);
        QCOMPARE(fields(f).size(), 1U);
        QCOMPARE(fields(f).front().field, std::string("network.hidden"));
        QCOMPARE(f.child<QLineEdit>("sweptValues1").text(), QStringLiteral("2, 3-2"));
    }

    void theTimeIsEstimatedBeforeTheStart() {
        const WindowFixture f;
        QVERIFY(f.ready);
        QVERIFY(QTest::qWaitFor([&] { return f.workbench->estimate().estimate().has_value(); }));
        QVERIFY2(runCount(f).endsWith("under 1 s"), qPrintable(runCount(f)));
        QVERIFY(f.child<QLabel>("runCount").toolTip().contains("estimate"));
        f.child<QPushButton>("addSweptField").click();
        QVERIFY(!f.workbench->estimate().estimate());
        QVERIFY(QTest::qWaitFor([&] { return f.workbench->estimate().estimate().has_value(); }));
    }
};

QTEST_MAIN(TestSweptFieldsView)
#include "tst_swept_fields_view.moc"
