import QtQuick
import Kiosk

/*! One icon. \c tone says what it stands on: teal, ink, white (on a primary), now (on yellow), soft, ground
    (on the dark hills), amber, red, green. */
Image {
    property string name: ""
    property string tone: "teal"
    property int size: Theme.icon2

    width: size
    height: size
    visible: name !== ""
    source: name === "" ? "" : Theme.icon(name, tone)
    sourceSize.width: size
    sourceSize.height: size
    asynchronous: true
    cache: true
    Accessible.ignored: true
}
