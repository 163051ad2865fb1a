"""What the programs' document says of every session, week by week: typed in, not computed."""

# A dash in the document (the week leaves the session out) is None here.

MINUTES: dict[str, tuple[int | None, ...]] = {
    "foundations/A": (34, 37, 37, 36, 41, 43),
    "foundations/B": (29, 32, 33, 35, 40, 43),
    "foundations/T": (None, None, None, None, None, 20),
    "power-5k10k/A": (47, 49, 50, 38, 52, 58, 49, 31),
    "power-5k10k/B": (46, 47, 51, 36, 53, 54, 46, 22),
    "durable-marathon/A": (36, 42, 49, 32, 44, 48, 48, 33, 37, 37, 21, None),
    "durable-marathon/B": (34, 37, 47, 34, 47, 48, 51, 36, 40, 37, 21, 16),
    "trail-stability/A": (35, 37, 43, 29, 42, 54, 36, None),
    "trail-stability/B": (37, 41, 46, 31, 45, 56, 38, 16),
    "home-maintain/A": (35, 39, 43, 24),
    "home-maintain/B": (32, 38, 42, 22),
    "offseason-strength/A": (47, 51, 62, 37, 60, 60, 54, 35),
    "offseason-strength/B": (37, 38, 43, 27, 41, 43, 46, 23),
    "offseason-strength/C": (48, 51, 57, 30, 58, 58, 55, 33),
    "bootcamp-3/A": (36, 42, 48),
    "bootcamp-3/B": (26, 34, 34),
    "bootcamp-3/C": (26, 20, 20),
}
"""Minutes of each session in each week."""

WORK_SETS: dict[str, tuple[int | None, ...]] = {
    "foundations/A": (17, 17, 18, 17, 20, 20),
    "foundations/B": (15, 15, 15, 15, 16, 17),
    "foundations/T": (None, None, None, None, None, 8),
    "power-5k10k/A": (16, 18, 18, 14, 20, 22, 19, 9),
    "power-5k10k/B": (16, 16, 18, 13, 20, 20, 17, 5),
    "durable-marathon/A": (15, 17, 19, 13, 18, 20, 20, 14, 15, 15, 8, None),
    "durable-marathon/B": (14, 15, 21, 16, 21, 22, 23, 17, 18, 17, 8, 4),
    "trail-stability/A": (15, 15, 17, 12, 17, 21, 15, None),
    "trail-stability/B": (18, 19, 20, 15, 20, 24, 17, 4),
    "home-maintain/A": (15, 15, 15, 9),
    "home-maintain/B": (13, 15, 16, 8),
    "offseason-strength/A": (13, 14, 18, 11, 18, 18, 16, 9),
    "offseason-strength/B": (15, 15, 17, 10, 16, 17, 18, 8),
    "offseason-strength/C": (15, 16, 19, 10, 20, 20, 19, 9),
    "bootcamp-3/A": (18, 21, 22),
}
"""Sets that count."""

LEG_LOAD = {
    "foundations/A": (
        "4.0 moderate, 4.0 moderate, 6.0 moderate, 6.8 moderate, 7.5 moderate, 8.8 moderate"
    ),
    "foundations/B": (
        "2.0 light, 2.0 light, 4.0 moderate, 6.0 moderate, 6.8 moderate, 8.8 moderate"
    ),
    "power-5k10k/A": (
        "13.8 moderate, 20.5 heavy, 20.5 heavy, 9.5 moderate, "
        "27.0 heavy, 33.5 heavy, 27.0 heavy, 7.2 light"
    ),
    "power-5k10k/B": (
        "12.8 moderate, 16.0 moderate, 19.0 heavy, 8.5 moderate, "
        "24.8 heavy, 29.0 heavy, 19.5 heavy, 1.0 light"
    ),
    "durable-marathon/A": (
        "8.2 moderate, 9.8 moderate, 12.8 moderate, 7.0 light, 15.0 moderate, 18.5 heavy, "
        "20.8 heavy, 8.5 moderate, 13.5 moderate, 12.5 moderate, 5.8 light, -"
    ),
    "durable-marathon/B": (
        "7.5 light, 9.0 moderate, 14.5 moderate, 8.2 moderate, 18.0 heavy, 20.8 heavy, "
        "22.8 heavy, 10.2 moderate, 15.0 moderate, 12.2 moderate, 4.8 light, 0.5 none"
    ),
    "trail-stability/A": (
        "9.8 moderate, 10.8 moderate, 17.0 moderate, 7.5 light, "
        "19.0 heavy, 25.5 heavy, 16.0 moderate, -"
    ),
    "trail-stability/B": (
        "11.2 moderate, 13.8 moderate, 16.5 moderate, 9.0 moderate, "
        "16.5 moderate, 23.0 heavy, 11.8 moderate, 0.5 none"
    ),
    "home-maintain/A": "6.0 light, 6.0 light, 8.0 moderate, 2.0 light",
    "home-maintain/B": "7.5 light, 9.0 moderate, 12.0 moderate, 2.5 light",
    "offseason-strength/A": (
        "18.2 moderate, 25.0 heavy, 34.5 heavy, 12.2 moderate, 38.2 heavy, 43.5 heavy, "
        "36.0 heavy, 15.2 moderate"
    ),
    "offseason-strength/B": (
        "3.5 light, 3.5 light, 4.0 light, 1.2 light, 4.0 light, 4.0 light, 4.0 light, 1.2 light"
    ),
    "offseason-strength/C": (
        "18.2 moderate, 24.5 heavy, 32.8 heavy, 9.0 light, 35.5 heavy, 40.0 heavy, "
        "37.2 heavy, 13.0 moderate"
    ),
    "bootcamp-3/A": "6.8 light, 7.5 light, 10.5 moderate",
}
"""Leg load and its class, week by week."""

