pragma ComponentBehavior: Bound

import QtQuick
import Kiosk
import Kiosk.Bridge

/*!
    Nobody is here: the time, a policy poster, and an invitation as wide as the screen.

    The whole screen starts a visit: \c next(). \c elderStarted() starts it in the elder mode,
    \c languageAsked() asks for another language.
*/
FlowPage {
    id: page

    required property IdleModel model

    signal elderStarted()
    signal languageAsked()

    hasDock: false
    hasTopBar: false
    reaching: false
    infoAside: false
    contentTop: 0

    Timer {
        // Who has a finger on the screen is reading.
        running: page.visible && page.model.count > 1 && !anywhere.pressed && !dark.pressed
        repeat: true
        interval: Theme.posterMs
        onTriggered: page.model.turn()
    }

    backdrop: [
        Rectangle {
            width: Theme.frameWidth
            height: Theme.frameHeight
            color: Theme.sky
        },
        Rectangle {
            visible: !Theme.portrait
            width: Theme.frameWidth
            y: Theme.startY - Theme.s5
            height: Theme.frameHeight - y
            color: Theme.ground
        },
        Image {
            visible: Theme.light && Theme.portrait
            width: Theme.frameWidth
            height: Theme.frameHeight
            source: visible ? Theme.scene("scene-attract-1080x1920.svg") : ""
            sourceSize.width: Theme.frameWidth
            sourceSize.height: Theme.frameHeight
            Accessible.ignored: true
        },
        Image {
            visible: Theme.light && !Theme.portrait
            width: Theme.frameWidth
            height: width * 156 / 1024
            y: Theme.startY - Theme.s5 - height
            source: visible ? Theme.scene("scene-strip-1024x156.svg") : ""
            sourceSize.width: width
            sourceSize.height: height
            Accessible.ignored: true
        },
        MouseArea {
            id: anywhere
            objectName: "anywhere"
            width: Theme.frameWidth
            height: Theme.frameHeight
            onClicked: page.next()
        }
    ]

    Item {
        id: frame
        x: -Theme.margin
        width: Theme.frameWidth
        height: Theme.frameHeight

        TopBar {
            width: parent.width
            height: Theme.topBarH
            centre: page.shell.centre
            showTime: false
            line: page.shell.line
            sending: page.shell.sending
        }

        IdleDay {
            id: day
            x: Theme.margin
            y: Theme.topBarH
            time: page.shell.time
            day: page.model.day
            lunar: page.model.lunar
        }

        Row {
            id: label
            x: Theme.margin
            y: day.y + day.height + (Theme.compact ? 0 : Theme.s3)
            spacing: Theme.s3
            visible: Theme.portrait
            Tag {
                //: Idle screen, over the poster: a board of policies.
                text: qsTr("政策看板")
                kind: "solid"
            }
            Row {
                anchors.verticalCenter: parent.verticalCenter
                visible: page.model.count > 1
                spacing: Theme.s1
                Repeater {
                    model: page.model.count
                    Rectangle {
                        required property int index
                        width: index === page.model.index ? Theme.s5 : Theme.s2
                        height: Theme.s2
                        radius: height / 2
                        color: index === page.model.index ? Theme.teal : Theme.line2
                    }
                }
            }
        }

        Column {
            x: Theme.margin
            y: label.visible ? label.y + label.height + Theme.s2 : day.y + day.height
            width: parent.width - 2 * Theme.margin
            spacing: Theme.s1
            KText {
                width: parent.width - (Theme.portrait ? Theme.toolMaxW * 1.5 : parent.width * 0.4)
                // On a wide panel the slogan keeps to one line beside the hills.
                text: Theme.portrait ? page.model.title : page.model.title.replace("\n", "，")
                size: page.model.title.length > 14 ? Theme.h1 : Theme.attractSlogan
                bold: true
                color: Theme.teal
                lineHeight: Theme.titleLeading
            }
            KText {
                width: parent.width - (Theme.portrait ? 0 : parent.width / 2)
                visible: !Theme.compact || page.model.source === ""
                text: page.model.text
                size: Theme.elder ? Theme.body : Theme.h2
            }
            KText {
                width: parent.width
                visible: text !== "" && !(Theme.compact && page.model.trouble !== "")
                text: page.model.source
                size: Theme.small
                color: Theme.ink2
            }
        }

        /*! Of this machine something is being repaired: said before anybody begins. */
        Rectangle {
            objectName: "trouble"
            visible: page.model.trouble !== ""
            x: Theme.margin
            y: start.y - height - Theme.s3
            width: parent.width - 2 * Theme.margin
            height: broken.height + 2 * Theme.s2
            radius: Theme.radiusButton
            color: Theme.yel100
            border.width: Theme.highContrast ? Theme.inputBorder : Theme.hair
            border.color: Theme.bdYel
            KIcon { id: gear; x: Theme.s3; name: "warn"; tone: "amber"; size: Theme.icon2; anchors.verticalCenter: parent.verticalCenter }
            KText {
                id: broken
                objectName: "trouble_words"
                x: gear.x + gear.width + Theme.s2
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - Theme.s3
                text: page.model.trouble
                size: Theme.body
                color: Theme.amber
            }
        }

        Pressable {
            id: start
            objectName: "start"
            x: Theme.margin
            y: Theme.startY
            width: parent.width - 2 * Theme.margin
            height: Theme.startH
            radius: Theme.s4
            label: qsTr("触摸屏幕开始")
            face: Theme.yel
            edge: Theme.yelDeep
            frame: Theme.yelDeep
            onClicked: page.next()
            Row {
                anchors.centerIn: parent
                spacing: Theme.s4
                KIcon { name: "touch"; tone: "now"; size: Theme.attractIcon; anchors.verticalCenter: parent.verticalCenter }
                KText {
                    text: start.label
                    size: Theme.attractStart
                    bold: true
                    color: Theme.overNow
                    wrapMode: Text.NoWrap
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }

        Row {
            id: promises
            readonly property int slot: (width - 2 * Theme.s2) / 3
            x: Theme.margin
            width: parent.width - 2 * Theme.margin
            y: start.y + start.height + (Theme.portrait ? Theme.s4 : Theme.s3)
            spacing: Theme.s2
            Repeater {
                model: [
                    { sign: "shieldok", words: qsTr("免费使用") },
                    { sign: "helper", words: qsTr("不会用有人帮") },
                    { sign: "save", words: qsTr("断网也能办") }
                ]
                Row {
                    id: promise
                    required property var modelData
                    required property int index
                    width: promises.slot
                    spacing: Theme.s1 + Theme.s1 / 2
                    leftPadding: Math.max(0, index * (promises.slot - sign.width - words.implicitWidth - spacing) / 2)
                    KIcon { id: sign; name: promise.modelData.sign; tone: "ground"; size: Theme.icon2; visible: !Theme.elder; anchors.verticalCenter: parent.verticalCenter }
                    KText { id: words; text: promise.modelData.words; size: Theme.elder ? Theme.small : Theme.button; color: Theme.overGround; wrapMode: Text.NoWrap }
                }
            }
        }

        KButton {
            id: elder
            objectName: "start_elder"
            x: Theme.margin
            y: promises.y + promises.height + (Theme.portrait ? Theme.s4 : Theme.s3)
            width: (parent.width - 2 * Theme.margin - Theme.colGap) * 0.68
            icon: "da"
            text: qsTr("长辈模式 · 大字")
            height: Theme.buttonH
            onClicked: page.elderStarted()
        }
        KButton {
            objectName: "start_language"
            x: elder.x + elder.width + Theme.colGap
            y: elder.y
            width: parent.width - Theme.margin - x
            height: Theme.buttonH
            icon: "lang"
            text: "English"
            onClicked: page.languageAsked()
        }
    }

    /*! At night, and while the hall is dark, the screen keeps two fifths of its light, or none of it. The first
        touch only brings it back: nobody should open a page they could not see. */
    Rectangle {
        objectName: "night"
        parent: page
        anchors.fill: parent
        visible: !page.awake && page.shade !== "light"
        color: page.shade === "off" ? Theme.nothing : Theme.night
        MouseArea {
            id: dark
            objectName: "wake"
            anchors.fill: parent
            onClicked: {
                page.awake = true
                asleep.restart()
            }
        }
    }
    /*! Nothing is to be seen: the panel's backlight may rest too. */
    readonly property bool black: !awake && shade === "off"
    onBlackChanged: model.blacken(black)
    Component.onDestruction: model.blacken(false)
    readonly property string shade: page.model.shade(page.shell.time, page.model.hall)
    property bool awake: false
    Timer {
        id: asleep
        interval: Theme.awakeMs
        onTriggered: page.awake = false
    }
}
