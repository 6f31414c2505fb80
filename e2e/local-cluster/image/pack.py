#!/usr/bin/env python3
"""pack.py OUT.tar ROOTFS.tar NAME:TAG CONFIG_JSON [NAME:TAG CONFIG_JSON]...

One-layer images in docker-archive format, all with the same layer. containerd imports them, and
Jib takes an archive with one image as a base (tar://OUT.tar). The layer stays uncompressed: the
archive never leaves the machine, and packing and importing are faster.
"""
import hashlib
import io
import json
import sys
import tarfile

out, rootfs, *images = sys.argv[1:]
digest = hashlib.sha256()
with open(rootfs, "rb") as layer:
    while chunk := layer.read(1 << 20):
        digest.update(chunk)
layer_id = digest.hexdigest()

files, manifest = {}, []
for name, config in zip(images[::2], images[1::2], strict=True):
    image = json.dumps({
        "architecture": "amd64", "os": "linux", "created": "1970-01-01T00:00:00Z",
        "config": json.loads(config),
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + layer_id]},
        "history": [{"created": "1970-01-01T00:00:00Z", "created_by": "pack.py"}],
    }).encode()
    path = hashlib.sha256(image).hexdigest() + ".json"
    files[path] = image
    manifest.append({"Config": path, "RepoTags": [name], "Layers": [layer_id + "/layer.tar"]})
files["manifest.json"] = json.dumps(manifest).encode()

with tarfile.open(out, "w") as archive:
    for path, data in files.items():
        entry = tarfile.TarInfo(path)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    archive.add(rootfs, layer_id + "/layer.tar")
