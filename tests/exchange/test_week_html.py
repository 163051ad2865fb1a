"""The week as a page."""

from midstance.domain.record import Pain
from midstance.exchange.week_html import week_html
from tests.coach.gym import MONDAY, done, workout
from tests.exchange.pages import Page
from tests.exchange.weeks import FULL, NASTY, reviewed


def test_the_page_says_what_the_review_says() -> None:
    """Its title, a heading for each part, and a chart of the volume with a title of its own."""
    page = Page("\n".join(week_html(reviewed(*FULL))))
    assert page.texts["h1"] == ["Week 2026-11-23 to 2026-11-29"]
    assert page.texts["h2"][:3] == ["Days", "Work", "Sets a muscle group"]
    assert page.count("svg") == 1
    assert "quads: 3 sets, below the minimum" in page.texts["title"]


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    """No script, nothing that is fetched, a policy that forbids both, and both colour schemes."""
    page = Page("\n".join(week_html(reviewed(*FULL))))
    page.assert_stands_alone()


def test_every_group_has_its_bar() -> None:
    """As many as the table has rows, the target behind and the plan as a mark."""
    found = reviewed(*FULL)
    page = Page("\n".join(week_html(found)))
    assert page.classes("rect").count("track") == len(found.volume)
    assert page.classes("line").count("plan") == sum(each.planned > 0 for each in found.volume)
    assert page.classes("rect").count("band") == sum(
        each.target is not None for each in found.volume
    )


def test_an_empty_week_is_a_page() -> None:
    """Nothing is drawn that is not there, and nothing fails."""
    page = Page("\n".join(week_html(reviewed(chosen=()))))
    page.assert_stands_alone()
    assert "Nothing was planned or done." in page.texts["li"]


def test_nasty_texts_stay_texts() -> None:
    """Whatever a note, a name or a region holds is shown and not obeyed."""
    hurt = workout(1, MONDAY, done(NASTY, 8), pains=(Pain(NASTY, 3, NASTY),), name=NASTY)
    page = Page("\n".join(week_html(reviewed(hurt))))
    page.assert_stands_alone()
    assert any("<script>alert('x')</script>" in text for text in page.texts["td"])
