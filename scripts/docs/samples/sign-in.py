import json
import os
import urllib.parse
import urllib.request


def get_token(**grant):
    query = urllib.parse.urlencode({
        "client_id": os.environ["XT_CLIENT_ID"],
        "client_secret": os.environ["XT_CLIENT_SECRET"],
        **grant,
    })
    url = "{{host}}{{path}}?" + query
    with urllib.request.urlopen(url, timeout=10) as response:
        return json.load(response)


print(get_token(grant_type="authorization_code", code=os.environ["XT_CODE"]))
print(
    get_token(
        grant_type="refresh_token",
        refresh_token=os.environ["XT_REFRESH_TOKEN"],
    )
)
