// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export const messageCodes = {
  "SUCCESS": "Success.",
  "FAILURE": "Failure, with no reason given.",
  "AUTH_001": "The request header validate-appkey is missing.",
  "AUTH_002": "The request header validate-timestamp is missing.",
  "AUTH_003": "The request header validate-recvwindow is missing.",
  "AUTH_004": "The request header validate-recvwindow is wrong.",
  "AUTH_005": "The request header validate-algorithms is missing.",
  "AUTH_006": "The request header validate-algorithms is wrong.",
  "AUTH_007": "The request header validate-signature is missing.",
  "AUTH_101": "The API key does not exist.",
  "AUTH_102": "The API key is not activated.",
  "AUTH_103": "The signature is wrong.",
  "AUTH_104": "The request comes from an IP address that is not bound to the API key.",
  "AUTH_105": "The request is outdated.",
  "AUTH_106": "The API key doesn't permit the request."
};
