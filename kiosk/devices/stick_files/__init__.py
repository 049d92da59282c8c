"""Pictures and PDFs on a citizen's USB stick: looked at, never run, opened only in a process of their own."""
