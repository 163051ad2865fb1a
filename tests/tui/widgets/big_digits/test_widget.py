"""The big clock on the screen."""

from textual.geometry import Region, Size

from midstance.tui.widgets.big_digits.widget import BigDigits
from tests.tui.widgets.one_widget_app import OneWidgetApp, lines


class WatchedBigDigits(BigDigits):
    """A clock that writes down what it paints."""

    painted: list[tuple[Region, ...]]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> "WatchedBigDigits":
        """Write the regions down."""
        self.painted = [*getattr(self, "painted", []), regions]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


async def test_in_the_middle() -> None:
    """The digits stand in the middle of the widget, across and down."""
    clock = BigDigits("0:27")
    async with OneWidgetApp(clock).run_test(size=(17, 7)):
        assert lines(clock) == [
            "",
            "",
            "  █▀█ ▄ ▀▀█ ▀▀█",
            "  █ █ ▄ █▀▀   █",
            "  ▀▀▀   ▀▀▀   ▀",
            "",
            "",
        ]


async def test_one_digit_changes() -> None:
    """Another second paints the cells of one digit; the same second paints nothing."""
    clock = WatchedBigDigits("0:27")
    async with OneWidgetApp(clock).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        clock.painted = []
        clock.text = "0:27"
        assert clock.painted == []
        clock.text = "0:26"
        (regions,) = clock.painted
        assert regions
        assert min(region.x for region in regions) > 40
        assert sum(region.area for region in regions) < 80 * 24 / 6


async def test_other_size() -> None:
    """In another room the digits have another size."""
    clock = BigDigits("0:27")
    app = OneWidgetApp(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        large = lines(clock)
        await pilot.resize_terminal(20, 4)
        await pilot.pause()
        assert clock.size == Size(20, 4)
        assert lines(clock) != large[:4]
        assert max(len(line) for line in lines(clock)) <= 20


async def test_colour() -> None:
    """The digits have the widget's colour unless their own component has one."""
    clock = BigDigits("8")
    async with OneWidgetApp(clock).run_test(size=(20, 6)) as pilot:
        clock.styles.color = "#123456"
        await pilot.pause()
        (segment,) = clock.render_line(2)
        assert segment.style is not None
        assert segment.style.color is not None
        assert segment.style.color.name == "#123456"


async def test_hostile_text() -> None:
    """Text that cannot be drawn is cleaned before it is shown."""
    clock = BigDigits("\x1b[2J5 %")
    async with OneWidgetApp(clock).run_test(size=(20, 3)):
        assert lines(clock)[1].strip() == "\ufffd[2J5 %"


async def test_ascii() -> None:
    """Without block characters the digits are made of number signs."""
    clock = BigDigits("1", in_ascii=True)
    async with OneWidgetApp(clock).run_test(size=(40, 10)):
        assert set("".join(lines(clock))) == {" ", "#"}
