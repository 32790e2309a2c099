"""A client of the HTTP API of Isnad, with Python's standard library alone.

    isnad serve harbour.isnad                     prints the address
    python3 isnad_client.py ADDRESS "SENTENCE"

With an address that others reach, `isnad serve` prints a token in it; it is sent along.
"""

import json
import sys
from urllib.error import HTTPError
from urllib.parse import parse_qs, quote, urlencode, urlsplit
from urllib.request import Request, urlopen


class Isnad:
    def __init__(self, address):
        parts = urlsplit(address)
        self.base = f"{parts.scheme}://{parts.netloc}/api/v1"
        self.token = parse_qs(parts.query).get("token", [None])[0]

    def ask(self, path, **query):
        """The answer to a question, as Python values."""
        return json.loads(self.bytes(path, **query))

    def bytes(self, path, **query):
        wanted = {name: value for name, value in query.items() if value is not None}
        url = f"{self.base}{path}" + (f"?{urlencode(wanted)}" if wanted else "")
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            with urlopen(Request(url, headers=headers)) as answer:
                return answer.read()
        except HTTPError as error:
            # problems are told as RFC 9457 has it
            problem = json.loads(error.read())
            raise RuntimeError(f"{problem['title']}: {problem.get('detail', '')}") from error

    def all(self, path, **query):
        """Every item of a list, page by page."""
        cursor = None
        while True:
            page = self.ask(path, cursor=cursor, **query)
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return

    def document(self, document):
        return self.ask(f"/documents/{quote(document, safe='')}")


def main(address, sentence):
    isnad = Isnad(address)
    for story in isnad.all("/stories", limit=1):
        print(f"{story['documents']} articles, {story['least']} to {story['most']} origins")
    print(f"{sum(1 for _ in isnad.all('/documents', limit=4))} articles, four a page")
    sought = isnad.ask("/origin", q=sentence)["sought"]
    for found in sought["claims"][:1]:
        origins = found["claim"]["origins"]
        print(f"{len(found['claim']['appearances'])} appearances, {origins['least']} to {origins['most']} origins")
    table = isnad.bytes("/export", format="csv").decode("utf-8")
    print(table.split("\r\n", 1)[0].split(",")[:3])
    try:
        isnad.document("nobody")
    except RuntimeError as error:
        print(f"refused: {error}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
