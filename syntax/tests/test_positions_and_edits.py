import pytest

from syntax.edits import OverlappingEdits, TextEdit, apply_edits, diff, line_ending, replacement
from syntax.positions import LineIndex, Position, Range


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        pytest.param("abc", 1, Position(1, 2), id="plain"),
        pytest.param("a\nb", 2, Position(2, 1), id="LF"),
        pytest.param("a\r\nb", 3, Position(2, 1), id="CRLF"),
        pytest.param("a\rb", 2, Position(2, 1), id="CR alone"),
        pytest.param("😀b", 1, Position(1, 3), id="outside the BMP: two units"),
        pytest.param("é😀\t!", 3, Position(1, 5), id="tab is one column"),
        pytest.param("\ufeffx", 1, Position(1, 2), id="BOM is a column"),
        pytest.param("", 0, Position(1, 1), id="empty"),
    ],
)
def test_offsets_and_positions_are_inverse(text: str, offset: int, position: Position) -> None:
    index = LineIndex(text)
    assert index.position(offset) == position
    assert index.offset(position) == offset


def test_positions_beyond_the_text_mean_its_end() -> None:
    assert LineIndex("ab\nc").offset(Position(1, 99)) == 3
    assert LineIndex("ab\nc").offset(Position(9, 1)) == 4


def edit(start: tuple[int, int], end: tuple[int, int], text: str) -> TextEdit:
    return TextEdit(Range(Position(*start), Position(*end)), text)


def test_edits_are_meant_against_the_original() -> None:
    edits = [edit((2, 1), (2, 2), "B"), edit((1, 1), (1, 2), "AAA")]
    assert apply_edits("a\r\nb\r\n", edits) == "AAA\r\nB\r\n"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply_edits("x", [edit((1, 1), (1, 1), "1"), edit((1, 1), (1, 1), "2")]) == "12x"


def test_overlapping_edits_are_refused() -> None:
    with pytest.raises(OverlappingEdits):
        apply_edits("abcd", [edit((1, 1), (1, 3), ""), edit((1, 2), (1, 4), "")])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nB\nc\n"),
        ("a\r\nb", "a\nb"),
        ("a\nb", "a\r\nb"),
        ("", "x"),
        ("aa", "a"),
        ("😀x", "😀y"),
        ("\ufeffa\r\n", "\ufeffb\r\n"),
    ],
)
def test_a_replacement_makes_the_change(before: str, after: str) -> None:
    assert apply_edits(before, [replacement(before, after)]) == after


def test_diff_names_the_file_and_the_missing_line_end() -> None:
    text = diff("a\nb", "a\nc", "x.py")
    assert text.startswith("--- a/x.py\n+++ b/x.py\n")
    assert text.count("\\ No newline at end of file") == 2
    assert not diff("a", "a", "x.py")


def test_the_line_end_of_the_majority() -> None:
    assert line_ending("a\r\nb\r\nc\n") == "\r\n"
    assert line_ending("a\nb\r\nc\n") == "\n"
