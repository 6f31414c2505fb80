"""What e2e/bench has measured, as a table: from its environment, the audit log of a run, the starts and their audit log."""
import collections
import datetime
import json
import os
import re
import statistics
import sys

NUMBER = {name: int(os.environ[name]) for name in ("N", "TOOK", "BARE", "CPU", "PEAK", "REST", "IDLE")}
WRITES = ("create", "update", "patch", "delete")


def events(path):
    with open(path) as log:
        for line in log:
            event = json.loads(line)
            if event["user"]["username"] == "operator" and event["stage"] != "ResponseStarted":
                yield event


def resource(event):
    about = event.get("objectRef", {})
    name = about.get("resource", event["requestURI"].split("?")[0])
    return name + ("/" + about["subresource"] if "subresource" in about else "")


def time(event):
    text = event["requestReceivedTimestamp"].rstrip("Z")
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc).timestamp() * 1000


def row(what, value, goal=""):
    print(f"| {what} | {value} | {goal} |")


def first_writes(starts, log):
    wrote = sorted(time(event) for event in events(log) if event["verb"] in WRITES)
    found = []
    for began in starts:
        later = [at - began for at in wrote if at >= began]
        if later:
            found.append(later[0])
    return found


audit, starts_log, starts, archive_starts = sys.argv[1:]
count, instances, objects = collections.Counter(), set(), set()
for event in events(audit):
    count[resource(event), event["verb"]] += 1
    name = str(event.get("objectRef", {}).get("name"))
    own = re.search(r"mysql-\d{5}", name)
    if own and event["verb"] == "create" and resource(event) != "events":
        objects.add((resource(event), name))
writes = sum(n for (what, verb), n in count.items() if verb in WRITES and what not in ("events", "leases")) / NUMBER["N"]
reads = sum(n for (what, verb), n in count.items() if verb in ("get", "list") and what != "leases") / NUMBER["N"]
each = len(objects) / NUMBER["N"]
ratio = NUMBER["BARE"] / NUMBER["TOOK"]
print(f"| {NUMBER['N']} instances | | goal |\n| --- | --- | --- |")
row("start to the last Ready, s", f"{NUMBER['TOOK'] / 1000:.1f}")
row("the same writes by a bare loop, s", f"{NUMBER['BARE'] / 1000:.1f}")
row("throughput, of the bare loop's", f"{ratio:.2f}", "0.70")
row("writes per instance, Events apart", f"{writes:.1f}", f"{each + 4:.0f}: {each:.0f} objects and four")
row("reads per instance", f"{reads:.1f}")
row("processor, s", f"{NUMBER['CPU'] / 1000:.1f}")
row("processor at rest, ms per s", f"{NUMBER['IDLE'] / 30:.0f}")
row("resident memory at rest, MiB", NUMBER["REST"], "160")
row("resident memory at its peak, MiB", NUMBER["PEAK"])
for what, path in (("exec to the first write", starts), ("the same with an archive of classes", archive_starts)):
    with open(path) as lines:
        first = first_writes([int(line) for line in lines], starts_log)
    if first:
        row(f"{what}, s, median of {len(first)}", f"{statistics.median(first) / 1000:.2f}", "1.00, in the image")
print(f"\nAll runs, operator / bare, ms: {os.environ['ALL']}\n")
print("| resource | " + " | ".join(("get", "list", "watch") + WRITES) + " |")
print("| --- |" + " --- |" * 7)
for what in sorted({what for what, _ in count}):
    cells = (str(count[what, verb] or "") for verb in ("get", "list", "watch") + WRITES)
    print(f"| {what} | " + " | ".join(cells) + " |")
