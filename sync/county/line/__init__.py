"""The line's four addresses (sync.protocol.line) over HTTP. The one place that joins the apps for it."""
