"""What both ends print: fonts, the sheet, 申请表 as it was filed, what makes it fit for an archive.

``form`` and ``filed`` cost nothing to import; the others load reportlab: import them when the first sheet is
made.
"""
