import json
import urllib.request

host = "{{host}}"
path = "{{path}}"
query = {{query}}

url = host + path + ("?" + query if query else "")
with urllib.request.urlopen({{request}}, timeout=10) as response:
    print(json.load(response))
