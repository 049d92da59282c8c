"""Bounds that keep every form and every answer cheap, whoever wrote it."""

EXPRESSION_LENGTH = 16_000
"""Characters of one expression; the longest in the catalogue has a few hundred."""

EXPRESSION_DEPTH = 100
"""Nested parentheses, predicates and unary minuses of one expression."""

TEXT_LENGTH = 10_000
"""Characters of one answer. A longer text is refused and the old answer stays."""

REPEAT_COUNT = 200
"""Instances of one repeat under one parent."""

NODES = 20_000
"""Questions and groups of one filling, all repeats counted."""

STEPS_PER_NODE = 50
"""Evaluations of one answer before the filling says that it does not settle."""

XFORM_LENGTH = 8_000_000
"""Characters of a form's XML."""

XFORM_DEPTH = 50
"""Nested groups of a form."""

PATTERN_LENGTH = 1_000
"""Characters of a regular expression."""
