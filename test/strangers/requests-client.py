"""What a script with nothing but `requests` does by the README: argv is the server's URL and a picture's path."""

import json
import sys
import time

import requests

url, picture = sys.argv[1], sys.argv[2]
session = requests.Session()


def ask(query, **variables):
    answer = session.post(f"{url}/graphql", json={"query": query, "variables": variables}, timeout=10)
    return answer.status_code, answer.json()


def get(query, **variables):
    status, body = ask(query, **variables)
    assert status == 200 and "errors" not in body, body
    return body["data"]


def upload(client_id, content):
    operations = {
        "query": "mutation ($input: UploadImageInput!) { uploadImage(input: $input) { image { id } jobs { id kind } wasKnown } }",
        "variables": {"input": {"file": None, "clientId": client_id, "recipes": [{"output": {"format": "WEBP"}}]}},
    }
    answer = session.post(
        f"{url}/graphql",
        data={"operations": json.dumps(operations), "map": json.dumps({"0": ["variables.input.file"]})},
        files={"0": ("photo.png", content)},
        timeout=30,
    )
    return answer.status_code, answer.json()


def wait_for(job_id):
    for _ in range(300):
        job = get("query ($id: ID!) { job(id: $id) { status error { code } rendition { id url } } }", id=job_id)["job"]
        if job["status"] in ("SUCCEEDED", "FAILED", "CANCELED"):
            return job
        time.sleep(0.1)
    raise AssertionError(f"{job_id} has not ended in 30 s")


secret = get("mutation { signUp { secret } }")["signUp"]["secret"]
session.headers["authorization"] = f"Bearer {secret}"

with open(picture, "rb") as file:
    content = file.read()

# Uploads, and the same sent again.
status, body = upload("first", content)
assert status == 200 and not body["data"]["uploadImage"]["wasKnown"], body
first = body["data"]["uploadImage"]
assert [job["kind"] for job in first["jobs"]] == ["PREPARE_IMAGE", "PROCESS_IMAGE"], first
status, body = upload("first", content)
assert body["data"]["uploadImage"]["wasKnown"], body
assert body["data"]["uploadImage"]["image"] == first["image"], body
status, body = upload("first", content + b"\0")
assert body["errors"][0]["extensions"]["code"] == "CONFLICT", body

# Processes, and fetches what was made.
job = wait_for(first["jobs"][1]["id"])
assert job["status"] == "SUCCEEDED", job
made = requests.get(job["rendition"]["url"], timeout=10)
assert made.status_code == 200 and made.headers["content-type"] == "image/webp", (made.status_code, made.headers)

# Pages to the end.
for n in range(4):
    upload(f"page {n}", content)
seen, after = [], None
while True:
    page = get(
        "query ($after: String) { images(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
        after=after,
    )["images"]
    seen += [node["id"] for node in page["nodes"]]
    if not page["pageInfo"]["hasNextPage"]:
        break
    after = page["pageInfo"]["endCursor"]
assert len(seen) == len(set(seen)) == 5, seen
assert seen[-1] == first["image"]["id"], seen

# Meets errors: each says by its code what to do, and leaves the connection good.
status, body = ask('mutation { processImage(input: { imageId: "img_x", recipe: {} }) { job { id } } }')
assert body["errors"][0]["extensions"]["code"] == "NOT_FOUND" and body["data"] == {"processImage": None}, body
status, body = ask("{ nothing }")
assert status == 400 and body["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED", body
status, body = upload("no picture", b"no picture " * 30_000)
assert body["errors"][0]["extensions"]["code"] == "UNSUPPORTED_IMAGE", body
assert get("{ viewer { id } }")["viewer"]["id"].startswith("acc_")
refused = requests.post(
    f"{url}/graphql", json={"query": "{ viewer { id } }"}, headers={"authorization": "Bearer pst_wrong"}, timeout=10
)
assert refused.status_code == 401 and "www-authenticate" in refused.headers, refused.text

# Comes back by a new connection with the same key, to the same pictures.
session.close()
session = requests.Session()
session.headers["authorization"] = f"Bearer {secret}"
assert len(get("{ images { nodes { id } } }")["images"]["nodes"]) == 5
print("done")
