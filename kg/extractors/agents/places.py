"""Reads the places and branches that belong to an office: 新竹市長, 北市前都發局長, 駐大阪總領事, 海軍顧問."""

from __future__ import annotations

import re

from kg.extractors.agents.scene import Scene
from kg.extractors.subjects import ADVERBIALS
from kg.lexicon.context import word_set
from kg.words import is_word

_POSTED = re.compile(r"驻[㐀-鿿]{1,5}$")
_POSTS = frozenset(("大使", "总领事", "代表", "领事", "公使", "武官", "副代表", "特任代表"))
_CITY_UNIT = re.compile(r"(?:^|[，。、；：「」（）\s等与和])([㐀-鿿]{1,2}[市县]前?[㐀-鿿]{2,4})$")
_FIELD_FOLLOWS = re.compile(r"(?:^|[，。、；：「」（）\s的与]|[今昨][天日]|[0-9]日|上午|下午|晚间)$")
_PLACE = re.compile(r"(?<![㐀-鿿])[㐀-鿿]{2}$|(?<=[的党籍、任前])[㐀-鿿]{2}$")
_BUREAUS = ("局", "署", "司", "处", "厅")
_NOT_IN_FIELDS = word_set("not-in-organization")
_CITY = re.compile(r"(?:^|[，。、；：「」（）\s等与和由任党])([㐀-鿿]{1,2}[市县])$")
_LOCAL_TITLE = re.compile(
    r"前?副?(?:[市县]长|议长)|前?议员|立委|立法委员|(?:刑警|交通)大队长|督察长|警察局长|消防局长|副?发言人|副?秘书长"
)
_BRANCH = re.compile(r"(?:海军|空军|陆军|国军|陆战队)$")


def city_before(scene: Scene, at: int, low: int) -> int | None:
    """Where the city before 副市長, 立委 and the like at an offset begins (高雄市副市長), or None."""
    city = _CITY.search(scene.norm[max(low, at - 4) : at])
    return at - len(city.group(1)) if city and _LOCAL_TITLE.match(scene.norm, at) else None


def branch_before(scene: Scene, at: int, low: int) -> int | None:
    """Where the branch of the forces before a title at an offset begins (海軍顧問), or None."""
    branch = _BRANCH.search(scene.norm[max(low, at - 3) : at])
    return at - len(branch.group()) if branch and at not in scene.organization_ends else None


def posted_start(scene: Scene, start: int, end: int, low: int) -> int | None:
    """Where the post of an envoy whose title is at `start:end` begins (駐大阪總領事), or None."""
    if scene.norm[start:end] not in _POSTS:
        return None
    posted = _POSTED.search(scene.norm[max(low, start - 6) : start])
    return start - len(posted.group()) if posted else None


def local_start(scene: Scene, start: int, low: int) -> int:
    """Where the place before 市長, 縣議員 and the like begins (新竹市長), or `start`."""
    if scene.norm[start : start + 1] not in ("市", "县") or start in scene.country_ends:
        return start
    place = _PLACE.search(scene.norm[max(low, start - 3) : start])
    return start - 2 if place else start


def city_unit_start(scene: Scene, start: int, low: int) -> int:
    """Where the city of an unlisted bureau before 局長 begins (北市前都發局長), or `start`."""
    unit = _CITY_UNIT.search(scene.norm[max(low, start - 9) : start])
    return start - len(unit.group(1)) if unit else start


def field_start(scene: Scene, start: int, low: int) -> int:
    """Where the field of an unlisted bureau before 局長, 署長 and the like begins (林業署長), or `start`."""
    if scene.norm[start : start + 1] not in _BUREAUS:
        return start
    for at in range(max(low, start - 4), start - 1):
        words = scene.norm[at:start]
        known = is_word(words) and not set(words) & _NOT_IN_FIELDS and ADVERBIALS.fullmatch(words) is None
        if known and _FIELD_FOLLOWS.search(scene.norm[max(low, at - 3) : at]):
            return at
    return start
