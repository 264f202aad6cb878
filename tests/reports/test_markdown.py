"""Foreign text in Markdown: a renderer shows exactly its characters and finds no markup in it."""

import html

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from backchannel.reports.markdown import bullets, escape, prose, quoted, table
from backchannel.reports.plain import one_line
from tests.reports.sample import HOSTILE

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKUP = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&=:;\"' \n123abc/\t\r"), max_size=60)
TEXT = MARKUP | st.text(max_size=60)


def shown(markdown):
    """Return what the one paragraph of a rendered page says; fails when there is anything else."""
    page = PARSER.render(markdown).strip()
    if not page:
        return ""
    assert page.startswith("<p>") and page.endswith("</p>"), page
    inside = page[3:-4]
    assert "<" not in inside, page
    return html.unescape(inside)


@given(TEXT)
@example(HOSTILE)
@example("1. one")
@example("- - -")
@example("===")
@example("[x]: http://example.org")
@example("a\\")
def test_an_escaped_line_reads_as_its_characters(text):
    assert shown(escape(text)) == one_line(text)


@given(TEXT)
@example(HOSTILE)
def test_it_stays_inside_bold(text):
    words = one_line(text) or "x"
    page = PARSER.render(f"**a{escape(words)}b** end")
    assert html.unescape(page) == f"<p><strong>a{words}b</strong> end</p>\n"


@given(st.lists(TEXT.filter(lambda text: one_line(text) != ""), min_size=1, max_size=4))
def test_a_list_has_as_many_entries_as_it_was_given(texts):
    assert PARSER.render(bullets(escape(text) for text in texts)).count("<li>") == len(texts)


@given(TEXT, TEXT)
def test_a_cell_stays_a_cell(one, two):
    page = PARSER.render(table(["a", "b"], [[escape(one), escape(two)]]))
    assert page.count("<td>") == 2
    assert page.count("<tr>") == 2


@given(TEXT)
def test_a_quotation_stays_one_quotation(text):
    lines = prose(text)
    if lines:
        page = PARSER.render(quoted(lines) + "\n\nafter")
        assert page.count("<blockquote>") == 1
        assert page.count("<p>") == len(lines) + 1
