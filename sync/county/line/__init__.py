"""The addresses of the line (sync.protocol: line, blob) over HTTP. The one place that joins the apps."""
