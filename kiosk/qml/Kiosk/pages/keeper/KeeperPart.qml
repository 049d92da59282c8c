import QtQuick
import Kiosk
import Kiosk.Bridge

/*! One part of the keeper's page. \c ready: there is enough to record; \c send records it. */
StepScroll {
    required property KeeperModel model
    property bool ready: true

    function send() {}
}
