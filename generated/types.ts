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
         * @description One endpoint serves two grants. `grant_type` selects the grant, and with it the other required parameters:
         *
         *     | grant | `grant_type` | also required |
         *     | --- | --- | --- |
         *     | exchange (RFC 6749 §4.1.3) | `authorization_code` | `code` |
         *     | refresh (RFC 6749 §6) | `refresh_token` | `refresh_token` |
         *
         *     The client secret is in the query string. Keep the URL out of logs, and send the request only from a server.
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
    "/user/account/api-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an API key of the user's own
         * @description Creates a key pair that belongs to the user: `accessKey` is the app key to sign with, and `secretKey` is its
         *     secret key. The request has no body.
         *
         *     Save the secret key when the response arrives: XT documents no operation of this section that shows it again. XT
         *     documents neither what the key pair permits, nor how many key pairs a user may have.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the balance of one currency
         * @description Returns the user's balance of one currency: the total, available and frozen amounts.
         *
         *     XT allows 3 requests for assets a second for each user.
         */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the balances of several currencies
         * @description Returns the user's balance of each currency, and the total value in BTC and USDT. Without `currencies`, the live
         *     service returns every currency; XT's pages don't say so.
         *
         *     XT allows 3 requests for assets a second for each user. This operation's page says 10 a second for each API key.
         *     Stay below the lower limit.
         */
        get: operations["getBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find an order by either of its ids
         * @description Looks up an order by `orderId` or by `clientOrderId`. Send exactly one of them: XT doesn't document how it
         *     responds to both or to neither.
         *
         *     **If the response to an order is lost, this operation shows whether the order was placed.** Look up the
         *     `clientOrderId` that the order was sent with. If the response contains the order, it was placed. A refusal with
         *     `ORDER_005` means that there is no such order now, but the lost request may still arrive. XT refuses a request
         *     that is older than its `validate-recvwindow`, so look the order up again after that time before you treat it as
         *     not placed. It is unproven which code XT sends for an unknown `clientOrderId`, and how soon a new order can be
         *     found. After any other response, it stays unknown whether the order was placed.
         *
         *     XT allows 10 requests a second for each user.
         */
        get: operations["findOrder"];
        put?: never;
        /**
         * Place an order
         * @description Places an order to buy or sell for the user. The required fields depend on the kind of order:
         *
         *     | order | `type` | also required | leave out |
         *     | --- | --- | --- | --- |
         *     | limit order | `LIMIT` | `price`, `quantity` | |
         *     | market order to buy | `MARKET` | `quoteQty` | `price`, `quantity` |
         *     | market order to sell | `MARKET` | `quantity` | `price`, `quoteQty` |
         *
         *     **Always choose and send a `clientOrderId`.** If the response is lost, the order may have been placed. Never place
         *     it a second time to find out: look up the `clientOrderId` with `findOrder` (Find an order by either of its ids).
         *     XT doesn't document whether it refuses a second order with the same `clientOrderId`, so don't rely on it.
         *
         *     XT's page allows 20 requests a second for each API key; the rules of the section allow 10 a second for each user.
         *     Stay below the lower limit.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/order/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an order
         * @description Returns one order of the user by XT's id. If you know only the id that you chose, use `findOrder` (Find an order
         *     by either of its ids).
         *
         *     XT allows 10 requests a second, for each user and for each API key.
         */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        /**
         * Cancel an order
         * @description Cancels one open order. XT doesn't say whether a success means that the order is cancelled, or only that XT
         *     accepted the request. A part of the order may have been executed before. So check the order's `state` and
         *     `executedQty` afterwards. Do the same if the response is lost.
         *
         *     XT allows 10 requests a second, for each user and for each API key.
         */
        delete: operations["cancelOrder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/batch-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get several orders
         * @description Returns several orders of the user by XT's ids. XT documents neither how many ids a request may have, nor what the
         *     response has for an unknown id: check the `orderId` of each order.
         *
         *     XT allows 10 requests a second for each user.
         */
        get: operations["getOrders"];
        put?: never;
        post?: never;
        /**
         * Cancel several orders
         * @description Cancels open orders by XT's ids. The ids are in a JSON body. XT's response says nothing about the individual
         *     orders, and XT's pages don't say what happens if one of them can't be cancelled: check each order afterwards.
         *
         *     XT allows 10 requests a second for each user.
         */
        delete: operations["cancelOrders"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/open-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the open orders
         * @description Returns the user's open orders, of all pairs or of one.
         *
         *     XT allows 10 requests a second, for each user and for each API key.
         */
        get: operations["getOpenOrders"];
        put?: never;
        post?: never;
        /**
         * Cancel the open orders
         * @description Cancels the user's open orders: **of every pair, unless `symbol` names one.** The inputs are in a JSON body. XT's
         *     response says nothing about the individual orders: check the open orders afterwards.
         *
         *     XT allows 10 requests a second, for each user and for each API key.
         */
        delete: operations["cancelOpenOrders"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/history-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get past orders, page by page
         * @description Returns a page of the user's past orders. `hasNext` and `hasPrev` say whether there are more pages; request them
         *     with `fromId` and `direction`. XT documents neither whether a page begins with the order of `fromId` or after it,
         *     nor which direction leads to older orders.
         *
         *     XT allows 10 requests a second, for each user and for each API key.
         */
        get: operations["getOrderHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/spot/v4/trade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get trades, page by page
         * @description Returns a page of the user's trades. An order is executed in one or more trades, each with its own price and fee.
         *     `hasNext` and `hasPrev` say whether there are more pages; request them with `fromId` and `direction`. XT documents
         *     neither whether a page begins with the trade of `fromId` or after it, nor which direction leads to older trades.
         *
         *     XT allows 10 requests a second for each user.
         */
        get: operations["getTrades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get XT's time
         * @description Returns the time of XT's spot service. XT refuses a signed request whose timestamp is older than its receive
         *     window, or more than a second ahead of XT's clock. The third-party section probably has the same time, but that is
         *     unproven.
         */
        get: operations["getServerTime"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get your own IP address
         * @description Returns the IP address from which XT receives your requests. XT refuses a signed request from an address that is
         *     not bound to its API key (`AUTH_104`).
         */
        get: operations["getClientIp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/symbol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get trading pairs and their rules
         * @description Returns trading pairs. Each has its state, its currencies, the number of decimals that a price and a quantity may
         *     have, and its `filters`, the rules that an order must obey. Without `symbol` and `symbols`, XT returns every pair.
         *
         *     | `filter` | rule |
         *     | --- | --- |
         *     | `PRICE` | The price is at least `min`, at most `max`, and differs from `min` by a multiple of `tickSize`. |
         *     | `QUANTITY` | The same for the quantity. |
         *     | `QUOTE_QTY` | At least `min`: the price times the quantity of a limit order, the `quoteQty` of a market order to buy. |
         *     | `PROTECTION_LIMIT` | The price of a limit order is near the latest price. A buy price is at most `buyMaxDeviation` below it and at most `buyPriceLimitCoefficient` above it. A sell price is at most `sellMaxDeviation` above it and at most `sellPriceLimitCoefficient` below it. Each is a fraction of the latest price. |
         *     | `PROTECTION_MARKET` | For a market order to buy, the best ask is at most `maxDeviation` above the latest price. For a market order to sell, the best bid is at most as much below it. It is a fraction of the latest price. |
         *     | `PROTECTION_ONLINE` | The price is at most the opening price times `maxPriceMultiple`. XT's page doesn't explain `durationSeconds`; it is probably how long the rule applies after the pair goes online. |
         *
         *     If a limit is null or missing, there is no such limit. XT's page says so for `QUOTE_QTY`; for the other filters it
         *     is likely.
         *
         *     To avoid downloading the list again, send the `version` of an earlier response: if nothing has changed, the
         *     response has no `symbols`.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getSymbols"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/depth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the order book of a pair
         * @description Returns the open orders of a pair by price: `bids` are buy orders, `asks` are sell orders. Each entry is a list of
         *     two strings: the price, then the quantity. XT's examples show the best price first.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getDepth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/kline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the candles of a pair
         * @description Returns the changes of a pair's price as candles (K-lines) of equal length.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getKlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/trade/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the latest trades of a pair
         * @description Returns the latest trades of a pair, of all users. For the trades of one user, use `getTrades`.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getRecentTrades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/trade/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get earlier trades of a pair
         * @description Returns trades of a pair, of all users, starting from one trade: send its `i` as `fromId`. XT documents neither
         *     whether a page begins with that trade or after it, nor which direction leads to earlier trades.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getHistoricalTrades"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/ticker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the prices of pairs, with statistics and best offers
         * @description Returns for each pair the current price, its changes, the traded volume, and the best offers. Without `symbol` and
         *     `symbols`, XT returns every pair. XT doesn't document which period the statistics cover; those of `get24hTickers`
         *     cover 24 hours.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getTickers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/ticker/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the latest prices
         * @description Returns the price of the latest trade of each pair. Without `symbol` and `symbols`, XT returns every pair.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/ticker/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the best offers
         * @description Returns the best price at which each pair can be bought and sold now, and the quantity at that price. Without
         *     `symbol` and `symbols`, XT returns every pair.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["getBookTickers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/ticker/24h": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the statistics of 24 hours
         * @description Returns the changes of each pair's price in 24 hours, and the traded volume. Without `symbol` and `symbols`, XT
         *     returns every pair.
         *
         *     XT allows 10 requests a second for each IP address.
         */
        get: operations["get24hTickers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get currencies
         * @description Returns each currency: its name, its number of decimals, and what can be done with it now.
         *
         *     XT's page shows a list as the result. The live service sends an object that contains the list.
         */
        get: operations["getCurrencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v4/public/wallet/support/currency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the networks of currencies
         * @description Returns the networks on which each currency can be deposited and withdrawn, and the fees.
         */
        get: operations["getSupportedCurrencies"];
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
        /** @description A user's tokens. */
        Token: {
            /**
             * @description The user's id. In XT's example it differs from the `user-id` inside the tokens, so never compare the two.
             * @example 12345678
             */
            user_id: string;
            /**
             * Format: password
             * @description A JWT (RS256). Send it in the request header `access-token` of the operations that the user has authorized. XT publishes no key set, so the token can't be verified: use its `exp` only as a hint, and don't use its other claims. XT's prose says that it is valid for 1 day; in XT's own example it is valid for 180 days.
             */
            access_token: string;
            /**
             * Format: password
             * @description A JWT (RS256) that is exchanged for new tokens. XT's prose says that it is valid for 180 days; in XT's own example it is valid for 210 days.
             */
            refresh_token: string;
            /**
             * @description Time until the access token expires. XT's prose says milliseconds. XT's example is consistent only in seconds, which is also the unit of RFC 6749 §5.1. The live unit is unproven, so use `exp` of the token instead.
             * @example 15551999
             */
            expires_in?: (number | null) | undefined;
            /**
             * @description Time until the refresh token expires. XT contradicts itself about its unit, as for `expires_in`.
             * @example 18143999
             */
            refresh_expires_in?: (number | null) | undefined;
            /**
             * @description The id of the institution that the tokens were issued to.
             * @example 35LF2FSLHX5IRQA4
             */
            client_id?: (string | null) | undefined;
            /**
             * @description The scope that the user authorized, as agreed with XT when the institution applied.
             * @example userinfo
             */
            scope?: (string | null) | undefined;
        };
        /** @description A key pair that belongs to the user, for signing. */
        ApiKey: {
            /**
             * Format: int64
             * @description The user's id.
             * @example 12345678
             */
            userId?: (string | null) | undefined;
            /**
             * @description The app key of the key pair. It is sent with each request, and is not a secret.
             * @example 99258227-f053-46a2-9b10-66c155eb705c
             */
            accessKey: string;
            /**
             * Format: password
             * @description The secret key of the key pair.
             */
            secretKey: string;
        };
        /** @description A user's balance of one currency. */
        Balance: {
            /**
             * @description The currency.
             * @example usdt
             */
            currency: string;
            /**
             * Format: int64
             * @description XT's id of the currency.
             */
            currencyId?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The frozen amount, for example for open orders.
             */
            frozenAmount?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The available amount.
             */
            availableAmount?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The total amount.
             */
            totalAmount?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description Its value in BTC.
             */
            convertBtcAmount?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description Its value in USDT. The live service sends it; XT's pages don't show it.
             */
            convertUsdtAmount?: (string | null) | undefined;
        };
        /** @description A user's balances of several currencies. */
        Balances: {
            /**
             * Format: decimal
             * @description The total value in BTC.
             */
            totalBtcAmount?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The total value in USDT. The live service sends it; XT's pages don't show it.
             */
            totalUsdtAmount?: (string | null) | undefined;
            /** @description The balance of each currency. */
            assets: components["schemas"]["Balance"][];
        };
        /** @description An order with its current state. */
        Order: {
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            symbol?: (string | null) | undefined;
            /**
             * Format: int64
             * @description XT's id of the order.
             * @example 6216559590087220004
             */
            orderId: string;
            /**
             * @description The id that the client chose for the order.
             * @example 16559590087220001
             */
            clientOrderId?: (string | null) | undefined;
            /** @description The currency that is bought or sold. */
            baseCurrency?: (string | null) | undefined;
            /** @description The currency that is paid or received for it. */
            quoteCurrency?: (string | null) | undefined;
            /** @description Whether the order buys or sells. */
            side?: (components["schemas"]["OrderSide"] | components["schemas"]["AnyOther"] | null) | undefined;
            /** @description The order's type. */
            type?: (components["schemas"]["OrderType"] | components["schemas"]["AnyOther"] | null) | undefined;
            /** @description How long the order stays active (time in force). */
            timeInForce?: (components["schemas"]["TimeInForce"] | components["schemas"]["AnyOther"] | null) | undefined;
            /**
             * Format: decimal
             * @description The order's price.
             * @example 40000
             */
            price?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that was ordered.
             * @example 2
             */
            origQty?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The amount that was ordered, in the quote currency.
             * @example 48000
             */
            origQuoteQty?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that has been executed.
             * @example 1.2
             */
            executedQty?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that is still to be executed; 0 once the order is cancelled or rejected.
             */
            leavingQty?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that was traded, in the base currency.
             * @example 2
             */
            tradeBase?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The amount that was traded, in the quote currency.
             * @example 48000
             */
            tradeQuote?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The average price of the trades.
             * @example 42350
             */
            avgPrice?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The fee.
             */
            fee?: (string | null) | undefined;
            /** @description The currency of the fee. */
            feeCurrency?: (string | null) | undefined;
            /** @description The state of the order. */
            state?: (components["schemas"]["OrderState"] | null) | undefined;
            /** @description Whether the order is closed. The live service sends it; XT's pages don't show it. */
            closed?: (boolean | null) | undefined;
            /**
             * @description When the order was placed, in Unix milliseconds.
             * @example 1655958915583
             */
            time?: (number | null) | undefined;
            /**
             * @description When the order last changed, in Unix milliseconds.
             * @example 1655958915583
             */
            updatedTime?: (number | null) | undefined;
        };
        /** @description An order that XT accepted. */
        PlacedOrder: {
            /**
             * Format: int64
             * @description XT's id of the order.
             * @example 6216559590087220004
             */
            orderId: string;
        };
        /** @description XT's response to the cancellation of an order. */
        CancelledOrder: {
            /**
             * Format: int64
             * @description XT doesn't explain this id. In its example, it equals the id of the order in other examples, which may be a coincidence.
             * @example 6216559590087220004
             */
            cancelId?: (string | null) | undefined;
        } | null;
        /** @description Several orders. */
        Orders: components["schemas"]["Order"][];
        /** @description No content. XT's pages show an empty object; the live service sends null. */
        Acknowledgement: Record<string, never> | null;
        /** @description A page of past orders. */
        OrderPage: {
            /** @description Whether there is a page before this one. */
            hasPrev?: (boolean | null) | undefined;
            /** @description Whether there is a page after this one. */
            hasNext?: (boolean | null) | undefined;
            /** @description The past orders of this page. */
            items: components["schemas"]["Order"][];
        };
        /** @description A page of trades. */
        TradePage: {
            /** @description Whether there is a page before this one. */
            hasPrev?: (boolean | null) | undefined;
            /** @description Whether there is a page after this one. */
            hasNext?: (boolean | null) | undefined;
            /** @description The trades of this page. */
            items: components["schemas"]["Trade"][];
        };
        /** @description XT's time. */
        ServerTime: {
            /**
             * @description XT's time, in Unix milliseconds.
             * @example 1662435658062
             */
            serverTime: number;
        };
        /** @description The caller's IP address. */
        ClientIp: {
            /**
             * @description The IP address, as XT sees it.
             * @example 192.168.1.1
             */
            ip: string;
        };
        /** @description Trading pairs with their rules. */
        SymbolList: {
            /**
             * @description When XT created the response, in Unix milliseconds.
             * @example 1662444177871
             */
            time?: (number | null) | undefined;
            /**
             * @description The version of the list. Send it with the next request to find out whether the list has changed.
             * @example 7cd2cfab0dc979339f1de904bd90c9cb
             */
            version?: (string | null) | undefined;
            /** @description The pairs. Absent or null if the version that was sent is still the current one. */
            symbols?: (components["schemas"]["SymbolInfo"][] | null) | undefined;
        };
        /** @description The order book of a pair. */
        Depth: {
            /**
             * @description When XT created the response, in Unix milliseconds.
             * @example 1662445330524
             */
            timestamp?: (number | null) | undefined;
            /**
             * Format: int64
             * @description XT's id of the last change of the book.
             */
            lastUpdateId?: (string | null) | undefined;
            /** @description The buy orders, by price. Each entry is the price, then the quantity. */
            bids: (string)[][];
            /** @description The sell orders, by price. Each entry is the price, then the quantity. */
            asks: (string)[][];
        };
        /** @description The candles of a pair. */
        Klines: components["schemas"]["Kline"][];
        /** @description Trades of a pair, of all users. */
        PublicTrades: components["schemas"]["PublicTrade"][];
        /** @description The tickers of pairs. */
        Tickers: components["schemas"]["Ticker"][];
        /** @description The latest prices of pairs. */
        Prices: components["schemas"]["Price"][];
        /** @description The best offers of pairs. */
        BookTickers: components["schemas"]["BookTicker"][];
        /** @description The statistics of pairs. */
        DayTickers: components["schemas"]["DayTicker"][];
        /** @description Currencies, as the live service sends them. */
        Currencies: {
            /** @description When XT created the response, in Unix milliseconds. The live service sends it; XT's page doesn't show it. */
            time?: (number | null) | undefined;
            /** @description The version of the list. The live service sends it; XT's page doesn't show it. */
            version?: (string | null) | undefined;
            /** @description The currencies. */
            currencies: components["schemas"]["Currency"][];
        };
        /** @description Currencies with their networks. */
        SupportedCurrencies: components["schemas"]["SupportedCurrency"][];
        /** @description A success. */
        TokenSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Token"];
        };
        /** @description A refusal. */
        Failure: {
            rc: components["schemas"]["ReturnCodeOfFailure"];
            mc: components["schemas"]["MessageCode"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            /** @description Null or absent. */
            result?: unknown | undefined;
        };
        /**
         * @description Arguments of the message code. XT shows `[]` and `[{}]` and explains neither, so this has no type.
         * @example []
         */
        MessageArguments: unknown;
        /** @description Message code. The documented codes are listed, and none of them is specific to a sign-in. Other codes may occur. */
        MessageCode: ("SUCCESS" | "FAILURE" | "AUTH_001" | "AUTH_002" | "AUTH_003" | "AUTH_004" | "AUTH_005" | "AUTH_006" | "AUTH_007" | "AUTH_101" | "AUTH_102" | "AUTH_103" | "AUTH_104" | "AUTH_105" | "AUTH_106") | (string & {});
        /**
         * Format: int64
         * @description A 64-bit id. It has up to 19 digits, more than a JavaScript number can hold exactly: treat it as a string.
         */
        Id: string;
        /**
         * Format: decimal
         * @description A price, a quantity or an amount, as a decimal string. XT's page calls it a number. XT's own demo client sends a string, which keeps every digit.
         * @example 40000
         */
        Amount: string;
        /**
         * @description Whether the order buys or sells.
         * @enum {string}
         */
        OrderSide: "BUY" | "SELL";
        /**
         * @description The kind of order, by the price at which it is executed.
         * @enum {string}
         */
        OrderType: "LIMIT" | "MARKET";
        /**
         * @description How long the order stays active (time in force). XT's pages only name the four values; the meanings here are the usual ones.
         * @enum {string}
         */
        TimeInForce: "GTC" | "FOK" | "IOC" | "GTX";
        /**
         * @description The user's account that the order belongs to.
         * @enum {string}
         */
        BizType: "SPOT" | "LEVER";
        /** @description The state of the order. Other values may occur, because a state that XT adds later must not hide an order. */
        OrderState: ("NEW" | "PARTIALLY_FILLED" | "FILLED" | "CANCELED" | "REJECTED" | "EXPIRED") | (string & {});
        /** @description An order to place. Its `type`, and for a market order also its `side`, decide which other fields are required. */
        NewOrder: components["schemas"]["LimitOrder"] | components["schemas"]["MarketBuyOrder"] | components["schemas"]["MarketSellOrder"];
        /** @description A limit order: it is executed at its own price, or better. */
        LimitOrder: {
            symbol: components["schemas"]["TradingPair"];
            clientOrderId?: components["schemas"]["ClientOrderId"] | undefined;
            side: components["schemas"]["OrderSide"];
            /**
             * @description The order's type.
             * @constant
             */
            type: "LIMIT";
            timeInForce: components["schemas"]["TimeInForce"];
            bizType: components["schemas"]["BizType"];
            /** @description The price of one unit of the base currency. */
            price: components["schemas"]["Amount"];
            /** @description The quantity in the base currency. */
            quantity: components["schemas"]["Amount"];
            /** @description The amount in the quote currency. XT's page calls it required for limit orders, but XT's demo client places them without it. */
            quoteQty?: components["schemas"]["Amount"] | undefined;
        };
        /** @description A market order to buy, for an amount of the quote currency. */
        MarketBuyOrder: {
            symbol: components["schemas"]["TradingPair"];
            clientOrderId?: components["schemas"]["ClientOrderId"] | undefined;
            /**
             * @description The order buys.
             * @constant
             */
            side: "BUY";
            /**
             * @description The order's type.
             * @constant
             */
            type: "MARKET";
            timeInForce: components["schemas"]["TimeInForce"];
            bizType: components["schemas"]["BizType"];
            /** @description The amount of the quote currency to spend. */
            quoteQty: components["schemas"]["Amount"];
        };
        /** @description A market order to sell. */
        MarketSellOrder: {
            symbol: components["schemas"]["TradingPair"];
            clientOrderId?: components["schemas"]["ClientOrderId"] | undefined;
            /**
             * @description The order sells.
             * @constant
             */
            side: "SELL";
            /**
             * @description The order's type.
             * @constant
             */
            type: "MARKET";
            timeInForce: components["schemas"]["TimeInForce"];
            bizType: components["schemas"]["BizType"];
            /** @description The quantity of the base currency to sell. */
            quantity: components["schemas"]["Amount"];
        };
        /**
         * @description The trading pair, in lower case.
         * @example btc_usdt
         */
        TradingPair: string;
        /**
         * @description An id that you choose, a new one for each order. Store it before you send the order: with it you can find the order if the response is lost. A page of XT's spot section allows at most 22 characters, so an id of at most 22 characters fits both pages.
         * @example 16559590087220001
         */
        ClientOrderId: string;
        /** @description Which orders to cancel. */
        OrdersToCancel: {
            /** @description An id that you choose for the batch. XT doesn't document what it is used for. */
            clientBatchId?: string | undefined;
            /** @description XT's ids of the orders. They are sent as JSON integers, as XT's demo client does. */
            orderIds: components["schemas"]["Id"][];
        };
        /** @description Which open orders to cancel. */
        OpenOrdersToCancel: {
            /**
             * @description The trading pair. Without it, the open orders of every pair are cancelled.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            bizType: components["schemas"]["BizType"];
            /** @description Cancels only orders of this side. XT's page calls it required, but XT's demo client leaves it out. Without it, XT probably cancels both sides, but that is unproven. */
            side?: components["schemas"]["OrderSide"] | undefined;
        };
        /** @description A trade that executed an order or a part of it. */
        Trade: {
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            symbol?: (string | null) | undefined;
            /**
             * Format: int64
             * @description XT's id of the trade.
             * @example 6316559590087222001
             */
            tradeId: string;
            /**
             * Format: int64
             * @description XT's id of the order.
             * @example 6216559590087220004
             */
            orderId: string;
            /** @description Whether the order buys or sells. */
            orderSide?: (components["schemas"]["OrderSide"] | components["schemas"]["AnyOther"] | null) | undefined;
            /** @description The order's type. */
            orderType?: (components["schemas"]["OrderType"] | components["schemas"]["AnyOther"] | null) | undefined;
            /** @description The user's account that the order belongs to. */
            bizType?: (components["schemas"]["BizType"] | components["schemas"]["AnyOther"] | null) | undefined;
            /**
             * @description When the trade took place, in Unix milliseconds.
             * @example 1655958915583
             */
            time?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The price of one unit of the base currency.
             * @example 40000
             */
            price?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity in the base currency.
             * @example 1.2
             */
            quantity?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The amount in the quote currency.
             * @example 48000
             */
            quoteQty?: (string | null) | undefined;
            /**
             * @description The currency that was bought or sold.
             * @example btc
             */
            baseCurrency?: (string | null) | undefined;
            /**
             * @description The currency that it was paid with.
             * @example usdt
             */
            quoteCurrency?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The fee.
             * @example 0.5
             */
            fee?: (string | null) | undefined;
            /**
             * @description The currency of the fee.
             * @example usdt
             */
            feeCurrency?: (string | null) | undefined;
            /**
             * @description Whether the order took or made liquidity. XT's pages show `taker` and `maker`; the live service sends `TAKER`.
             * @example TAKER
             */
            takerMaker?: (string | null) | undefined;
        };
        /** @description A trading pair, with the rules that its orders must obey. */
        SymbolInfo: {
            /**
             * Format: int64
             * @description XT's id of the pair. The live service sends it; XT's page doesn't show it.
             * @example 640
             */
            id?: (string | null) | undefined;
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            symbol?: (string | null) | undefined;
            /** @description Whether the pair is online. The set is open. */
            state?: (("ONLINE" | "OFFLINE" | "DELISTED") | components["schemas"]["AnyOther"] | null) | undefined;
            /** @description Since when the pair has been in this state, in Unix milliseconds. The live service sends it; XT's page doesn't show it. */
            stateTime?: (number | null) | undefined;
            /** @description Whether the pair can be traded. */
            tradingEnabled?: (boolean | null) | undefined;
            /** @description Whether the pair can be traded through the API. */
            openapiEnabled?: (boolean | null) | undefined;
            /** @description When the next state begins, in Unix milliseconds. */
            nextStateTime?: (number | null) | undefined;
            /** @description The next state. */
            nextState?: (string | null) | undefined;
            /** @description XT's page calls it the depth merge precision, and doesn't explain it. */
            depthMergePrecision?: (number | null) | undefined;
            /**
             * @description The currency that is bought or sold.
             * @example btc
             */
            baseCurrency?: (string | null) | undefined;
            /** @description How many decimals an amount of the base currency has. */
            baseCurrencyPrecision?: (number | null) | undefined;
            /**
             * Format: int64
             * @description XT's id of the base currency. The live service sends it; XT's page doesn't show it.
             */
            baseCurrencyId?: (string | null) | undefined;
            /**
             * @description The currency that is paid or received for it.
             * @example usdt
             */
            quoteCurrency?: (string | null) | undefined;
            /** @description How many decimals an amount of the quote currency has. */
            quoteCurrencyPrecision?: (number | null) | undefined;
            /**
             * Format: int64
             * @description XT's id of the quote currency. The live service sends it; XT's page doesn't show it.
             */
            quoteCurrencyId?: (string | null) | undefined;
            /**
             * @description How many decimals a price may have.
             * @example 4
             */
            pricePrecision?: (number | null) | undefined;
            /**
             * @description How many decimals a quantity may have.
             * @example 6
             */
            quantityPrecision?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The fee of an order that takes liquidity, as a fraction of the amount.
             */
            takerFeeRate?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The fee of an order that makes liquidity, as a fraction of the amount.
             */
            makerFeeRate?: (string | null) | undefined;
            /** @description The order types that the pair accepts. */
            orderTypes?: ((components["schemas"]["OrderType"] | components["schemas"]["AnyOther"])[] | null) | undefined;
            /** @description The times in force that the pair accepts. */
            timeInForces?: ((components["schemas"]["TimeInForce"] | components["schemas"]["AnyOther"])[] | null) | undefined;
            /** @description The weight for the pair's position in lists on XT's website: a pair with a higher weight comes first. */
            displayWeight?: (number | null) | undefined;
            /** @description Where XT's website shows the pair. The set is open. */
            displayLevel?: (("FULL" | "SEARCH" | "DIRECT" | "NONE") | components["schemas"]["AnyOther"] | null) | undefined;
            /** @description The rules that an order must obey. */
            filters?: (components["schemas"]["SymbolFilter"][] | null) | undefined;
        };
        /** @description A rule that the orders of a pair must obey. `filter` says which of the other fields it has. */
        SymbolFilter: {
            /** @description The kind of rule. Other values may occur. */
            filter?: (("PRICE" | "QUANTITY" | "QUOTE_QTY" | "PROTECTION_LIMIT" | "PROTECTION_MARKET" | "PROTECTION_ONLINE") | components["schemas"]["AnyOther"] | null) | undefined;
            /**
             * Format: decimal
             * @description The minimum, inclusive.
             */
            min?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The maximum, inclusive.
             */
            max?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The step, counted from `min`.
             */
            tickSize?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description How far below the latest price a limit order may buy, as a fraction of that price.
             * @example 0.8
             */
            buyMaxDeviation?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description How far above the latest price a limit order may buy, as a fraction of that price.
             */
            buyPriceLimitCoefficient?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description How far above the latest price a limit order may sell, as a fraction of that price.
             * @example 0.8
             */
            sellMaxDeviation?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description How far below the latest price a limit order may sell, as a fraction of that price.
             */
            sellPriceLimitCoefficient?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description How far the best offer may be from the latest price, as a fraction of that price.
             * @example 0.1
             */
            maxDeviation?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description XT's page doesn't explain it. It is probably how long the rule applies, in seconds.
             * @example 300
             */
            durationSeconds?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The maximum price, as a multiple of the opening price.
             * @example 5
             */
            maxPriceMultiple?: (string | null) | undefined;
        };
        /** @description A candle: the changes of the price in one interval. */
        Kline: {
            /**
             * @description When the interval begins, in Unix milliseconds.
             * @example 1662601014832
             */
            t: number;
            /**
             * Format: decimal
             * @description The first price.
             * @example 30000
             */
            o: string;
            /**
             * Format: decimal
             * @description The last price.
             * @example 32000
             */
            c: string;
            /**
             * Format: decimal
             * @description The highest price.
             * @example 35000
             */
            h: string;
            /**
             * Format: decimal
             * @description The lowest price.
             * @example 25000
             */
            l: string;
            /**
             * Format: decimal
             * @description The traded volume in the base currency.
             * @example 512
             */
            q?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the quote currency.
             * @example 15360000
             */
            v?: (string | null) | undefined;
        };
        /** @description A trade on the market, of any user. */
        PublicTrade: {
            /**
             * Format: int64
             * @description XT's id of the trade. It has 18 digits, and XT sends it as a number.
             */
            i: string;
            /**
             * @description When the trade took place, in Unix milliseconds.
             * @example 1678227505815
             */
            t?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The price.
             * @example 22038.81
             */
            p?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the base currency.
             * @example 0.000978
             */
            q?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the quote currency.
             * @example 21.55395618
             */
            v?: (string | null) | undefined;
            /** @description Whether the buyer's order was in the order book first (the buyer is the maker). */
            b?: (boolean | null) | undefined;
        };
        /** @description A pair's price, its statistics and its best offers. */
        Ticker: {
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            s: string;
            /** @description When the values were current, in Unix milliseconds. */
            t?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The change of the price.
             */
            cv?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The change of the price as a fraction: `0.01` is one percent. XT's pages call it a percentage.
             */
            cr?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The first price.
             */
            o?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The lowest price.
             */
            l?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The highest price.
             */
            h?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The last price.
             */
            c?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the base currency.
             */
            q?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the quote currency.
             */
            v?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The best price at which the pair can be bought (best ask); null if there is no order that sells.
             */
            ap?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that can be bought at that price.
             */
            aq?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The best price at which the pair can be sold (best bid); null if there is no order that buys.
             */
            bp?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that can be sold at that price.
             */
            bq?: (string | null) | undefined;
        };
        /** @description The latest price of a pair. */
        Price: {
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            s: string;
            /** @description When the values were current, in Unix milliseconds. */
            t?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The price of the latest trade.
             * @example 9000.0000
             */
            p?: (string | null) | undefined;
        };
        /** @description The best offers of a pair. */
        BookTicker: {
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            s: string;
            /** @description When the values were current, in Unix milliseconds. */
            t?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The best price at which the pair can be bought (best ask); null if there is no order that sells.
             */
            ap?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that can be bought at that price.
             */
            aq?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The best price at which the pair can be sold (best bid); null if there is no order that buys.
             */
            bp?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The quantity that can be sold at that price.
             */
            bq?: (string | null) | undefined;
        };
        /** @description A pair's statistics of 24 hours. */
        DayTicker: {
            /**
             * @description The trading pair.
             * @example btc_usdt
             */
            s: string;
            /** @description When the values were current, in Unix milliseconds. */
            t?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The change of the price.
             */
            cv?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The change of the price as a fraction: `0.01` is one percent. XT's pages call it a percentage.
             */
            cr?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The first price.
             */
            o?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The lowest price.
             */
            l?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The highest price.
             */
            h?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The last price.
             */
            c?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the base currency.
             */
            q?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The traded volume in the quote currency.
             */
            v?: (string | null) | undefined;
        };
        /** @description A currency. */
        Currency: {
            /**
             * Format: int64
             * @description XT's id of the currency.
             * @example 11
             */
            id?: (string | null) | undefined;
            /**
             * @description The currency.
             * @example usdt
             */
            currency: string;
            /**
             * @description Its full name.
             * @example usdt
             */
            fullName?: (string | null) | undefined;
            /** @description The address of its logo. */
            logo?: (string | null) | undefined;
            /** @description The address of its page on CoinMarketCap. */
            cmcLink?: (string | null) | undefined;
            /** @description Its rank on XT's website. */
            weight?: (number | null) | undefined;
            /**
             * @description How many decimals an amount may have.
             * @example 6
             */
            maxPrecision?: (number | null) | undefined;
            /** @description Whether it can be deposited: 0 is no, 1 is yes. */
            depositStatus?: (number | null) | undefined;
            /** @description Whether it can be withdrawn: 0 is no, 1 is yes. */
            withdrawStatus?: (number | null) | undefined;
            /** @description Whether small amounts can be converted: 0 is no, 1 is yes. */
            convertEnabled?: (number | null) | undefined;
            /** @description Whether it can be transferred: 0 is no, 1 is yes. */
            transferEnabled?: (number | null) | undefined;
        };
        /** @description A network on which a currency can be transferred. */
        CurrencyChain: {
            /**
             * @description The network.
             * @example Bitcoin
             */
            chain: string;
            /** @description Whether the currency can be deposited on it. */
            depositEnabled?: (boolean | null) | undefined;
            /** @description Whether the currency can be withdrawn on it. */
            withdrawEnabled?: (boolean | null) | undefined;
            /** @description The address of the currency's contract, if it has one. */
            contract?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The minimum amount of a deposit.
             */
            depositMinAmount?: (string | null) | undefined;
            /**
             * Format: decimal
             * @description The fee of a deposit. XT's page calls it a percentage.
             */
            depositFeeRate?: (string | null) | undefined;
            /** @description The number of blocks that confirm a deposit. */
            depositConfirmations?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The minimum amount of a withdrawal.
             */
            withdrawMinAmount?: (string | null) | undefined;
            /** @description How many decimals the amount of a withdrawal may have. */
            withdrawPrecision?: (number | null) | undefined;
            /**
             * Format: decimal
             * @description The fee of a withdrawal.
             */
            withdrawFeeAmount?: (string | null) | undefined;
            /**
             * @description The currency of that fee.
             * @example btc
             */
            withdrawFeeCurrency?: (string | null) | undefined;
        };
        /** @description A currency with its networks. */
        SupportedCurrency: {
            /**
             * @description The currency.
             * @example BTC
             */
            currency: string;
            /** @description The networks. */
            supportChains: components["schemas"]["CurrencyChain"][];
        };
        /** @description A success, with a new key pair. */
        ApiKeySuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["ApiKey"];
        };
        /** @description A success, with the balance of one currency. */
        BalanceSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Balance"];
        };
        /** @description A success, with the balances of several currencies. */
        BalancesSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Balances"];
        };
        /** @description A success: XT accepted the order. */
        PlacedOrderSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["PlacedOrder"];
        };
        /** @description A success, with one order. */
        OrderSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Order"];
        };
        /** @description A success, with several orders. */
        OrdersSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Orders"];
        };
        /** @description A success: XT accepted the cancellation of one order. */
        CancelledOrderSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["CancelledOrder"];
        };
        /** @description A success, without further information. */
        AcknowledgementSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Acknowledgement"];
        };
        /** @description A success, with a page of past orders. */
        OrderPageSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["OrderPage"];
        };
        /** @description A success, with a page of trades. */
        TradePageSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["TradePage"];
        };
        /** @description A success, with XT's time. */
        ServerTimeSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["ServerTime"];
        };
        /** @description A success, with the caller's IP address. */
        ClientIpSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["ClientIp"];
        };
        /** @description A success, with trading pairs. */
        SymbolListSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["SymbolList"];
        };
        /** @description A success, with an order book. */
        DepthSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Depth"];
        };
        /** @description A success, with candles. */
        KlinesSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Klines"];
        };
        /** @description A success, with trades of all users. */
        PublicTradesSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["PublicTrades"];
        };
        /** @description A success, with tickers. */
        TickersSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Tickers"];
        };
        /** @description A success, with prices. */
        PricesSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Prices"];
        };
        /** @description A success, with the best offers. */
        BookTickersSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["BookTickers"];
        };
        /** @description A success, with statistics of 24 hours. */
        DayTickersSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["DayTickers"];
        };
        /** @description A success, with currencies. */
        CurrenciesSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["Currencies"];
        };
        /** @description A success, with currencies and their networks. */
        SupportedCurrenciesSuccess: {
            rc: components["schemas"]["ReturnCodeOfSuccess"];
            mc: components["schemas"]["MessageCodeOfSuccess"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            result: components["schemas"]["SupportedCurrencies"];
        };
        /** @description A refusal. */
        TradeFailure: {
            rc: components["schemas"]["ReturnCodeOfFailure"];
            mc: components["schemas"]["TradeMessageCode"];
            ma?: components["schemas"]["MessageArguments"] | undefined;
            /** @description Null or absent. */
            result?: unknown | undefined;
        };
        /**
         * @description Return code. 0 is business success.
         * @constant
         */
        ReturnCodeOfSuccess: 0;
        /**
         * @description Return code. 1 is business failure. XT documents no other value, and a client treats any other value as a failure.
         * @constant
         */
        ReturnCodeOfFailure: 1;
        /**
         * @description Message code. `SUCCESS` goes with an `rc` of 0.
         * @constant
         */
        MessageCodeOfSuccess: "SUCCESS";
        /** Any other */
        AnyOther: string & {};
        /** @description Message code. The listed codes are those of the third-party section, and those of XT's spot section, whose page is the only one that names codes for orders. XT doesn't document which operation sends which code. Other codes may occur. */
        TradeMessageCode: ("SUCCESS" | "FAILURE" | "AUTH_001" | "AUTH_002" | "AUTH_003" | "AUTH_004" | "AUTH_005" | "AUTH_006" | "AUTH_007" | "AUTH_101" | "AUTH_102" | "AUTH_103" | "AUTH_104" | "AUTH_105" | "AUTH_106" | "SYMBOL_001" | "SYMBOL_002" | "SYMBOL_003" | "SYMBOL_004" | "SYMBOL_005" | "SYMBOL_007" | "SYMBOL_010" | "SYMBOL_011" | "ORDER_001" | "ORDER_002" | "ORDER_003" | "ORDER_004" | "ORDER_005" | "ORDER_006" | "ORDER_007" | "ORDER_008" | "ORDER_F0101" | "ORDER_F0102" | "ORDER_F0103" | "ORDER_F0201" | "ORDER_F0202" | "ORDER_F0203" | "ORDER_F0301" | "ORDER_F0401" | "ORDER_F0501" | "ORDER_F0502" | "ORDER_F0503" | "ORDER_F0504" | "ORDER_F0601" | "ORDER_F0704" | "COMMON_001" | "COMMON_002" | "COMMON_003" | "CURRENCY_001" | "DEPOSIT_001" | "DEPOSIT_002" | "DEPOSIT_003" | "DEPOSIT_004" | "DEPOSIT_005" | "DEPOSIT_006" | "DEPOSIT_007" | "DEPOSIT_008" | "WITHDRAW_001" | "WITHDRAW_002" | "WITHDRAW_003" | "WITHDRAW_004" | "WITHDRAW_005" | "WITHDRAW_006" | "WITHDRAW_008" | "WITHDRAW_009" | "WITHDRAW_010" | "WITHDRAW_011" | "WITHDRAW_012" | "WITHDRAW_013" | "WITHDRAW_014" | "WITHDRAW_015" | "WITHDRAW_016" | "WITHDRAW_017" | "WITHDRAW_018" | "WITHDRAW_019" | "WITHDRAW_020" | "WITHDRAW_021" | "WITHDRAW_022" | "WITHDRAW_023" | "WITHDRAW_024" | "WITHDRAW_025" | "FUND_001" | "FUND_002" | "FUND_003" | "FUND_004" | "FUND_005" | "FUND_014" | "FUND_015" | "FUND_016" | "FUND_017" | "FUND_018" | "FUND_019" | "FUND_020" | "FUND_021" | "FUND_022" | "FUND_044" | "TRANSFER_001" | "TRANSFER_002" | "TRANSFER_003" | "TRANSFER_004" | "TRANSFER_005" | "TRANSFER_006" | "TRANSFER_007" | "TRANSFER_008" | "TRANSFER_009" | "TRANSFER_010" | "TRANSFER_011" | "TRANSFER_012" | "GATEWAY_0001" | "GATEWAY_0002" | "GATEWAY_0003" | "GATEWAY_0004") | (string & {});
        GetTokenInput: {
            /**
             * @description The institution's id. XT issues it on application.
             * @example 35LF2FSLHX5IRQA4
             */
            client_id: string;
            /**
             * Format: password
             * @description The institution's secret key. XT issues it on application.
             * @example example-client-secret
             */
            client_secret: string;
        } & ({
            /**
             * @description The grant. Each grant has a fixed value.
             * @example authorization_code
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * Format: password
             * @description Required when `grant_type` is `authorization_code`. The code from the redirect URL. It works once (RFC 6749 §4.1.2).
             * @example example-code
             */
            code: string;
            refresh_token?: void | undefined;
        } | {
            /**
             * @description The grant. Each grant has a fixed value.
             * @example authorization_code
             * @constant
             */
            grant_type: "refresh_token";
            code?: void | undefined;
            /**
             * Format: password
             * @description Required when `grant_type` is `refresh_token`. The `refresh_token` of an earlier response.
             * @example example-refresh-token
             */
            refresh_token: string;
        });
        CreateApiKeyInput: Record<string, never>;
        GetBalanceInput: {
            /**
             * @description The currency, such as `usdt`.
             * @example usdt
             */
            currency: string;
        };
        GetBalancesInput: {
            /**
             * @description The currencies, such as `usdt,btc`.
             * @example [
             *       "usdt",
             *       "btc"
             *     ]
             */
            currencies?: string[] | undefined;
        };
        FindOrderInput: {
            /**
             * Format: int64
             * @description XT's id of the order.
             */
            orderId: string | bigint;
            clientOrderId?: void | undefined;
        } | {
            orderId?: void | undefined;
            /**
             * @description The id that you chose when you placed the order.
             * @example 16559590087220001
             */
            clientOrderId: string;
        };
        PlaceOrderInput: {
            /**
             * @description The trading pair, in lower case.
             * @example btc_usdt
             */
            symbol: string;
            /**
             * @description An id that you choose, a new one for each order. Store it before you send the order: with it you can find the order if the response is lost. A page of XT's spot section allows at most 22 characters, so an id of at most 22 characters fits both pages.
             * @example 16559590087220001
             */
            clientOrderId?: string | undefined;
            /**
             * @description How long the order stays active (time in force). XT's pages only name the four values; the meanings here are the usual ones.
             * @enum {string}
             */
            timeInForce: "GTC" | "FOK" | "IOC" | "GTX";
            /**
             * @description The user's account that the order belongs to.
             * @enum {string}
             */
            bizType: "SPOT" | "LEVER";
        } & ({
            /**
             * @description Whether the order buys or sells.
             * @enum {string}
             */
            side: "BUY" | "SELL";
            /**
             * @description The order's type.
             * @constant
             */
            type: "LIMIT";
            /**
             * Format: decimal
             * @description The price of one unit of the base currency.
             * @example 40000
             */
            price: string;
            /**
             * Format: decimal
             * @description The quantity in the base currency.
             * @example 40000
             */
            quantity: string;
            /**
             * Format: decimal
             * @description The amount in the quote currency. XT's page calls it required for limit orders, but XT's demo client places them without it.
             * @example 40000
             */
            quoteQty?: (string) | undefined;
        } | {
            /**
             * @description The order buys.
             * @constant
             */
            side: "BUY";
            /**
             * @description The order's type.
             * @constant
             */
            type: "MARKET";
            price?: void | undefined;
            quantity?: void | undefined;
            /**
             * Format: decimal
             * @description The amount of the quote currency to spend.
             * @example 40000
             */
            quoteQty: string;
        } | {
            /**
             * @description The order sells.
             * @constant
             */
            side: "SELL";
            /**
             * @description The order's type.
             * @constant
             */
            type: "MARKET";
            price?: void | undefined;
            /**
             * Format: decimal
             * @description The quantity of the base currency to sell.
             * @example 40000
             */
            quantity: string;
            quoteQty?: void | undefined;
        });
        GetOrderInput: {
            /**
             * Format: int64
             * @description XT's id of the order.
             */
            orderId: string | bigint;
        };
        CancelOrderInput: {
            /**
             * Format: int64
             * @description XT's id of the order.
             */
            orderId: string | bigint;
        };
        GetOrdersInput: {
            /** @description XT's ids of the orders. */
            orderIds: (string | bigint)[];
        };
        /** @description Which orders to cancel. */
        CancelOrdersInput: {
            /** @description An id that you choose for the batch. XT doesn't document what it is used for. */
            clientBatchId?: string | undefined;
            /** @description XT's ids of the orders. They are sent as JSON integers, as XT's demo client does. */
            orderIds: (string | bigint)[];
        };
        GetOpenOrdersInput: {
            /**
             * @description The trading pair, such as `btc_usdt`; all pairs by default.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Returns only orders and trades of this account.
             * @enum {string}
             */
            bizType?: ("SPOT" | "LEVER") | undefined;
            /**
             * @description Returns only orders of this side.
             * @enum {string}
             */
            side?: ("BUY" | "SELL") | undefined;
        };
        /** @description Which open orders to cancel. */
        CancelOpenOrdersInput: {
            /**
             * @description The trading pair. Without it, the open orders of every pair are cancelled.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description The user's account that the order belongs to.
             * @enum {string}
             */
            bizType: "SPOT" | "LEVER";
            /**
             * @description Cancels only orders of this side. XT's page calls it required, but XT's demo client leaves it out. Without it, XT probably cancels both sides, but that is unproven.
             * @enum {string}
             */
            side?: ("BUY" | "SELL") | undefined;
        };
        GetOrderHistoryInput: {
            /**
             * @description The trading pair, such as `btc_usdt`; all pairs by default.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Returns only orders and trades of this account.
             * @enum {string}
             */
            bizType?: ("SPOT" | "LEVER") | undefined;
            /**
             * @description Returns only orders of this side.
             * @enum {string}
             */
            side?: ("BUY" | "SELL") | undefined;
            /**
             * @description Returns only orders of this type.
             * @enum {string}
             */
            type?: ("LIMIT" | "MARKET") | undefined;
            /**
             * @description Returns only orders in this state. XT's page names `PARTIALLY_FILLED`, `FILLED`, `CANCELED`, `REJECTED` and `EXPIRED`.
             * @example FILLED
             */
            state?: string | undefined;
            /**
             * Format: int64
             * @description The id from which to continue. XT's page doesn't say which id it is; an order's `orderId` is the only 64-bit id that it shows.
             */
            fromId?: (string | bigint) | undefined;
            /**
             * @description The direction in which to continue from `fromId`.
             * @enum {string}
             */
            direction?: ("PREV" | "NEXT") | undefined;
            /**
             * @description The maximum number of items in a page.
             * @default 20
             */
            limit?: number | undefined;
            /**
             * @description The earliest time of the items, in Unix milliseconds.
             * @example 1657682804112
             */
            startTime?: number | undefined;
            /** @description The latest time of the items, in Unix milliseconds. */
            endTime?: number | undefined;
            /** @description Whether to leave cancelled orders out. */
            hiddenCanceled?: boolean | undefined;
        };
        GetTradesInput: {
            /**
             * @description The trading pair, such as `btc_usdt`; all pairs by default.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Returns only orders and trades of this account.
             * @enum {string}
             */
            bizType?: ("SPOT" | "LEVER") | undefined;
            /**
             * @description Returns only trades of orders of this side.
             * @enum {string}
             */
            orderSide?: ("BUY" | "SELL") | undefined;
            /**
             * @description Returns only trades of orders of this type.
             * @enum {string}
             */
            orderType?: ("LIMIT" | "MARKET") | undefined;
            /**
             * Format: int64
             * @description Returns only trades of this order.
             */
            orderId?: (string | bigint) | undefined;
            /**
             * Format: int64
             * @description The id from which to continue. XT's page doesn't say whether it is a `tradeId` or an `orderId`.
             */
            fromId?: (string | bigint) | undefined;
            /**
             * @description The direction in which to continue from `fromId`.
             * @enum {string}
             */
            direction?: ("PREV" | "NEXT") | undefined;
            /**
             * @description The maximum number of items in a page.
             * @default 20
             */
            limit?: number | undefined;
            /**
             * @description The earliest time of the items, in Unix milliseconds.
             * @example 1657682804112
             */
            startTime?: number | undefined;
            /** @description The latest time of the items, in Unix milliseconds. */
            endTime?: number | undefined;
        };
        GetServerTimeInput: Record<string, never>;
        GetClientIpInput: Record<string, never>;
        GetSymbolsInput: {
            /**
             * @description One trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
             * @example [
             *       "btc_usdt",
             *       "eth_usdt"
             *     ]
             */
            symbols?: string[] | undefined;
            /**
             * @description The `version` of an earlier response. If it is still the current one, the response has no `symbols`.
             * @example 2e14d2cd5czcb2c2af2c1db6
             */
            version?: string | undefined;
        };
        GetDepthInput: {
            /**
             * @description The trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol: string;
            /**
             * @description The maximum number of prices on each side. XT's page says that at least 100 are queried.
             * @default 100
             */
            limit?: number | undefined;
        };
        GetKlinesInput: {
            /**
             * @description The trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol: string;
            /**
             * @description The length of a candle, such as `1m` for a minute. `1M` is a month.
             * @example 1m
             * @enum {string}
             */
            interval: "1m" | "3m" | "5m" | "15m" | "30m" | "1h" | "2h" | "4h" | "6h" | "8h" | "12h" | "1d" | "3d" | "1w" | "1M";
            /**
             * @description The earliest time of the items, in Unix milliseconds.
             * @example 1657682804112
             */
            startTime?: number | undefined;
            /** @description The latest time of the items, in Unix milliseconds. */
            endTime?: number | undefined;
            /**
             * @description The maximum number of candles in the response.
             * @default 100
             */
            limit?: number | undefined;
        };
        GetRecentTradesInput: {
            /**
             * @description The trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol: string;
            /**
             * @description The maximum number of trades in the response.
             * @default 200
             */
            limit?: number | undefined;
        };
        GetHistoricalTradesInput: {
            /**
             * @description The trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol: string;
            /**
             * @description The direction in which to continue from `fromId`.
             * @example NEXT
             * @enum {string}
             */
            direction: "PREV" | "NEXT";
            /**
             * Format: int64
             * @description The id of the trade from which to continue.
             */
            fromId?: (string | bigint) | undefined;
            /**
             * @description The maximum number of trades in the response.
             * @default 200
             */
            limit?: number | undefined;
        };
        GetTickersInput: {
            /**
             * @description One trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
             * @example [
             *       "btc_usdt",
             *       "eth_usdt"
             *     ]
             */
            symbols?: string[] | undefined;
            /**
             * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
             * @example spot
             */
            tags?: string | undefined;
        };
        GetPricesInput: {
            /**
             * @description One trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
             * @example [
             *       "btc_usdt",
             *       "eth_usdt"
             *     ]
             */
            symbols?: string[] | undefined;
            /**
             * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
             * @example spot
             */
            tags?: string | undefined;
        };
        GetBookTickersInput: {
            /**
             * @description One trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
             * @example [
             *       "btc_usdt",
             *       "eth_usdt"
             *     ]
             */
            symbols?: string[] | undefined;
            /**
             * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
             * @example spot
             */
            tags?: string | undefined;
        };
        Get24hTickersInput: {
            /**
             * @description One trading pair, such as `btc_usdt`.
             * @example btc_usdt
             */
            symbol?: string | undefined;
            /**
             * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
             * @example [
             *       "btc_usdt",
             *       "eth_usdt"
             *     ]
             */
            symbols?: string[] | undefined;
            /**
             * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
             * @example spot
             */
            tags?: string | undefined;
        };
        GetCurrenciesInput: Record<string, never>;
        GetSupportedCurrenciesInput: Record<string, never>;
    };
    responses: {
        /** @description There is no operation at this path. XT has moved a path before. */
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
        /** @description XT's service is temporarily unavailable. */
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
         * @description The grant. Each grant has a fixed value.
         * @example authorization_code
         */
        GrantType: "authorization_code" | "refresh_token";
        /** @description Required when `grant_type` is `authorization_code`. The code from the redirect URL. It works once (RFC 6749 §4.1.2). */
        Code: string;
        /** @description Required when `grant_type` is `refresh_token`. The `refresh_token` of an earlier response. */
        RefreshToken: string;
        /** @description XT's id of the order. */
        OrderId: components["schemas"]["Id"];
        /**
         * @description The trading pair, such as `btc_usdt`; all pairs by default.
         * @example btc_usdt
         */
        Symbol: string;
        /** @description Returns only orders and trades of this account. */
        BizType: components["schemas"]["BizType"];
        /** @description Returns only orders of this side. */
        Side: components["schemas"]["OrderSide"];
        /**
         * @description The trading pair, such as `btc_usdt`.
         * @example btc_usdt
         */
        MarketSymbol: string;
        /**
         * @description One trading pair, such as `btc_usdt`.
         * @example btc_usdt
         */
        OneSymbol: string;
        /**
         * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
         * @example [
         *       "btc_usdt",
         *       "eth_usdt"
         *     ]
         */
        Symbols: string[];
        /**
         * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
         * @example spot
         */
        Tags: string;
        /** @description The direction in which to continue from `fromId`. */
        Direction: "PREV" | "NEXT";
        /** @description The maximum number of items in a page. */
        Limit: number;
        /**
         * @description The earliest time of the items, in Unix milliseconds.
         * @example 1657682804112
         */
        StartTime: number;
        /** @description The latest time of the items, in Unix milliseconds. */
        EndTime: number;
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
                 * @description The grant. Each grant has a fixed value.
                 * @example authorization_code
                 */
                grant_type: components["parameters"]["GrantType"];
                /** @description Required when `grant_type` is `authorization_code`. The code from the redirect URL. It works once (RFC 6749 §4.1.2). */
                code?: components["parameters"]["Code"];
                /** @description Required when `grant_type` is `refresh_token`. The `refresh_token` of an earlier response. */
                refresh_token?: components["parameters"]["RefreshToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
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
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeySuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBalance: {
        parameters: {
            query: {
                /**
                 * @description The currency, such as `usdt`.
                 * @example usdt
                 */
                currency: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBalances: {
        parameters: {
            query?: {
                /**
                 * @description The currencies, such as `usdt,btc`.
                 * @example [
                 *       "usdt",
                 *       "btc"
                 *     ]
                 */
                currencies?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalancesSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    findOrder: {
        parameters: {
            query?: {
                /** @description XT's id of the order. */
                orderId?: components["schemas"]["Id"];
                /**
                 * @description The id that you chose when you placed the order.
                 * @example 16559590087220001
                 */
                clientOrderId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrderSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description XT's id of the order. */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description XT's id of the order. */
                orderId: components["parameters"]["OrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledOrderSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrders: {
        parameters: {
            query: {
                /** @description XT's ids of the orders. */
                orderIds: components["schemas"]["Id"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrdersSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrdersToCancel"];
            };
        };
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgementSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOpenOrders: {
        parameters: {
            query?: {
                /**
                 * @description The trading pair, such as `btc_usdt`; all pairs by default.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["Symbol"];
                /** @description Returns only orders and trades of this account. */
                bizType?: components["parameters"]["BizType"];
                /** @description Returns only orders of this side. */
                side?: components["parameters"]["Side"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrdersSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelOpenOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenOrdersToCancel"];
            };
        };
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcknowledgementSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getOrderHistory: {
        parameters: {
            query?: {
                /**
                 * @description The trading pair, such as `btc_usdt`; all pairs by default.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["Symbol"];
                /** @description Returns only orders and trades of this account. */
                bizType?: components["parameters"]["BizType"];
                /** @description Returns only orders of this side. */
                side?: components["parameters"]["Side"];
                /** @description Returns only orders of this type. */
                type?: components["schemas"]["OrderType"];
                /**
                 * @description Returns only orders in this state. XT's page names `PARTIALLY_FILLED`, `FILLED`, `CANCELED`, `REJECTED` and `EXPIRED`.
                 * @example FILLED
                 */
                state?: string;
                /** @description The id from which to continue. XT's page doesn't say which id it is; an order's `orderId` is the only 64-bit id that it shows. */
                fromId?: components["schemas"]["Id"];
                /** @description The direction in which to continue from `fromId`. */
                direction?: components["parameters"]["Direction"];
                /** @description The maximum number of items in a page. */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The earliest time of the items, in Unix milliseconds.
                 * @example 1657682804112
                 */
                startTime?: components["parameters"]["StartTime"];
                /** @description The latest time of the items, in Unix milliseconds. */
                endTime?: components["parameters"]["EndTime"];
                /** @description Whether to leave cancelled orders out. */
                hiddenCanceled?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPageSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTrades: {
        parameters: {
            query?: {
                /**
                 * @description The trading pair, such as `btc_usdt`; all pairs by default.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["Symbol"];
                /** @description Returns only orders and trades of this account. */
                bizType?: components["parameters"]["BizType"];
                /** @description Returns only trades of orders of this side. */
                orderSide?: components["schemas"]["OrderSide"];
                /** @description Returns only trades of orders of this type. */
                orderType?: components["schemas"]["OrderType"];
                /** @description Returns only trades of this order. */
                orderId?: components["schemas"]["Id"];
                /** @description The id from which to continue. XT's page doesn't say whether it is a `tradeId` or an `orderId`. */
                fromId?: components["schemas"]["Id"];
                /** @description The direction in which to continue from `fromId`. */
                direction?: components["parameters"]["Direction"];
                /** @description The maximum number of items in a page. */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The earliest time of the items, in Unix milliseconds.
                 * @example 1657682804112
                 */
                startTime?: components["parameters"]["StartTime"];
                /** @description The latest time of the items, in Unix milliseconds. */
                endTime?: components["parameters"]["EndTime"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TradePageSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getServerTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerTimeSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getClientIp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientIpSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSymbols: {
        parameters: {
            query?: {
                /**
                 * @description One trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["OneSymbol"];
                /**
                 * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
                 * @example [
                 *       "btc_usdt",
                 *       "eth_usdt"
                 *     ]
                 */
                symbols?: components["parameters"]["Symbols"];
                /**
                 * @description The `version` of an earlier response. If it is still the current one, the response has no `symbols`.
                 * @example 2e14d2cd5czcb2c2af2c1db6
                 */
                version?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SymbolListSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDepth: {
        parameters: {
            query: {
                /**
                 * @description The trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol: components["parameters"]["MarketSymbol"];
                /** @description The maximum number of prices on each side. XT's page says that at least 100 are queried. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepthSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getKlines: {
        parameters: {
            query: {
                /**
                 * @description The trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol: components["parameters"]["MarketSymbol"];
                /**
                 * @description The length of a candle, such as `1m` for a minute. `1M` is a month.
                 * @example 1m
                 */
                interval: "1m" | "3m" | "5m" | "15m" | "30m" | "1h" | "2h" | "4h" | "6h" | "8h" | "12h" | "1d" | "3d" | "1w" | "1M";
                /**
                 * @description The earliest time of the items, in Unix milliseconds.
                 * @example 1657682804112
                 */
                startTime?: components["parameters"]["StartTime"];
                /** @description The latest time of the items, in Unix milliseconds. */
                endTime?: components["parameters"]["EndTime"];
                /** @description The maximum number of candles in the response. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KlinesSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRecentTrades: {
        parameters: {
            query: {
                /**
                 * @description The trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol: components["parameters"]["MarketSymbol"];
                /** @description The maximum number of trades in the response. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicTradesSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHistoricalTrades: {
        parameters: {
            query: {
                /**
                 * @description The trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol: components["parameters"]["MarketSymbol"];
                /**
                 * @description The direction in which to continue from `fromId`.
                 * @example NEXT
                 */
                direction: "PREV" | "NEXT";
                /** @description The id of the trade from which to continue. */
                fromId?: components["schemas"]["Id"];
                /** @description The maximum number of trades in the response. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicTradesSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTickers: {
        parameters: {
            query?: {
                /**
                 * @description One trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["OneSymbol"];
                /**
                 * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
                 * @example [
                 *       "btc_usdt",
                 *       "eth_usdt"
                 *     ]
                 */
                symbols?: components["parameters"]["Symbols"];
                /**
                 * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
                 * @example spot
                 */
                tags?: components["parameters"]["Tags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TickersSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPrices: {
        parameters: {
            query?: {
                /**
                 * @description One trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["OneSymbol"];
                /**
                 * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
                 * @example [
                 *       "btc_usdt",
                 *       "eth_usdt"
                 *     ]
                 */
                symbols?: components["parameters"]["Symbols"];
                /**
                 * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
                 * @example spot
                 */
                tags?: components["parameters"]["Tags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricesSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBookTickers: {
        parameters: {
            query?: {
                /**
                 * @description One trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["OneSymbol"];
                /**
                 * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
                 * @example [
                 *       "btc_usdt",
                 *       "eth_usdt"
                 *     ]
                 */
                symbols?: components["parameters"]["Symbols"];
                /**
                 * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
                 * @example spot
                 */
                tags?: components["parameters"]["Tags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookTickersSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    get24hTickers: {
        parameters: {
            query?: {
                /**
                 * @description One trading pair, such as `btc_usdt`.
                 * @example btc_usdt
                 */
                symbol?: components["parameters"]["OneSymbol"];
                /**
                 * @description Several trading pairs, such as `btc_usdt,eth_usdt`. If they are sent, XT ignores `symbol`.
                 * @example [
                 *       "btc_usdt",
                 *       "eth_usdt"
                 *     ]
                 */
                symbols?: components["parameters"]["Symbols"];
                /**
                 * @description Returns only pairs with these tags, separated by commas. XT's page says that only `spot` is supported.
                 * @example spot
                 */
                tags?: components["parameters"]["Tags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayTickersSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCurrencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrenciesSuccess"] | components["schemas"]["TradeFailure"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServiceFailure"];
            502: components["responses"]["GatewayFailure"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSupportedCurrencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description XT responded. `rc` and `mc` say whether the call succeeded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupportedCurrenciesSuccess"] | components["schemas"]["TradeFailure"];
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
