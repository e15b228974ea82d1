{{query}}{{body}}time="$(date +%s)000"
headers="validate-algorithms=HmacSHA256&validate-appkey=$XT_APP_KEY"
headers+="&validate-recvwindow=5000&validate-timestamp=$time"
signature=$(printf %s "$headers#{{signed}}" |
  openssl dgst -sha256 -hmac "$XT_SECRET_KEY" | sed 's/.* //')

curl --request {{method}} "{{host}}{{path}}{{search}}" \
  --header 'validate-algorithms: HmacSHA256' \
  --header "validate-appkey: $XT_APP_KEY" \
  --header 'validate-recvwindow: 5000' \
  --header "validate-timestamp: $time" \
  --header "validate-signature: $signature" \
  --header "access-token: $XT_ACCESS_TOKEN"{{data}}
