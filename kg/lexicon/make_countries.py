"""Writes `countries.tsv` from CLDR: ``python -m kg.lexicon.make_countries``.

Run it again when babel brings a newer CLDR. What CLDR lacks is added by hand in `country_forms.tsv`.
"""

from __future__ import annotations

from pathlib import Path

import babel

# Two-letter territories of CLDR that are no code of ISO 3166-1: groups, reserved and private-use codes.
# XK (Kosovo) is private use too, but is what everybody uses for it, so it stays.
NOT_ISO = frozenset(["AC", "AN", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])

# Display names where the news of Taiwan differs from CLDR's zh-Hant.
DISPLAY = {
    "AQ": "南極洲",
    "AX": "奧蘭群島",
    "BA": "波士尼亞",
    "CD": "剛果民主共和國",
    "CG": "剛果共和國",
    "DO": "多明尼加",
    "HK": "香港",
    "MO": "澳門",
    "PS": "巴勒斯坦",
    "SB": "索羅門群島",
}
DISPLAY_HANS = {"HK": "香港", "MO": "澳门", "PS": "巴勒斯坦"}
DISPLAY_EN = {"HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "PS": "Palestine", "TR": "Turkey"}

HEADER = ("code", "name", "name_hans", "name_en", "forms", "source")


def rows() -> list[tuple[str, ...]]:
    """Return the table's rows, by code: the display names and the other forms of CLDR, joined by semicolons."""
    locales = ("zh_Hant_TW", "zh_Hant_HK", "zh_Hans")
    territories = {locale: babel.Locale.parse(locale).territories for locale in (*locales, "en")}
    found: list[tuple[str, ...]] = []
    for code in sorted(territories["en"]):
        if len(code) != 2 or not code.isalpha() or code in NOT_ISO:
            continue
        hant, hongkong, hans = (territories[locale][code] for locale in locales)
        name, name_hans = DISPLAY.get(code, hant), DISPLAY_HANS.get(code, hans)
        name_en = DISPLAY_EN.get(code, territories["en"][code])
        forms = [form for form in dict.fromkeys((hant, hongkong, hans)) if form not in (name, name_hans)]
        found.append((code, name, name_hans, name_en, ";".join(forms), f"CLDR (babel {babel.__version__})"))
    return found


def main() -> None:
    lines = ["\t".join(row) for row in (HEADER, *rows())]
    Path(__file__).with_name("countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
