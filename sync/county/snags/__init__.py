"""Problems with matters handed down to townships (应接尽接): each to its department, until it is solved."""
