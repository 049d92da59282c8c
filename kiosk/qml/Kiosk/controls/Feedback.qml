pragma Singleton

import QtQml

/*! What every control says of itself, to whoever makes a sound of it. */
QtObject {
    /*! Something that can be pressed went down. */
    signal pressed()
}
