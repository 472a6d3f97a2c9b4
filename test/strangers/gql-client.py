"""What a program with `gql` does by the README: it uploads, watches and reconnects. argv: the server's URL and a picture's path."""

import asyncio
import sys

from gql import Client, FileVar, gql
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport

url, picture = sys.argv[1], sys.argv[2]


def open_http(headers):
    return Client(transport=AIOHTTPTransport(url=f"{url}/graphql", headers=headers), fetch_schema_from_transport=bool(headers))


async def watch(key, job_id):
    """Over the socket, to the last state of the job."""
    transport = WebsocketsTransport(
        url=f"{url.replace('http', 'ws')}/graphql", init_payload={"authorization": f"Bearer {key}"}
    )
    query = gql("subscription ($id: ID!) { jobUpdated(id: $id) { status rendition { url } } }")
    query.variable_values = {"id": job_id}
    last = None
    async with Client(transport=transport) as session:
        async for event in session.subscribe(query):
            last = event["jobUpdated"]
    return last


async def catch_up(key):
    """Ids of jobs that are told to who subscribes anew."""
    transport = WebsocketsTransport(
        url=f"{url.replace('http', 'ws')}/graphql", init_payload={"authorization": f"Bearer {key}"}
    )
    told = set()
    async with Client(transport=transport) as session:
        async for event in session.subscribe(gql("subscription { jobsUpdated { job { id } isCaughtUp } }")):
            update = event["jobsUpdated"]
            if update["job"]:
                told.add(update["job"]["id"])
            if update["isCaughtUp"]:
                return told


async def main():
    async with open_http(None) as session:
        key = (await session.execute(gql("mutation { signUp { secret } }")))["signUp"]["secret"]
    # The schema is fetched, and each document held against it before it is sent.
    async with open_http({"authorization": f"Bearer {key}"}) as session:
        upload = gql(
            "mutation ($file: Upload!) { uploadImage(input: { file: $file, recipes: [{ output: { format: WEBP } }] }) { jobs { id } } }"
        )
        upload.variable_values = {"file": FileVar(picture, content_type="image/jpeg")}
        jobs = (await session.execute(upload, upload_files=True))["uploadImage"]["jobs"]
        last = await watch(key, jobs[1]["id"])
        assert last["status"] == "SUCCEEDED" and last["rendition"]["url"], last
        for _ in range(2):
            told = await catch_up(key)
            assert told == {job["id"] for job in jobs}, told
        try:
            await session.execute(gql('mutation { cancelJob(input: { id: "job_x" }) { job { id } } }'))
            raise AssertionError("It was to be refused.")
        except TransportQueryError as error:
            assert error.errors[0]["extensions"]["code"] == "NOT_FOUND", error.errors


asyncio.run(asyncio.wait_for(main(), 60))
print("done")
