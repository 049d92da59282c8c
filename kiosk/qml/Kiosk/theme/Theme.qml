pragma Singleton

import QtQuick

/*!
    Every size, colour and font of the kiosk, and the display mode they depend on.

    The modes (elder, highContrast, lowReach, reducedMotion) and the frame size are written once by the
    window root from the citizen's display settings; everything else only reads. Lengths are pixels of
    the panel the frame was drawn for (0.248 mm a pixel on the portrait panel).
*/
QtObject {
    id: theme

    // ---- mode, written by the window root ----
    property bool elder: false
    property bool highContrast: false
    property bool lowReach: false
    property bool reducedMotion: false
    property int frameWidth: 1080
    property int frameHeight: 1920
    /*! Folder that holds icons/, scenes/ and theme/. */
    property url assets: Qt.resolvedUrl("../../../../assets")

    readonly property bool portrait: frameHeight >= frameWidth
    readonly property bool compact: !portrait && frameHeight < 900
    readonly property bool landscape: !portrait && !compact
    /*! Low reach moves controls down on the tall panel only; the wide ones are all within reach. */
    readonly property bool low: lowReach && portrait
    readonly property bool light: !highContrast
    /*! Height is what is short here: pages are turned at the side, pads are flat. */
    readonly property bool flat: compact || (landscape && elder)

    /*! Standard, elder and 1024x768 value of one length. Elder on the small panel is five sixths of elder,
        the same on the glass, unless \a both is given. */
    function pick(std: int, eld: int, small: int, both = 0): int {
        if (elder)
            return !compact ? eld : (both > 0 ? both : Math.ceil(eld * 0.8334))
        return compact ? small : std
    }

    // ---- colour: surfaces ----
    readonly property color paper: light ? "#F7F3EA" : "#000000"
    readonly property color card: light ? "#FFFFFF" : "#000000"
    readonly property color sunk: light ? "#EFE9DC" : "#000000"
    readonly property color sky: light ? "#E9F2EC" : "#000000"
    readonly property color ground: light ? "#0C4643" : "#000000"
    readonly property color plate: light ? "#EAF3EF" : "#000000"
    readonly property color cameraBed: light ? "#1B2A2A" : "#000000"
    readonly property color signBed: light ? "#FFFDF6" : "#000000"
    readonly property color dim: "#9915211F"
    /*! Over the idle screen at night: 40 % of the light is left. */
    readonly property color night: "#99000000"
    /*! In the hours in which the screen is off. */
    readonly property color nothing: "#000000"
    // ---- colour: text ----
    readonly property color ink: light ? "#15211F" : "#FFFFFF"
    readonly property color ink2: light ? "#3B4846" : "#FFFFFF"
    readonly property color overGround: "#FFFFFF"
    readonly property color overTeal: light ? "#FFFFFF" : "#000000"
    readonly property color overTeal2: light ? "#D6E8E1" : "#000000"
    readonly property color overNow: light ? "#15211F" : "#000000"
    readonly property color amber: light ? "#5E3B00" : "#FFDD33"
    // ---- colour: meaning ----
    readonly property color teal: light ? "#0C4643" : "#FFDD33"
    readonly property color tealDeep: light ? "#062B29" : "#A88F00"
    readonly property color teal100: light ? "#D6E8E1" : "#000000"
    readonly property color teal50: light ? "#EAF3EF" : "#000000"
    readonly property color yel: light ? "#F3C244" : "#FFDD33"
    readonly property color yel100: light ? "#FFF0C7" : "#000000"
    readonly property color yelDeep: light ? "#A87A0E" : "#A88F00"
    readonly property color yelEdge: light ? "#A87A0E" : "#FFDD33"
    readonly property color red: light ? "#8E1B14" : "#FFD0C4"
    readonly property color red100: light ? "#FBE7E2" : "#000000"
    readonly property color green: light ? "#1C5229" : "#A6F0B0"
    readonly property color green100: light ? "#E1F0DD" : "#000000"
    // ---- colour: lines and step edges ----
    readonly property color line: light ? "#DED5C3" : "#FFFFFF"
    readonly property color line2: light ? "#76807D" : "#FFFFFF"
    readonly property color bd: light ? "#CDC2AB" : "#FFDD33"
    readonly property color bdSoft: light ? "#B4CFC6" : "#FFDD33"
    readonly property color bdYel: light ? "#F3C244" : "#FFDD33"
    readonly property color edge: light ? "#978B70" : "#FFDD33"
    readonly property color edgeSoft: light ? "#5E8F83" : "#FFDD33"
    readonly property color edgeRed: light ? "#B5483B" : "#FFD0C4"
    readonly property color clear: "transparent"

    // ---- type ----
    readonly property string family: "Noto Sans CJK SC"
    readonly property int attractClock: compact ? 120 : 184
    readonly property int attractSlogan: compact ? 44 : (landscape ? 68 : 92)
    readonly property int attractStart: compact ? 60 : (landscape ? 72 : 92)
    readonly property int hero: highContrast && !compact && !elder ? 76 : pick(landscape ? 56 : 60, 88, 40, 54)
    readonly property int heroSub: highContrast && !compact && !elder ? 36 : pick(30, 44, 26)
    readonly property int h1: pick(52, 84, 38, 54)
    /*! A long title may shrink so far. */
    readonly property int h1Long: pick(46, 64, 34, 44)
    readonly property int h1Flow: pick(46, 84, 38, 54)
    readonly property int h2: pick(36, 52, 30)
    readonly property int tileLabel: pick(36, 64, 30)
    readonly property int tileLabelLong: pick(34, 60, 28)
    readonly property int button: pick(34, 52, 28)
    readonly property int buttonSmall: pick(30, 44, 26)
    readonly property int value: pick(34, 60, 28)
    readonly property int body: pick(30, 44, 26)
    readonly property int small: pick(28, 42, 24)
    readonly property int bigNumber: pick(104, 140, 80, 96)
    readonly property int barText: pick(32, 42, 28)
    readonly property int endLabel: pick(28, 42, 26)
    readonly property int receiptNumber: pick(52, 84, 38)
    readonly property int keyText: pick(36, 44, 30, 36)
    readonly property real titleLeading: 0.92
    readonly property real bodyLeading: 1.03
    /*! Words in a button that need more lines than it was drawn for; on a key of the keyboard, which cannot grow. */
    readonly property real tightLeading: 0.8
    readonly property real keyLeading: low && elder ? 0.7 : 0.8

    // ---- space, radius, borders ----
    readonly property int s1: 8
    readonly property int s2: 16
    readonly property int s3: 24
    readonly property int s4: 32
    readonly property int s5: 48
    readonly property int margin: compact ? 32 : 48
    readonly property int colGap: compact ? 16 : 24
    readonly property int gap: elder ? 24 : 16
    readonly property int cardPad: pick(28, 32, 20)
    readonly property int radiusTag: 8
    readonly property int radiusKey: 12
    readonly property int radiusButton: 16
    readonly property int radiusCard: 24
    readonly property int hair: 1
    readonly property int pressBorder: highContrast ? 3 : 1
    readonly property int inputBorder: 2
    readonly property int focusBorder: 4
    readonly property int slipBorder: 3
    readonly property int edgeStep: 6
    readonly property int focusGap: 4
    readonly property int caret: 4
    readonly property int dashBorder: 24

    // ---- controls ----
    readonly property int touch: pick(88, 128, 72)
    readonly property int buttonH: pick(112, 148, 93, 107)
    readonly property int buttonSmallH: pick(88, 128, 74)
    readonly property int buttonMinW: pick(176, 216, 148)
    readonly property int backW: pick(216, 300, 180)
    readonly property int primaryW: pick(400, 560, 333)
    readonly property int buttonPad: pick(32, 40, 24)
    readonly property int toolH: pick(104, 152, 88, 107)
    readonly property int toolMaxW: pick(168, 228, 136)
    readonly property int endW: pick(232, 228, 208)
    readonly property int fieldH: pick(96, 128, 80)
    readonly property int fieldPad: 24
    readonly property int segmentedH: pick(96, 128, 80)
    readonly property int optionH: pick(112, 148, 93, 107)
    /*! Answers of at most so many characters may stand two in a row. */
    readonly property int pairedWords: compact ? 4 : 8
    readonly property int radio: pick(56, 76, 46)
    readonly property int check: pick(72, 96, 60)
    readonly property int tileH: pick(172, 320, 104)
    readonly property int tilePlate: pick(88, 136, 72)
    readonly property int tagH: pick(44, 64, 38)
    readonly property int chipH: pick(56, 72, 48)
    readonly property int stepCircle: compact ? 46 : 56
    /*! The column of a fact's name on the slip. */
    readonly property int factNameW: Math.round(small * 5.2)
    readonly property int materialRowH: pick(100, 148, 80)
    readonly property int timelineNode: pick(60, 76, 50)
    readonly property int timelineRow: pick(142, 210, 118, 140)
    readonly property int deadlineW: pick(224, 320, 190)
    readonly property int deadlineBar: 16
    readonly property int faceW: pick(172, 172, 150)
    readonly property int faceH: pick(240, 280, 180)
    readonly property int faceIcon: pick(104, 104, 88)
    readonly property int qr: pick(248, 320, 200)
    readonly property int signW: pick(932, 932, 640)
    readonly property int signH: compact ? 260 : (landscape ? 400 : (low ? 400 : 504))
    readonly property int signStroke: 8
    readonly property int outline: 6
    readonly property int cameraSideW: 300
    /*! The paper of the writing pad; its candidates have the rest of the keyboard's width. */
    readonly property int writingW: compact ? 560 : 700
    readonly property int padKeyW: pick(160, 220, 132)
    readonly property int padKeyH: pick(104, 128, 80)
    readonly property int dialogW: compact ? 740 : (elder ? 984 : 888)
    readonly property int toastH: pick(104, 152, 88)
    readonly property int ring: pick(80, 108, 68)
    readonly property int ringBorder: 6
    readonly property int stayW: pick(232, 300, 194)
    readonly property int stayH: pick(88, 140, 74, 107)
    readonly property int dot: pick(20, 28, 18)

    // ---- icons ----
    readonly property int icon1: pick(32, 42, 28)
    readonly property int icon2: pick(40, 56, 34)
    readonly property int icon3: pick(48, 64, 40)
    readonly property int icon4: pick(60, 92, 50)
    readonly property int icon5: pick(100, 136, 84)
    readonly property int mark: pick(56, 64, 46)

    // ---- frame ----
    readonly property int topBarH: pick(104, 120, 76, 76)
    readonly property int stepBarH: pick(112, 96, 62, 56)
    readonly property int homeStripH: pick(148, 208, 120, 133)
    readonly property int toolStripH: pick(140, 188, 112, 123)
    readonly property int actionRowH: pick(148, 192, 116, 130)
    readonly property int actionPad: pick(20, 20, 16, 12)
    readonly property int toolPadFlow: pick(4, 0, 4)
    readonly property int toolPadHome: pick(12, 20, 14, 12)
    /*! The landscape panel has the width, not the height, for two rows: End, back | tools | primary in one. */
    readonly property bool oneRow: landscape
    readonly property int dockH: oneRow ? homeStripH : actionRowH + toolStripH
    readonly property int rowToolW: elder ? 190 : 128
    readonly property int rowEndW: elder ? 200 : 232
    readonly property int rowBackW: elder ? 220 : 200
    readonly property int rowPrimaryW: elder ? 450 : 350
    readonly property int idleStripH: pick(120, 180, 100)
    readonly property int asideW: compact ? 320 : 600
    /*! Controls begin here or lower on the portrait panel; information stands above. */
    readonly property int reachTop: portrait ? (lowReach ? 944 : 640) : 0
    // The keyboard is the one thing that elder mode cannot enlarge: ten keys must fit a row.
    /*! On the landscape panel 结束办理 and 返回 stay in sight beside the keyboard. */
    readonly property int keyboardX: landscape ? 504 : 0
    readonly property int keyboardW: frameWidth - keyboardX
    readonly property int keyTabH: low && elder ? 88 : pick(88, 128, 72, 107)
    readonly property int keyTabW: pick(152, 190, 124, 150)
    readonly property int candidateH: compact ? 72 : 96
    readonly property int candidateMin: compact ? 72 : 88
    readonly property int keyRowH: compact ? (elder ? 80 : 86) : (landscape ? 98 : (low && elder ? 92 : 104))
    readonly property int keyInset: 8
    readonly property int keySide: 20
    readonly property int keysH: 4 * keyRowH + 2 * keyInset
    readonly property int keyboardH: keyTabH + 3 * keyInset + candidateH + keysH
    readonly property int keyEdge: 4
    readonly property int keyboardY: frameHeight - keyboardH - (portrait ? dockH : 0)
    readonly property int keySmall: pick(30, 42, 26)
    readonly property color keyDark: light ? "#E3DAC7" : "#000000"
    readonly property int lineMax: 22

    // ---- discovery pages ----
    readonly property int heroH: compact ? 156 : (low ? 944 : (elder ? 600 : 616))
    readonly property int heroGap: compact ? 0 : (elder ? 32 : 28)
    readonly property int helperCardH: pick(104, 148, 84)
    readonly property int helperCardY: low ? 820 : 488
    readonly property int searchH: elder ? pick(112, 148, 80) : (low ? 96 : (landscape ? 104 : pick(112, 148, 80)))
    readonly property int homeTileH: low ? 150 : (landscape ? 136 : (compact ? 104 : 172))
    readonly property int homeLastH: low ? 112 : (landscape ? 168 : (compact ? 120 : 172))
    readonly property int homeRowGap: compact ? 18 : 24
    readonly property int homeSearchW: 416
    readonly property int chipMinH: touch
    readonly property int listRowH: pick(132, 160, 104)
    readonly property int listRowSmallH: touch
    readonly property int startH: compact ? 120 : (landscape ? 150 : 216)
    readonly property int startY: portrait ? 1360 : (compact ? 410 : 690)
    readonly property int attractIcon: compact ? 80 : (landscape ? 100 : 128)
    readonly property int bigBall: pick(136, 160, 100)

    // ---- motion, milliseconds ----
    readonly property int pressMs: reducedMotion ? 0 : 60
    readonly property int releaseMs: reducedMotion ? 0 : 80
    readonly property int titleMs: reducedMotion ? 0 : 120
    readonly property int stripMs: reducedMotion ? 0 : 160
    readonly property int tickMs: reducedMotion ? 0 : 200
    readonly property int dotsMs: 500
    readonly property int posterMs: 8000
    readonly property int toastMs: 4000
    readonly property int awakeMs: 60000

    /*! Address of the pre-coloured drawing of an icon; \a tone is what it stands on, not a colour. */
    function icon(name: string, tone: string): url {
        let folder = tone
        if (highContrast) {
            switch (tone) {
            case "white": case "now": folder = "black"; break
            case "soft": case "amber": folder = "hc-yellow"; break
            case "red": folder = "hc-red"; break
            case "green": folder = "hc-green"; break
            case "ground": folder = "hc"; break
            default: folder = "hc"
            }
        } else {
            switch (tone) {
            case "soft": folder = "teal"; break
            case "now": folder = "ink"; break
            case "ground": folder = "white"; break
            default: break
            }
        }
        return assets + "/icons/" + folder + "/" + name + ".svg"
    }
    function scene(name: string): url { return assets + "/scenes/" + name }
    readonly property url dashRing: assets + (light ? "/theme/dash-ring.svg" : "/theme/dash-ring-hc.svg")
    readonly property url dashFrame: assets + (light ? "/theme/dash-frame.png" : "/theme/dash-frame-hc.png")
    readonly property url markImage: assets + "/scenes/mark.svg"
}