LEVEL = {
    "foundations/A": "beginner",
    "foundations/B": "beginner",
    "power-5k10k/A": "intermediate",
    "power-5k10k/B": "intermediate",
    "durable-marathon/A": "intermediate",
    "durable-marathon/B": "intermediate",
    "trail-stability/A": "intermediate",
    "trail-stability/B": "intermediate",
    "home-maintain/A": "intermediate",
    "home-maintain/B": "intermediate",
    "offseason-strength/A": "advanced",
    "offseason-strength/B": "advanced",
    "offseason-strength/C": "advanced",
    "bootcamp-3/A": "intermediate",
}
"""The level for which the class is named."""

LANDINGS = {
    "power-5k10k/A": "42 / 14, 48 / 20, 53 / 23, 28 / 9, 64 / 26, 67 / 30, 64 / 28, 36 / 10",
    "power-5k10k/B": ("90 / 22, 90 / 22, 94 / 26, 60 / 15, 99 / 32, 117 / 38, 128 / 38, 60 / 15"),
    "durable-marathon/B": (
        "-, -, 30 / 8, 20 / 5, 40 / 10, 60 / 15, 60 / 15, 30 / 8, 40 / 10, 30 / 8, 15 / 4, -"
    ),
    "trail-stability/A": "-, -, 6 / 6, 4 / 4, 12 / 12, 16 / 16, 18 / 18, -",
    "trail-stability/B": "30 / 8, 40 / 10, 40 / 10, 20 / 5, 40 / 10, 40 / 10, 50 / 12, -",
    "offseason-strength/A": "6 / 3, 8 / 4, 12 / 6, 6 / 3, 12 / 6, 12 / 6, 12 / 6, 6 / 3",
    "offseason-strength/C": "30 / 8, 40 / 10, 45 / 11, 20 / 5, 60 / 15, 60 / 15, 60 / 15, 30 / 8",
}
"""Contacts and contact units, week by week."""

