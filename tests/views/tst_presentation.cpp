#include "tests/views/window_fixture.h"
#include "ui/figures/curves_figure.h"
#include "ui/views/curves_view.h"
#include "ui/views/edge_layer.h"
#include "ui/views/network_scene.h"
#include "ui/views/network_view.h"
#include "ui/views/window_layout.h"

#include <QDockWidget>
#include <QFocusFrame>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QMenuBar>
#include <QPainter>
#include <QTabWidget>
#include <QtTest>

using namespace dpfm;
using dpfm::test::shownDocks;
using dpfm::test::WindowFixture;

namespace {

int letters(const QWidget& widget) {
    return QFontInfo(widget.font()).pixelSize();
}

double contrast(const QColor& a, const QColor& b) {
    const auto light = [](const QColor& color) {
        const auto linear = [](double channel) {
            return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double high = std::max(light(a), light(b));
    const double low = std::min(light(a), light(b));
    return (high + 0.05) / (low + 0.05);
}

/// How the parts are once each has at least the room that what is in it takes by now.
views::WindowState settled(views::MainWindow& window) {
    QTest::keyClick(&window, Qt::Key_F11);
    QTest::keyClick(&window, Qt::Key_F11);
    return views::stateOf(window);
}

} // namespace

/// The window in front of an audience, by F11 and Escape.
class TestPresentation : public QObject {
    Q_OBJECT
private slots:
    void keysComeBackToWhatWas_data() {
        QTest::addColumn<int>("key");
        QTest::newRow("F11") << int(Qt::Key_F11);
        QTest::newRow("Escape") << int(Qt::Key_Escape);
    }
    void keysComeBackToWhatWas() {
        QFETCH(int, key);
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        f.child<QDockWidget>("predictDock").close();
        const views::WindowState before = settled(*f.window);
        const QRect geometry = f.window->geometry();
        const QPalette palette = QApplication::palette();
        const QFont font = QApplication::font();
        const int size = letters(f.child<QAbstractItemView>("runsTable"));
        const QSize icons = f.child<QToolBar>("liveBar").iconSize();

        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(f.window->isFullScreen());
        QVERIFY(shownDocks(*f.window).isEmpty());
        QVERIFY(!f.window->menuBar()->isVisible());
        QVERIFY(f.child<QToolBar>("liveBar").isVisible());
        QVERIFY(!f.child<QToolBar>("toolBar").isVisible());
        QVERIFY(letters(f.child<QAbstractItemView>("runsTable")) >= 18);
        QVERIFY(letters(*f.window) >= 18);

        QTest::keyClick(f.window->focusWidget(), static_cast<Qt::Key>(key));
        QVERIFY(!f.window->isFullScreen());
        QVERIFY(f.window->menuBar()->isVisible());
        QCOMPARE(QApplication::font(), font);
        QCOMPARE(QApplication::palette(), palette);
        QCOMPARE(letters(f.child<QAbstractItemView>("runsTable")), size);
        QCOMPARE(f.child<QToolBar>("liveBar").iconSize(), icons);
        QTRY_COMPARE(f.window->geometry(), geometry);
        QTRY_VERIFY(views::stateOf(*f.window) == before);
        QVERIFY(!f.child<QAction>("presentation").isChecked());
    }

    void keysOfTheMenusStillWork() {
        const WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        const auto& tabs = *f.window->findChild<QTabWidget*>("tabs");
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(tabs.currentWidget()->objectName(), QString("networkView"));
        QVERIFY(f.child<QToolBar>("liveBar").isVisible());
        // The controls follow the page.
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(f.child<QToolBar>("toolBar").isVisible());
        QVERIFY(!f.child<QToolBar>("liveBar").isVisible());
        QTest::keyClick(f.window.get(), Qt::Key_F5);
        QTRY_VERIFY(!f.workbench->results().empty());
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(!f.window->isFullScreen());
    }

    void escapeEndsAnEditFirst() {
        const WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(f.workbench->probe().probe() != nullptr);
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        auto& canvas = f.child<QGraphicsView>("networkCanvas");
        QTRY_VERIFY(canvas.hasFocus());
        QTest::keyClick(&canvas, Qt::Key_Right);
        QTest::keyClick(&canvas, Qt::Key_PageDown);
        QTest::keyClick(&canvas, Qt::Key_Return);
        auto& field = f.child<QLineEdit>("weightEdit");
        QTRY_VERIFY(field.hasFocus());
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(!field.isVisible());
        QVERIFY(f.window->isFullScreen());
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(!f.window->isFullScreen());
        QVERIFY(f.workbench->probe().neuron().has_value()); // as it was
    }

    void aLessonsArrangementIsWhatIsLeft() {
        const WindowFixture f;
        const views::WindowState before = settled(*f.window);
        views::WindowLayout& parts = f.window->parts();
        parts.show({{{"methodDock", 300}}, {"liveBar"}, {"networkView"}, "networkView"});
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(!f.child<QDockWidget>("methodDock").isHidden());
        QVERIFY(f.child<QDockWidget>("runsDock").isHidden());
        // Its next page while the audience looks on.
        parts.show({{{"runsDock"}}, {}, {"curvesView"}, "curvesView"});
        QVERIFY(!f.child<QDockWidget>("runsDock").isHidden());
        QVERIFY(f.child<QDockWidget>("methodDock").isHidden());
        QTest::keyClick(f.window.get(), Qt::Key_Escape);
        QVERIFY(!f.child<QDockWidget>("runsDock").isHidden());
        parts.back();
        QTRY_VERIFY(views::stateOf(*f.window) == before);
    }

    void theCanvasIsReadFromTheLastRow() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        auto& network = *f.window->findChild<views::NetworkView*>();
        QTRY_VERIFY(f.workbench->probe().probe() != nullptr);
        const QRectF before = network.scene().neuronRect({1, 0});
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        const double letter = views::canvasSizes(true).text;
        QTRY_VERIFY(network.canvas().transform().m11() * letter >= 18.0);
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QCOMPARE(network.scene().neuronRect({1, 0}), before);
    }

    void signsAreToldWithoutColour() {
        const auto gaps = [](double share) {
            QGraphicsScene scene;
            auto* edges = new views::EdgeLayer;
            scene.addItem(edges);
            edges->add(weightId(0), QLineF(0.0, 10.0, 200.0, 10.0));
            edges->show(0, share, false, views::colors(QApplication::palette()));
            QImage image(200, 20, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            scene.render(&painter, image.rect(), QRectF(0.0, 0.0, 200.0, 20.0));
            painter.end();
            int count = 0;
            for (int x = 5; x < 195; ++x)
                count += image.pixelColor(x, 10) == Qt::white ? 1 : 0;
            return count;
        };
        QCOMPARE(gaps(0.9), 0);
        QVERIFY(gaps(-0.9) > 20);
        QVERIFY(gaps(-0.1) > 20);
    }

    void linesOfPlotsAreWider() {
        const WindowFixture f;
        QVERIFY(f.runToTheEnd());
        auto& figure = f.window->findChild<views::CurvesView*>()->figure();
        QTRY_VERIFY(!figure.empty());
        const auto width = [&] { return figure.style().pen(Qt::black, figure.style().lineWidth); };
        QCOMPARE(width().widthF(), 1.0);
        QVERIFY(!figure.style().markers);
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(width().widthF() > 1.5);
        QVERIFY(figure.style().markers);
        QVERIFY(figure.style().font().pixelSize() >= 18);
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QCOMPARE(width().widthF(), 1.0);
    }

    void coloursContrastInBothThemes_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(session::Theme::Light);
        QTest::newRow("dark") << int(session::Theme::Dark);
    }
    void coloursContrastInBothThemes() {
        QFETCH(int, theme);
        views::applyTheme(static_cast<session::Theme>(theme), views::Contrast::High);
        const QPalette palette = QApplication::palette();
        const auto on = [&](const QColor& color, QPalette::ColorRole role) {
            return contrast(color, palette.color(role));
        };
        QVERIFY(on(palette.color(QPalette::WindowText), QPalette::Window) > 20.0);
        QVERIFY(on(palette.color(QPalette::ButtonText), QPalette::Button) > 14.0);
        QVERIFY(on(palette.color(QPalette::HighlightedText), QPalette::Highlight) > 7.0);
        QVERIFY(on(palette.color(QPalette::Disabled, QPalette::Text), QPalette::Base) > 7.0);
        QVERIFY(on(palette.color(QPalette::Highlight), QPalette::Window) > 7.0);
        const views::ThemeColors& colors = views::colors(palette);
        for (const QColor& color : {colors.positive, colors.negative})
            QVERIFY(contrast(color, colors.nodeFill) > 3.0);
        for (const QColor& color : {colors.error, colors.warning})
            QVERIFY(on(color, QPalette::Window) > 7.0);
        QVERIFY(contrast(colors.outline, colors.nodeFill) > 20.0);
        views::applyTheme(session::Theme::Light);
    }

    void theFocusIsFramed() {
        const WindowFixture f;
        auto& ring = f.child<QFocusFrame>("focusRing");
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        auto& canvas = f.child<QGraphicsView>("networkCanvas");
        QTRY_VERIFY(canvas.hasFocus());
        QCOMPARE(ring.widget(), &canvas);
        QTest::keyClick(f.window.get(), Qt::Key_F, Qt::ControlModifier);
        auto& filter = f.child<QLineEdit>("runsFilter");
        QTRY_VERIFY(filter.hasFocus());
        QVERIFY(ring.widget() == nullptr); // a field shows it by itself
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QTest::keyClick(f.window.get(), Qt::Key_3, Qt::ControlModifier);
        auto& sample = f.child<QWidget>("probeSample");
        sample.setFocus();
        QCOMPARE(ring.widget(), &sample);
    }

    void theNextStartIsOrdinary() {
        WindowFixture f;
        const QFont font = QApplication::font();
        const QRect geometry = f.window->geometry();
        const QByteArray saved = f.window->saveGeometry();
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QTRY_VERIFY(f.window->geometry() != geometry); // the desktop has given it the screen
        f.window->close();
        QTRY_VERIFY(!f.window->isVisible());
        QCOMPARE(f.settings->windowGeometry(), saved);
        QCOMPARE(QApplication::font(), font);
        f.window = std::make_unique<views::MainWindow>(*f.workbench, *f.settings);
        f.window->show();
        QVERIFY(!f.window->isFullScreen());
        QCOMPARE(f.window->size(), geometry.size());
        QVERIFY(!shownDocks(*f.window).isEmpty());
    }
};

QTEST_MAIN(TestPresentation)
#include "tst_presentation.moc"
