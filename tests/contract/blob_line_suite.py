"""What a county must do with files (tus 1.0), asked by plain requests. Subclasses give ``county``."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from sync.model.ids import uuid7
from sync.protocol.line import ErrorReply, read_reply
from tests.helpers.line_client import LineClient

PATH = "/line/v1/blobs"
PIECE = 100_000


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


class FileSender:
    """One terminal that sends one file, by hand. ``body`` is what it announces."""

    def __init__(self, client: LineClient, body: bytes, id: str = "") -> None:
        self.client, self.body, self.id = client, body, id or uuid7(0)

    def request(self, method: str, path: str, data: bytes = b"", **headers: str) -> requests.Response:
        sent = {"Authorization": f"Bearer {self.client.bearer}", "Tus-Resumable": "1.0.0"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        sent = {name: value for name, value in sent.items() if value}
        return self.client.session.request(
            method, self.client.base_url + path, data=data, headers=sent, timeout=30
        )

    def announce(self, **changes: str) -> requests.Response:
        digest = hashlib.sha256(self.body).digest()
        told = f"id {b64(self.id.encode())},sha256 {b64(digest)}"
        headers = {"Upload_Length": str(len(self.body)), "Upload_Metadata": told} | changes
        return self.request("POST", PATH, **headers)

    def head(self) -> requests.Response:
        return self.request("HEAD", f"{PATH}/{self.id}")

    def offset(self) -> int:
        response = self.head()
        assert response.status_code == 200
        return int(response.headers["Upload-Offset"])

    def send(self, offset: int, data: bytes, **changes: str) -> requests.Response:
        headers = {
            "Content_Type": "application/offset+octet-stream",
            "Upload_Offset": str(offset),
            "Upload_Checksum": f"sha256 {b64(hashlib.sha256(data).digest())}",
        } | changes
        return self.request("PATCH", f"{PATH}/{self.id}", data, **headers)

    def send_all(self) -> None:
        at = 0
        while at < len(self.body):
            response = self.send(at, self.body[at : at + PIECE])
            assert response.status_code == 204, response.text
            at = int(response.headers["Upload-Offset"])


class BlobLineSuite:
    @pytest.fixture
    def client(self, county: Any) -> Iterator[LineClient]:
        made = LineClient(county.base_url)
        made.enrol(county.new_code("420626106"))
        made.log_in()
        yield made
        made.close()

    @pytest.fixture
    def file(self, client: LineClient) -> FileSender:
        return FileSender(client, bytes(range(256)) * 1000)

    def test_a_file_in_pieces_is_whole_at_the_end(self, file: FileSender) -> None:
        made = file.announce()
        assert (made.status_code, made.headers["Location"]) == (201, f"{PATH}/{file.id}")
        assert file.offset() == 0
        file.send_all()
        head = file.head()
        assert head.headers["Upload-Offset"] == head.headers["Upload-Length"] == str(len(file.body))
        assert "Upload-Expires" not in head.headers

    def test_every_reply_carries_both_marks_and_is_not_kept(self, file: FileSender) -> None:
        replies = [file.head(), file.announce(), file.head(), file.send(0, b"x"), file.send(9, b"x")]
        replies.append(file.request("OPTIONS", PATH))
        assert [r.status_code for r in replies] == [404, 201, 200, 204, 409, 204]
        for reply in replies:
            assert reply.headers["Tus-Resumable"] == "1.0.0"
            assert reply.headers["Doorstep-Protocol"] == "doorstep/1"
            assert reply.headers["Cache-Control"] == "no-store"

    def test_what_the_server_can_do(self, file: FileSender) -> None:
        able = file.request("OPTIONS", PATH, Tus_Resumable="").headers
        assert able["Tus-Version"] == "1.0.0"
        assert set(able["Tus-Extension"].split(",")) >= {"creation", "checksum", "expiration"}
        assert {"sha1", "sha256"} <= set(able["Tus-Checksum-Algorithm"].split(","))
        assert int(able["Tus-Max-Size"]) >= 20_000_000

    def test_announcing_again_changes_nothing(self, file: FileSender) -> None:
        file.announce()
        file.send(0, file.body[:10])
        again = file.announce()
        assert (again.status_code, again.headers["Upload-Offset"]) == (201, "10")
        file.body = file.body[:-1]
        other = file.announce()
        assert other.status_code == 409
        assert read_reply(other.content, ErrorReply).code == "blob.id_reused"

    def test_the_same_piece_twice_is_taken_once(self, file: FileSender) -> None:
        file.announce()
        assert file.send(0, file.body[:PIECE]).status_code == 204
        doubled = file.send(0, file.body[:PIECE])
        assert (doubled.status_code, doubled.headers["Upload-Offset"]) == (409, str(PIECE))
        assert file.offset() == PIECE

    def test_pieces_out_of_order_wait_for_their_place(self, file: FileSender) -> None:
        file.announce()
        assert file.send(PIECE, file.body[PIECE : 2 * PIECE]).status_code == 409
        file.send_all()
        assert file.offset() == len(file.body)

    @pytest.mark.parametrize("name", ["sha256", "sha1"])
    def test_a_damaged_piece_is_not_taken(self, file: FileSender, name: str) -> None:
        file.announce()
        good = file.body[:PIECE]
        checksum = f"{name} {b64(hashlib.new(name, good).digest())}"
        bad = file.send(0, b"?" + good[1:], Upload_Checksum=checksum)
        assert bad.status_code == 460
        assert file.offset() == 0
        assert file.send(0, good, Upload_Checksum=checksum).status_code == 204

    def test_a_piece_cut_on_the_way_is_not_taken(self, file: FileSender) -> None:
        file.announce()
        with pytest.raises(requests.ConnectionError):
            self._cut(file)
        assert file.offset() in (0, PIECE)
        file.send(file.offset(), file.body[file.offset() : file.offset() + 5])
        assert file.offset() in (5, PIECE + 5)

    @staticmethod
    def _cut(file: FileSender) -> None:
        def half() -> Iterator[bytes]:
            yield file.body[: PIECE // 2]
            raise requests.ConnectionError("the wire was cut")

        prepared = requests.Request(
            "PATCH",
            f"{file.client.base_url}{PATH}/{file.id}",
            data=half(),
            headers={
                "Authorization": f"Bearer {file.client.bearer}",
                "Tus-Resumable": "1.0.0",
                "Content-Type": "application/offset+octet-stream",
                "Upload-Offset": "0",
            },
        ).prepare()
        del prepared.headers["Transfer-Encoding"]
        prepared.headers["Content-Length"] = str(PIECE)
        file.client.session.send(prepared, timeout=30)

    def test_a_whole_that_is_not_what_was_announced_starts_again(self, file: FileSender) -> None:
        body = file.body
        file.announce()
        file.body = b"?" + body[1:]
        at = 0
        while at + PIECE < len(body):
            at = int(file.send(at, file.body[at : at + PIECE]).headers["Upload-Offset"])
        last = file.send(at, file.body[at:])
        assert (last.status_code, last.headers["Upload-Offset"]) == (460, "0")
        assert read_reply(last.content, ErrorReply).code == "blob.digest"
        file.body = body
        assert file.offset() == 0
        file.send_all()

    def test_more_than_announced_is_not_taken(self, file: FileSender) -> None:
        file.body = b"short"
        file.announce()
        assert file.send(0, b"longer than announced").status_code == 413
        assert file.send(0, b"short").status_code == 204
        assert file.send(5, b"er").status_code == 409

    def test_a_whole_file_takes_nothing_more(self, file: FileSender) -> None:
        file.announce()
        file.send_all()
        assert file.send(0, file.body[:PIECE]).status_code == 409
        assert file.send(len(file.body), b"").status_code == 204
        assert file.announce().headers["Upload-Offset"] == str(len(file.body))

    def test_another_terminal_neither_sees_nor_touches_it(self, file: FileSender, county: Any) -> None:
        file.announce()
        other = LineClient(county.base_url)
        other.enrol(county.new_code("420626106"))
        other.log_in()
        stranger = FileSender(other, file.body, file.id)
        assert stranger.head().status_code == 404
        assert stranger.send(0, b"x").status_code == 404
        assert stranger.announce().status_code == 409
        other.close()

    def test_without_a_token_nothing(self, file: FileSender) -> None:
        file.client.bearer = "x"
        assert [r.status_code for r in (file.announce(), file.head(), file.send(0, b"x"))] == [401] * 3

    @pytest.mark.parametrize(
        ("changes", "status"),
        [
            ({"Tus_Resumable": "0.2.2"}, 412),
            ({"Upload_Length": ""}, 400),
            ({"Upload_Length": "99999999999"}, 413),
            ({"Upload_Metadata": "id eHh4"}, 400),
            ({"Upload_Metadata": "?"}, 400),
        ],
    )
    def test_announcements_that_cannot_be(
        self, file: FileSender, changes: dict[str, str], status: int
    ) -> None:
        assert file.announce(**changes).status_code == status
        assert file.head().status_code == 404

    @pytest.mark.parametrize(
        ("changes", "status"),
        [
            ({"Content_Type": "text/plain"}, 415),
            ({"Upload_Offset": ""}, 400),
            ({"Upload_Offset": "-1"}, 400),
            ({"Upload_Checksum": "md5 AAAA"}, 400),
            ({"Upload_Checksum": "sha256 ?"}, 400),
        ],
    )
    def test_pieces_that_cannot_be(self, file: FileSender, changes: dict[str, str], status: int) -> None:
        file.announce()
        assert file.send(0, b"x", **changes).status_code == status
        assert file.offset() == 0

    def test_a_piece_beyond_the_limit_is_not_read(self, file: FileSender) -> None:
        file.body = bytes(3 << 20)
        file.announce()
        assert file.send(0, bytes((1 << 20) + 17)).status_code == 413

    def test_the_same_piece_from_eight_at_once_counts_once(self, file: FileSender) -> None:
        file.announce()
        clients = [LineClient(file.client.base_url) for _ in range(8)]
        statuses: list[int] = []

        def send(client: LineClient) -> None:
            client.bearer = file.client.bearer
            statuses.append(FileSender(client, file.body, file.id).send(0, file.body[:PIECE]).status_code)
            client.close()

        threads = [threading.Thread(target=send, args=(c,)) for c in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(statuses) == [204] + [409] * 7
        assert file.offset() == PIECE
