"""The function library of forms: XPath 1.0, ODK XForms, and ours under ``gov:``."""
