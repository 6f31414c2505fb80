#!/usr/bin/env python3
"""claim.py BASE.tar BASE_NAME OUT.tar NAME:TAG VERSION [NAME:TAG VERSION]...

Images like BASE_NAME, with a mysqld that says it were another version and is the same server: for tests of a change of
the image where only one version of MySQL can be had. Two layers, the one of BASE.tar (a docker-archive) and a small one.
"""
import hashlib
import io
import json
import sys
import tarfile

FOLDER = "usr/local/lib/mysql-image/claim"
WRAPPER = """#!/bin/sh
for a in "$@"; do
  [ "$a" != --version ] || {{ /usr/sbin/mysqld "$@" | sed 's/ Ver [0-9.]*/ Ver {version}/'; exit 0; }}
done
exec /usr/sbin/mysqld "$@"
"""

base, base_name, out, *images = sys.argv[1:]


def layer_of(version):
    text = WRAPPER.format(version=version).encode()
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.PAX_FORMAT) as layer:
        entry = tarfile.TarInfo(FOLDER + "/mysqld")
        entry.size, entry.mode = len(text), 0o755
        layer.addfile(entry, io.BytesIO(text))
    return data.getvalue()


def add(archive, path, data):
    entry = tarfile.TarInfo(path)
    entry.size = len(data)
    archive.addfile(entry, io.BytesIO(data))


with tarfile.open(base) as source, tarfile.open(out, "w") as archive:
    listed = json.load(source.extractfile("manifest.json"))
    model = next(image for image in listed if base_name in image["RepoTags"])
    config = json.load(source.extractfile(model["Config"]))
    [below] = model["Layers"]
    archive.addfile(source.getmember(below), source.extractfile(below))
    manifest = []
    for name, version in zip(images[::2], images[1::2], strict=True):
        layer = layer_of(version)
        digest = hashlib.sha256(layer).hexdigest()
        claiming = json.loads(json.dumps(config))
        claiming["config"]["Env"] = [
            "PATH=/" + FOLDER + ":" + value.removeprefix("PATH=") if value.startswith("PATH=") else value
            for value in config["config"]["Env"]
        ]
        claiming["rootfs"]["diff_ids"].append("sha256:" + digest)
        claiming["history"] = config["history"] * 2
        image = json.dumps(claiming).encode()
        path = hashlib.sha256(image).hexdigest() + ".json"
        add(archive, digest + "/layer.tar", layer)
        add(archive, path, image)
        manifest.append({"Config": path, "RepoTags": [name], "Layers": [below, digest + "/layer.tar"]})
    add(archive, "manifest.json", json.dumps(manifest).encode())
