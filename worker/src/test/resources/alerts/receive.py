"""Receives alerts as others would: a webhook checked by the library of Standard Webhooks, and a mail server.

Arguments: the port of the mail server, and a file that holds the webhook's secret once there is one.
The first line that is printed names the port of the web server; each line after it is something that was received.
"""

import email
import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

SMTP_PORT = int(sys.argv[1])
SECRET_FILE = sys.argv[2]
PRINTING = threading.Lock()
REFUSING = {"left": 0}


def tell(received):
    with PRINTING:
        print(json.dumps(received), flush=True)


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/refuse/"):
            REFUSING["left"] = int(self.path.rsplit("/", 1)[1])
            return self.answer(204)
        if REFUSING["left"] > 0:
            REFUSING["left"] -= 1
            tell({"what": "refused", "id": self.headers.get("webhook-id")})
            return self.answer(503)
        if self.path == "/slack":
            tell({"what": "slack", "body": json.loads(body)})
            return self.answer(200)
        with open(SECRET_FILE, encoding="ascii") as file:
            secret = file.read().strip()
        try:
            message = Webhook(secret).verify(body, {name.lower(): value for name, value in self.headers.items()})
        except WebhookVerificationError as error:
            tell({"what": "forged", "why": str(error)})
            return self.answer(400)
        tell({"what": "verified", "id": self.headers["webhook-id"], "body": message})
        return self.answer(204)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


class Mailbox:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content)
        tell(
            {
                "what": "mail",
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "subject": str(email.header.make_header(email.header.decode_header(mail["Subject"]))),
                "delivery": mail["X-Strongroom-Delivery"],
                "body": mail.get_payload(decode=True).decode("utf-8"),
            }
        )
        return "250 OK"


Controller(Mailbox(), hostname="127.0.0.1", port=SMTP_PORT).start()
SERVER = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
print(SERVER.server_address[1], flush=True)
SERVER.serve_forever()
