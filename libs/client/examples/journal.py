"""Keeps a journal of events in a file, with Python's own library alone.

   RAPPORT_URL=… RAPPORT_TOKEN=… python3 libs/client/examples/journal.py journal.ndjson [Type …]

The file is both the result and the checkpoint: each line holds the position of its event. A line that
was cut off by a crash is dropped, and its event comes again.
"""

import http.client
import json
import os
import sys
import time
import urllib.parse
import urllib.request


def recover(path):
    """Drops what is cut off at the end of the file; gives the position of the last whole line."""
    with open(path, "ab+") as file:
        file.seek(0)
        content = file.read()
        end = content.rfind(b"\n") + 1
        file.truncate(end)
    lines = content[:end].splitlines()
    return json.loads(lines[-1])["sequence"] if lines else None


def events(url, token, position):
    """The events of one connection."""
    headers = {"Authorization": f"Bearer {token}"}
    if position is not None:
        headers["Last-Event-ID"] = str(int(position))
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=45) as answer:
        event, data = "message", None
        for line in answer:
            text = line.decode().rstrip("\n")
            if text == "" and data is not None:
                if event == "end":
                    return
                yield json.loads(data)
                event, data = "message", None
            elif text.startswith("event: "):
                event = text[7:]
            elif text.startswith("data: "):
                data = text[6:]


def main(path, *types):
    query = urllib.parse.urlencode({"types": ",".join(types)} if types else {})
    url = f"{os.environ['RAPPORT_URL']}/events?{query}"
    while True:
        try:
            position = recover(path)
            with open(path, "a", encoding="utf-8") as file:
                for event in events(url, os.environ["RAPPORT_TOKEN"], position):
                    file.write(json.dumps(event, ensure_ascii=False) + "\n")
                    file.flush()
        except (OSError, http.client.HTTPException) as error:
            print(f"the line broke: {error}", file=sys.stderr)
        time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
