#include <QApplication>
#include <QMainWindow>
#include <qcustomplot.h>

#include <cmath>

/// The least that shows a plot in a Qt window: what any program of its kind has to spend. As large
/// as the workbench's window at its first start.
int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    QMainWindow window;
    auto* plot = new QCustomPlot(&window);
    window.setCentralWidget(plot);
    QVector<double> x;
    QVector<double> y;
    for (int i = 0; i < 250; ++i) {
        x.append(i);
        y.append(std::exp(-0.02 * i));
    }
    plot->addGraph()->setData(x, y, true);
    plot->rescaleAxes();
    window.resize(1280, 720);
    window.show();
    return QApplication::exec();
}
