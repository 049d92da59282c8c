pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Bridge
import Kiosk.pages.openness
import Kiosk.pages.voices

/*! Saying something about a service, and reading what the government publishes. */
Item {
    id: flow

    required property KioskModel kiosk
    readonly property FlowModel at: kiosk.flow
    readonly property ShellModel shell: kiosk.shell
    //: Steps of a complaint, opinion or message; short.
    readonly property list<string> steps: [qsTr("关于什么"), qsTr("怎么说"), qsTr("写下来"), qsTr("联系方式"), qsTr("完成")]

    Loader {
        anchors.fill: parent
        sourceComponent: {
            switch (flow.at.page) {
            case "voices": return voices
            case "voice_about": return about
            case "voice_how": return how
            case "voice_qr": return qr
            case "voice_write": return write
            case "voice_contact": return contact
            case "voice_sent": return sent
            case "openness": return openness
            case "document": return document
            default: return null
            }
        }
    }
    Component {
        id: voices
        VoicesPage {
            shell: flow.shell
            model: flow.kiosk.voice
            onRateAsked: flow.at.open("progress_find")
            onAnswersAsked: flow.at.open("progress_find")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: about
        VoiceAboutPage {
            shell: flow.shell
            model: flow.kiosk.voice
            steps: flow.steps
            step: 0
            onNext: flow.at.open("voice_how")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: how
        VoiceHowPage {
            shell: flow.shell
            model: flow.kiosk.voice
            steps: flow.steps
            step: 1
            onWriteAsked: flow.at.open("voice_write", "")
            onDictateAsked: flow.at.open("voice_write", "dictated")
            onPhoneAsked: flow.kiosk.voice.askPhone()
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: qr
        VoiceQrPage {
            shell: flow.shell
            model: flow.kiosk.voice
            onNext: flow.at.open("home")
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: write
        VoiceWritePage {
            shell: flow.shell
            model: flow.kiosk.voice
            steps: flow.steps
            step: 2
            onNext: {
                if (!single || !flow.kiosk.voice.forward())
                    flow.at.open("voice_contact")
            }
            onBack: {
                if (!single || !flow.kiosk.voice.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: contact
        VoiceContactPage {
            shell: flow.shell
            model: flow.kiosk.voice
            steps: flow.steps
            step: 3
            onNext: {
                if (!flow.kiosk.voice.forward())
                    flow.kiosk.voice.submit()
            }
            onBack: {
                if (!flow.kiosk.voice.backward())
                    flow.at.back()
            }
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: sent
        SentPage {
            //: Voices: the complaint is safely on disk.
            success: qsTr("您说的已收好")
            caption: qsTr("回执号（凭它查答复）")
            shell: flow.shell
            model: flow.kiosk.voiceSlip
            onHome: flow.at.open("home")
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: openness
        OpennessPage {
            shell: flow.shell
            model: flow.kiosk.openness
            onDocumentChosen: key => flow.at.open("document", key)
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
    Component {
        id: document
        DocumentPage {
            shell: flow.shell
            model: flow.kiosk.document
            onBack: flow.at.back()
            onCancelled: flow.kiosk.visit.requestEnd()
        }
    }
}
