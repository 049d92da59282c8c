import QtQuick
import Kiosk

/*! Text in the house type: plain text always, so that nothing a citizen typed is read as markup. */
Text {
    property int size: Theme.body
    property bool bold: false

    font.family: Theme.family
    font.pixelSize: size
    font.weight: bold ? Font.Bold : Font.Normal
    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    verticalAlignment: Text.AlignVCenter
}
