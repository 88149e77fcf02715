"""What the queries on agreement and disagreement answer to `merge_stories.DISPUTES`; each row was checked by hand."""

from __future__ import annotations

ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "corroboration",
        {"event": "event/2026-03-09-call-CN-US"},
        "thing kind articles outlets sources first",
        [
            ("美中通話", "事件", "3", "3", "3", "2026-03-10"),
            ("claim/daf15835c222d4a0/6", "主張", "1", "1", "1", "2026-03-10"),
            ("claim/daf15835c222d4a0/7", "主張", "1", "1", "1", "2026-03-10"),
            ("claim/fda5479305eacdc7/6", "主張", "1", "1", "1", "2026-03-10"),
        ],
    ),
    (
        "corroboration",
        {"event": "meeting"},
        "thing articles outlets sources first",
        [
            ("台日磋商", "3", "3", "2", "2026-03-08"),
        ],
    ),
    (
        "contested-dates",
        {},
        "event start end publisher",
        [
            ("美中通話", "2026-03-01", "2026-03-31", "乙報"),
            ("美中通話", "2026-03-09", "2026-03-09", "甲報"),
            ("美中通話", "2026-03-09", "2026-03-09", "丙報"),
        ],
    ),
    (
        "contested-parties",
        {},
        "event role party statedBy articles",
        [
            ("美中通話", "發起者", "美國", "1", "3"),
            ("美中通話", "參與者", "周彥廷", "1", "3"),
            ("美中通話", "參與者", "梁書豪", "2", "3"),
        ],
    ),
    (
        "contested-attributions",
        {},
        "text speaker publisher date",
        [
            ("合作之門一直開著", "周彥廷", "甲報", "2026-03-09"),
            ("合作之門一直開著", "梁書豪", "乙報", "2026-03-10"),
        ],
    ),
    (
        "rival-claims",
        {},
        "event value factuality claimedBy anonymous date",
        [
            ("美中通話", "中國", "否認", "周彥廷", "false", "2026-03-10"),
            ("美中通話", "中國", "確定", "國安官員", "true", "2026-03-10"),
            ("美中通話", "美國", "確定", "國安官員", "true", "2026-03-10"),
        ],
    ),
    (
        "speaker-over-time",
        {},
        "speaker matter date text",
        [
            ("周彥廷", "台灣", "2026-03-09", "談國防條例"),
            ("周彥廷", "台灣", "2026-03-12", "不談國防條例"),
        ],
    ),
    (
        "near-copies",
        {},
        "publisher date originalPublisher originalDate",
        [
            ("乙報", "2026-03-10", "中央社", "2026-03-08"),
        ],
    ),
    (
        "possibly-same",
        {},
        "thing office other otherOffice",
        [
            ("石承翰", "外交部長", "石承翰", "立委"),
        ],
    ),
    (
        "denials",
        {},
        "event denied denier rival claimant",
        [
            ("美中通話", "中國", "周彥廷", "中國", "國安官員"),
            ("美中通話", "中國", "周彥廷", "美國", "國安官員"),
        ],
    ),
]
