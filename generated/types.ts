// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

export interface paths {
    "/public/uaa/oauth2/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exchange a code for tokens, or refresh them
         * @description One endpoint serves two grants; `grant_type` says which, and decides what else must be sent:
         *
         *     | grant | `grant_type` | also required |
         *     | --- | --- | --- |
         *     | exchange (RFC 6749 §4.1.3) | `authorization_code` | `code` |
         *     | refresh (RFC 6749 §6) | `refresh_token` | `refresh_token` |
         *
         *     The client secret travels in the query string, so keep the URL out of logs, and call from a server only.
         */
        get: operations["getToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description XT said yes. */
        TokenSuccess: {
            /**
             * @description Return code. 0 is business success.
             * @constant
             */
            rc: 0;
            /**
             * @description Message code. `SUCCESS` goes with an `rc` of 0.
             * @constant
             */
            mc: "SUCCESS";
            ma?: components["schemas"]["MessageArguments"];
            result: components["schemas"]["Token"];
        };
        /** @description A user's tokens. */
        Token: {
            /**
             * @description The user's id. In XT's example it differs from the `user-id` inside the tokens, so never compare the two.
             * @example 12345678
             */
            user_id: string;
            /**
             * Format: password
             * @description A JWT (RS256), to be sent in the request header `access-token` of the interfaces that the user authorised. XT publishes no key set, so it proves nothing to you: read its `exp` as a hint and its other claims not at all. XT's prose gives it 1 day; in XT's own example it lives 180 days.
             */
            access_token: string;
            /**
             * Format: password
             * @description A JWT (RS256) that buys new tokens. XT's prose gives it 180 days; in XT's own example it lives 210 days.
             */
            refresh_token: string;
            /**
             * @description Time until the access token expires. XT's prose says milliseconds; XT's example holds together only in seconds, as RFC 6749 §5.1 has it. The live unit is unproven, so trust the `exp` inside the token.
             * @example 15551999
             */
            expires_in: number;
            /**
             * @description Time until the refresh token expires, with the same contradiction about its unit as `expires_in`.
             * @example 18143999
             */
            refresh_expires_in: number;
            /**
             * @description The id of the institution that the tokens were issued to.
             * @example 35LF2FSLHX5IRQA4
             */
            client_id: string;
            /**
             * @description What the user authorised, as agreed with XT when the institution applied.
             * @example userinfo
             */
            scope: string;
        };
        /** @description XT said no. */
        Failure: {
            /**
             * @description Return code. 1 is business failure; XT documents no third value, and a client treats any as failure.
             * @constant
             */
            rc: 1;
            mc: components["schemas"]["MessageCode"];
            ma?: components["schemas"]["MessageArguments"];
            /** @description Null or absent. */
            result?: unknown;
        };
        /**
         * @description Arguments of the message code. XT shows `[]` and `[{}]` and explains neither, so no shape is asserted.
         * @example []
         */
        MessageArguments: unknown;
        /** @description Message code. The documented ones are listed; the set is open, and none of them is specific to a sign-in. */
        MessageCode: ("SUCCESS" | "FAILURE" | "AUTH_001" | "AUTH_002" | "AUTH_003" | "AUTH_004" | "AUTH_005" | "AUTH_006" | "AUTH_007" | "AUTH_101" | "AUTH_102" | "AUTH_103" | "AUTH_104" | "AUTH_105" | "AUTH_106") | string;
    };
    responses: {
        /** @description There is no such interface. XT has moved this path before. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Too many requests. Slow down to the documented limits before the next call. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description XT's service failed. */
        ServiceFailure: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description XT's gateway failed. */
        GatewayFailure: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description XT's service is unavailable for now. */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The institution's id. XT issues it on application.
         * @example 35LF2FSLHX5IRQA4
         */
        ClientId: string;
        /**
         * @description The institution's secret key. XT issues it on application.
         * @example example-client-secret
         */
        ClientSecret: string;
        /**
         * @description Which grant is asked for. The value is fixed for each.
         * @example authorization_code
         */
        GrantType: "authorization_code" | "refresh_token";
        /** @description Required when `grant_type` is `authorization_code`. The code that the user brought back in the redirect URL. It works once (RFC 6749 §4.1.2). */
        Code: string;
        /** @description Required when `grant_type` is `refresh_token`. The `refresh_token` of an earlier answer. */
        RefreshToken: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getToken: {
        parameters: {
            query: {
                /**
                 * @description The institution's id. XT issues it on application.
                 * @example 35LF2FSLHX5IRQA4
                 */
                client_id: components["parameters"]["ClientId"];
                /**
                 * @description The institution's secret key. XT issues it on application.
                 * @example example-client-secret
                 */
                client_secret: components["parameters"]["ClientSecret"];
                /**
                 * @description Which grant is asked for. The value is fixed for each.
                 * @example authorization_code
                 */
                grant_type: components["parameters"]["GrantType"];
                /** @description Required when `grant_type` is `authorization_code`. The code that the user brought back in the redirect URL. It works once (RFC 6749 §4.1.2). */
                code?: components["parameters"]["Code"];
                /** @description Required when `grant_type` is `refresh_token`. The `refresh_token` of an earlier answer. */
                refresh_token?: components["parameters"]["RefreshToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT answered. `rc` and `mc` say whether with a yes or a no. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSuccess"] | components["schemas"]["Failure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
