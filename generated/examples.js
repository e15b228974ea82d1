// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export const exampleOperations = [
  {
    "id": "getToken",
    "method": "GET",
    "path": "/public/uaa/oauth2/token",
    "secretNames": [
      "client_secret",
      "code",
      "refresh_token",
      "access_token"
    ],
    "parameters": [
      {
        "name": "client_id",
        "in": "query",
        "required": true
      },
      {
        "name": "client_secret",
        "in": "query",
        "required": true
      },
      {
        "name": "grant_type",
        "in": "query",
        "required": true,
        "values": [
          "authorization_code",
          "refresh_token"
        ]
      },
      {
        "name": "code",
        "in": "query",
        "required": false,
        "requiredForGrant": "authorization_code"
      },
      {
        "name": "refresh_token",
        "in": "query",
        "required": false,
        "requiredForGrant": "refresh_token"
      }
    ],
    "bodyRequired": false,
    "examples": {
      "exchange-success": {
        "forGrant": "authorization_code",
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [],
          "result": {
            "user_id": "12345678",
            "access_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5MTU2MTA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.vkSTiFLcQuO0qJqdm21MfmoLKb38wwhsKPCJI3x1xmOxYouH5GtmcYglk0XRxPeOMVZ-6E6tM3HGn1yMQdqTgHOVeAbtLSBBIqyUh6y-8j_MF8GyBwcEaRK2hfWBNOHw06B-0jLO_mKEduUWZXYHjNiAN2jenbj7Ba6MX7rcENk",
            "refresh_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5NDE1MzA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.UIeGGDiiybfEUEPFAteN3TtCxz5PyZxGDIULaNJjO3mCck7s28nRpXWSxONMGYMXG03XxJVUJs5WfdpNEmKUmmoQQuy-UOCuvV7zLdFmwUHd5e5tDMA7mgTCxbCeyxYE4L8Vr8StEEhxwWbDFxG_-2wdNEgEIvlgg9bI87Qcy9s",
            "expires_in": 15551999,
            "refresh_expires_in": 18143999,
            "client_id": "35LF2FSLHX5IRQA4",
            "scope": "userinfo"
          }
        }
      },
      "refresh-success": {
        "forGrant": "refresh_token",
        "value": {
          "rc": 0,
          "mc": "SUCCESS",
          "ma": [],
          "result": {
            "user_id": "12345678",
            "access_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5MTU2MTA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.vkSTiFLcQuO0qJqdm21MfmoLKb38wwhsKPCJI3x1xmOxYouH5GtmcYglk0XRxPeOMVZ-6E6tM3HGn1yMQdqTgHOVeAbtLSBBIqyUh6y-8j_MF8GyBwcEaRK2hfWBNOHw06B-0jLO_mKEduUWZXYHjNiAN2jenbj7Ba6MX7rcENk",
            "refresh_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIiwidXNlci1pZCI6MSwic2NvcGUiOiJ1c2VyaW5mbyIsImlzcyI6Inh0LmNvbSIsImV4cCI6MTY5NDE1MzA3NiwiY2xpZW50X2lkIjoiMzVMRjJGU0xIWDVJUlFBNCJ9.UIeGGDiiybfEUEPFAteN3TtCxz5PyZxGDIULaNJjO3mCck7s28nRpXWSxONMGYMXG03XxJVUJs5WfdpNEmKUmmoQQuy-UOCuvV7zLdFmwUHd5e5tDMA7mgTCxbCeyxYE4L8Vr8StEEhxwWbDFxG_-2wdNEgEIvlgg9bI87Qcy9s",
            "expires_in": 15551999,
            "refresh_expires_in": 18143999,
            "client_id": "35LF2FSLHX5IRQA4",
            "scope": "userinfo"
          }
        }
      },
      "business-failure": {
        "value": {
          "rc": 1,
          "mc": "FAILURE",
          "ma": []
        }
      },
      "auth-failure": {
        "value": {
          "rc": 1,
          "mc": "AUTH_101",
          "ma": [
            {}
          ],
          "result": null
        }
      },
      "failure-null-result": {
        "value": {
          "rc": 1,
          "mc": "FAILURE",
          "ma": [],
          "result": null
        }
      }
    }
  }
];
