"""The language server: findings, workings and corrections in an editor, from unsaved text.

``server`` speaks the protocol; ``project`` is a project of claims as the editor has it,
``answers`` what is known of a file in it. Each of the others answers one question:
``diagnostics``, ``hovers``, ``fixes``, ``completion`` (in the ``context`` that the cursor stands
in) and ``definitions``. Only ``server`` and ``positions`` know what a client counts in.
"""
