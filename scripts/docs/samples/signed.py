import hashlib
import hmac
import json
import os
import time
import urllib.request

host = "{{host}}"
path = "{{path}}"
query = {{query}}
body = {{body}}

headers = {
    "validate-algorithms": "HmacSHA256",
    "validate-appkey": os.environ["XT_APP_KEY"],
    "validate-recvwindow": "5000",
    "validate-timestamp": str(int(time.time() * 1000)),
}
parts = ["&".join(f"{key}={value}" for key, value in headers.items())]
parts += [part for part in ["{{method}}", path, query, body] if part]
secret = os.environ["XT_SECRET_KEY"].encode()
text = "#".join(parts).encode()
signature = hmac.new(secret, text, hashlib.sha256).hexdigest()

request = urllib.request.Request(
    host + path + ("?" + query if query else ""),
    method="{{method}}",
    data=body.encode() if body else None,
    headers={
        **headers,
        "validate-signature": signature,
        "access-token": os.environ["XT_ACCESS_TOKEN"],{{headers}}
    },
)
with urllib.request.urlopen(request, timeout=10) as response:
    print(json.load(response))
