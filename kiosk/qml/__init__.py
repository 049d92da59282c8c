"""The screens in QML, and the one tool that prepares their pictures."""
