import QtQuick
import Kiosk

/*! The frame of what is off or still to be done; a rectangle cannot be dashed, a border image can. */
BorderImage {
    source: Theme.dashFrame
    border.left: Theme.dashBorder
    border.right: Theme.dashBorder
    border.top: Theme.dashBorder
    border.bottom: Theme.dashBorder
    horizontalTileMode: BorderImage.Round
    verticalTileMode: BorderImage.Round
}
