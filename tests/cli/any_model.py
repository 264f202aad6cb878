"""An OpenAI-compatible server on loopback that answers whatever it is asked: speeches in plain words, forms by their schema."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SPEECHES = (
    "I was on the pier that night, and I saw no smoke. Who told you there was any?",
    "Nobody told me. I read the log, twice, and there is a page I would rather not describe.",
    "Then describe the page after it. We are not asking for names.",
    "You take me to mean that it was an order. I mean that nobody who could give one was awake.",
)


@dataclass
class AnyModel:
    """What the server does; may be changed while it serves."""

    port: int = 0
    seconds: float = 0.0
    """Before each answer."""
    fails_after: int | None = None
    """Answer so many requests, then refuse every further one with `fails_with`."""
    fails_with: int = 401
    requests: list[dict] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The model as the command line takes it."""
        return f"any@http://127.0.0.1:{self.port}/v1"


@contextmanager
def any_model(**told: object) -> Iterator[AnyModel]:
    model = AnyModel(**told)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def do_POST(self):
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            model.requests.append(asked)
            number = len(model.requests)
            time.sleep(model.seconds)
            if model.fails_after is not None and number > model.fails_after:
                self._send(model.fails_with, {"error": {"message": "the key is not right", "code": "invalid_api_key"}})
            elif asked.get("stream"):
                self._stream(_text(asked, number))
            else:
                self._send(200, _completion(_text(asked, number)))

        def _send(self, status, value):
            body = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, text):
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("transfer-encoding", "chunked")
            self.end_headers()
            pieces = [{"content": word + " "} for word in text.split()]
            choices = [{"index": 0, "delta": piece, "finish_reason": None} for piece in pieces]
            choices.append({"index": 0, "delta": {}, "finish_reason": "stop"})
            for event in [*({"choices": [choice]} for choice in choices), {"choices": [], "usage": _USAGE}]:
                self._chunk(f"data: {json.dumps(event)}\n\n".encode())
                time.sleep(model.seconds / 20)
            self._chunk(b"data: [DONE]\n\n")
            self._chunk(b"")

        def _chunk(self, data):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, client_address):
            """Callers may hang up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        model.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield model
        finally:
            server.shutdown()
            thread.join()


_USAGE = {"prompt_tokens": 400, "completion_tokens": 30, "total_tokens": 430, "prompt_tokens_details": {"cached_tokens": 300}}


def _completion(text):
    message = {"role": "assistant", "content": text}
    return {"model": "any", "choices": [{"index": 0, "finish_reason": "stop", "message": message}], "usage": _USAGE}


def _text(asked, number):
    form = asked.get("response_format", {}).get("json_schema", {}).get("schema")
    if form is None:
        return f"{SPEECHES[number % len(SPEECHES)]} That is my point number {number}."
    return json.dumps(_filled(form, form.get("$defs", {})))


def _filled(schema, definitions, name=""):
    """Return a small value that fits a JSON Schema of ours."""
    if "$ref" in schema:
        return _filled(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions, name)
    if "anyOf" in schema:
        return _filled(schema["anyOf"][0], definitions, name)
    if "enum" in schema:
        return "INVITE" if "INVITE" in schema["enum"] else schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {key: _filled(each, definitions, key) for key, each in schema.get("properties", {}).items()}
    if kind == "array":
        return [_filled(schema["items"], definitions, name)] * schema.get("minItems", 0)
    if kind in ("number", "integer"):
        return max(schema.get("minimum", 0), 1)
    if kind == "boolean":
        return name == "insufficient_evidence"
    return "What did each of you see that night?"
