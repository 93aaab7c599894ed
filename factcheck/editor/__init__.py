"""The language server: findings, workings and corrections in an editor, from unsaved text.

``server`` speaks the protocol; ``project`` is a project of claims as the editor has it; ``answers``
is what is known of a file in it, which ``upkeep`` keeps up with the edits. Each of the others
answers one question: ``diagnostics`` (with their corrections), ``completion`` (which tells what the
cursor stands in), and ``at_cursor`` what is told there and where it leads. Only ``server`` and
``files`` know what a client counts in.
"""
