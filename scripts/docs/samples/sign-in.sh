curl --get '{{host}}{{path}}' \
  --data-urlencode "client_id=$XT_CLIENT_ID" \
  --data-urlencode "client_secret=$XT_CLIENT_SECRET" \
  --data-urlencode 'grant_type=authorization_code' \
  --data-urlencode "code=$XT_CODE"

curl --get '{{host}}{{path}}' \
  --data-urlencode "client_id=$XT_CLIENT_ID" \
  --data-urlencode "client_secret=$XT_CLIENT_SECRET" \
  --data-urlencode 'grant_type=refresh_token' \
  --data-urlencode "refresh_token=$XT_REFRESH_TOKEN"
