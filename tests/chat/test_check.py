from backchannel.chat.check import check_model
from tests.servers import error, ok, serving, streamed

FORM = ok('{"greeting": "Good day.", "polite": true}')


async def test_a_model_that_works_gives_four_good_lines():
    async with serving(ok(), streamed("Good", " day."), FORM) as server:
        lines = await check_model(server.endpoint())
    assert [(line.what, line.ok) for line in lines] == [
        ("plain answer", True),
        ("streamed answer", True),
        ("structured answer", True),
        ("cost", True),
    ]
    assert "2 pieces" in lines[1].detail and "json_schema" in lines[2].detail
    assert "33 tokens in, 9 out, price unknown" in lines[3].detail


async def test_what_does_not_work_is_a_line_and_the_rest_is_tried():
    script = ok(), streamed("Good", finish=None, done=False), error(400, "response_format: no"), error(401, "no key")
    async with serving(*script) as server:
        lines = await check_model(server.endpoint())
    assert [line.ok for line in lines] == [True, False, False, True]
    assert "ended its stream" in lines[1].detail and "did not accept the key" in lines[2].detail
