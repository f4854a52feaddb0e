#pragma once

#include <qcustomplot.h>

namespace dpfm::figures {

/// A colour map with a page's size in mind. QCustomPlot draws a map for a vector format in nine
/// pixels for each of the plot's, and on a page a plot's pixel is a tenth of a point: hundreds of
/// megabytes. This one gives the page a picture of its own cells, smoothed enough for print.
class MapGround : public QCPColorMap {
    Q_OBJECT
public:
    using QCPColorMap::QCPColorMap;

protected:
    void draw(QCPPainter* painter) override;
};

} // namespace dpfm::figures
