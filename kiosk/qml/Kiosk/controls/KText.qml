import QtQuick
import Kiosk

/*! Text in the house type: plain text always, so that nothing a citizen typed is read as markup. */
Text {
    property int size: Theme.body
    property bool bold: false
    /*! The alignments as numbers, for the rules audit: Python cannot read the enumerations. */
    readonly property int across: horizontalAlignment
    readonly property int upDown: verticalAlignment

    font.family: Theme.family
    font.pixelSize: size
    font.weight: bold ? Font.Bold : Font.Normal
    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    verticalAlignment: Text.AlignVCenter
}
