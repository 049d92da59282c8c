"""Paper: the only reportlab and pyqrcode in kiosk/, both imported when the first sheet is made."""
