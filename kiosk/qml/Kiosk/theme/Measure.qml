pragma Singleton

import QtQuick

/*! How much room words need, known before any line is laid out. */
QtObject {
    /*! About how wide a text is, in sizes of its type: known before any line is laid out. */
    function ems(text: string): real {
        let sum = 0
        for (let i = 0; i < text.length; i++)
            sum += text.charCodeAt(i) > 0x2e80 ? 1 : /[mwMW%]/.test(text[i]) ? 0.86 : /[iljtfr .,:;'()]/.test(text[i]) ? 0.36 : 0.56
        return sum
    }
    /*! The same of its widest word, which no line can break without hurting it; set in bold. */
    function widestWord(text: string): real {
        return 1.1 * text.split(/[\s\u2e80-\uffff]/).reduce((most, word) => Math.max(most, ems(word)), 0)
    }
    /*! About how many lines a text takes that are so wide; a broken word counts as one line too many. */
    function linesIn(text: string, width: real): int {
        let lines = 1
        let used = 0
        for (const word of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s?/g) ?? []) {
            const long_ = word.length === 1 ? ems(word) : widestWord(word)
            if (used > 0 && used + long_ > width) {
                lines += 1
                used = 0
            }
            used += long_ + (word.endsWith(" ") ? 0.3 : 0)
            if (long_ > width)
                lines += 2
        }
        return lines
    }
}
