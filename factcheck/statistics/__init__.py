"""Statistics recomputed from what a paper prints: p values, means, standard deviations.

``rounding`` reads a number as written; what it may have been before goes to ``grim`` (means,
percentages, and percentages beside their counts) and ``deviations`` (GRIMMER and DEBIT).
``results`` finds tests such as "t(28) = 2.20, p = .036", ``estimates`` figures with a confidence
interval; ``wording`` is what the text says around them. ``p_values`` checks the first by
``p_value_rules`` and ``distributions``, and hands the second to ``estimate_checks``.
"""