GROUPS: dict[str, dict[str, tuple[float, ...]]] = {
    "foundations": {
        "quads": (6, 6, 6, 10, 11.5, 15),
        "glutes": (12.5, 12.5, 12.5, 15, 16, 20.5),
        "hamstrings": (6, 6, 6, 7.5, 7.5, 9),
        "calves": (5.5, 5.5, 5.5, 5.5, 6.5, 8),
        "hip-lateral": (6, 6, 7, 7, 8, 13),
        "adductors": (3, 3, 3, 4.5, 5, 6.5),
        "core": (12, 12, 12, 12, 14, 18),
        "back-extensors": (4.5, 4.5, 5, 5, 5.5, 6.5),
        "push": (4, 4, 4, 4, 5.25, 6.5),
        "pull": (3, 3, 4, 4, 4, 4),
    },
    "power-5k10k": {
        "quads": (8.5, 8.5, 8.5, 7, 8.5, 9.5, 8, 2),
        "glutes": (14, 14, 14, 12, 14.5, 15.5, 13, 3),
        "hamstrings": (8.5, 8.5, 8.5, 7, 8.5, 9, 7.5, 1),
        "calves": (4, 4, 4, 4, 4, 5, 4, 1),
        "hip-lateral": (5, 5, 5, 5, 5.5, 5.5, 5, 2),
        "adductors": (3.5, 3.5, 3.5, 3, 3.5, 4, 3.5, 2),
        "core": (15, 15, 15, 13, 16.5, 17, 14.5, 5.5),
        "back-extensors": (6.5, 6.5, 6.5, 3.5, 5.5, 6, 4.5, 1),
        "push": (4, 4, 4, 4, 6, 6, 5, 2.5),
        "pull": (3.5, 3.5, 3.5, 3, 4.5, 4.5, 3, 1),
    },
    "durable-marathon": {
        "quads": (8, 9.5, 10.5, 7.5, 9.5, 10.5, 11.5, 8, 8, 8, 4.5, 0),
        "glutes": (13, 15.5, 17, 12.5, 16, 17, 18, 13, 13, 13, 8, 1.5),
        "hamstrings": (5, 6, 6.5, 5, 6, 6.5, 7, 5, 5, 5, 3, 0.5),
        "calves": (5, 5, 6, 4, 6, 6, 6, 4, 5, 5, 2, 0),
        "hip-lateral": (7, 7, 8.5, 7.5, 8, 9, 9.5, 7.5, 8, 7.5, 2.5, 0.5),
        "adductors": (4, 4.5, 7, 5, 6.5, 7, 7.5, 5, 6, 5, 2, 0.5),
        "core": (14, 15.5, 19, 13, 18.5, 20, 20.5, 15, 16, 15, 7, 3.5),
        "back-extensors": (3, 4.5, 4.5, 2.5, 4.5, 4.5, 4.5, 3, 3, 3, 3, 1.5),
        "push": (3.5, 3.75, 5.75, 3.75, 5.75, 5.75, 5.75, 4, 4.5, 4, 2, 1),
        "pull": (4, 5, 6, 4, 6, 6, 6, 4, 4, 4, 3, 0),
    },
    "trail-stability": {
        "quads": (12.5, 13.5, 13, 10.5, 13, 15, 7.5, 0),
        "glutes": (14.5, 15.5, 17, 13.5, 16, 20, 11, 1.5),
        "hamstrings": (6, 6, 7, 5, 6, 7.5, 4, 0.5),
        "calves": (8.5, 8.5, 8, 5, 8, 9.5, 4.5, 0),
        "hip-lateral": (8, 8, 12, 8.5, 11.5, 14.5, 9, 0.5),
        "adductors": (5, 5.5, 7, 5, 7, 7.5, 4.5, 0.5),
        "core": (14.5, 15, 16.5, 11.5, 17, 21.5, 15, 3.5),
        "back-extensors": (3, 3.5, 4, 2.5, 2.5, 3, 2, 1.5),
        "push": (3.5, 3.5, 4, 3.5, 4, 6, 4.5, 1),
        "pull": (3, 3.5, 3.5, 2, 3.5, 3.5, 3, 0),
    },
    "home-maintain": {
        "quads": (7.5, 9.5, 10, 4),
        "glutes": (14.5, 15.5, 16, 8),
        "hamstrings": (8, 8, 8, 4),
        "calves": (5, 5, 5, 2.5),
        "hip-lateral": (5.5, 7.5, 7.5, 3.5),
        "adductors": (4.5, 5.5, 5.5, 3),
        "core": (11, 12, 13, 8),
        "back-extensors": (5.5, 5.5, 6, 3.5),
        "push": (3.25, 3.25, 3.5, 2.25),
        "pull": (4, 4, 4, 2),
    },
    "offseason-strength": {
        "quads": (9.5, 9.5, 13, 5.5, 13, 13, 10.5, 6.5),
        "glutes": (18, 18, 23.5, 11.5, 22.5, 22.5, 19, 10.5),
        "hamstrings": (10.5, 10.5, 13, 7, 13, 13, 12, 6.5),
        "calves": (5, 7, 7, 4.5, 7, 7, 7.5, 2.5),
        "hip-lateral": (6, 6, 6.5, 3.5, 8, 8.5, 8, 3.5),
        "adductors": (7.5, 7.5, 9.5, 4, 9.5, 9.5, 8, 4.5),
        "core": (21.5, 21.5, 25, 14, 26.5, 27.5, 26.5, 12.5),
        "back-extensors": (7.5, 7.5, 9.5, 5.5, 9.5, 9.5, 8, 5),
        "push": (7, 7, 9, 5, 8, 9, 9, 3.5),
        "pull": (8.5, 8.5, 9.5, 6.5, 9.5, 9.5, 9.5, 5),
    },
}
"""Weekly sets for each muscle group, primary 1 and secondary 0.5."""

ROUTINES = {
    ("core-5", 1): "5:00",
    ("core-5-easy", 1): "5:00",
    ("core-5-hard", 1): "5:00",
    ("hip-3", 1): "10:24",
    ("warmup-10", 1): "9:37",
    ("warmup-10-low", 1): "9:31",
    ("warmup-5", 1): "5:21",
    ("cooldown-10", 1): "9:49",
    ("cooldown-5", 1): "4:50",
    ("active-recovery-25", 1): "24:47",
    ("self-test-15", 1): "20:29",
    ("foam-10", 1): "9:00",
    ("hiit-20", 1): "20:00",
    ("leg-circuit-weights", 1): "23:41",
    ("leg-circuit-weights", 2): "31:11",
    ("leg-circuit-weights", 3): "31:11",
    ("circuit-bw", 1): "25:41",
    ("circuit-bw", 2): "34:11",
    ("circuit-bw", 3): "34:11",
}
"""Length of each routine in each of its versions."""
