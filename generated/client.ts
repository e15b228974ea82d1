// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { XtMethod, XtPagedMethod } from "../src/call/operation.js";
import type { components } from "./types.js";

type Schemas = components["schemas"];

/** No content. XT's pages show an empty object; the live service sends null. */
export type Acknowledgement = Schemas["Acknowledgement"];
/** A key pair that belongs to the user, for signing. */
export type ApiKey = Schemas["ApiKey"];
/** A user's balance of one currency. */
export type Balance = Schemas["Balance"];
/** A user's balances of several currencies. */
export type Balances = Schemas["Balances"];
/** The user's account that the order belongs to. */
export type BizType = Schemas["BizType"];
/** The best offers of a pair. */
export type BookTicker = Schemas["BookTicker"];
/** The best offers of pairs. */
export type BookTickers = Schemas["BookTickers"];
/** XT's response to the cancellation of an order. */
export type CancelledOrder = Schemas["CancelledOrder"];
/** The caller's IP address. */
export type ClientIp = Schemas["ClientIp"];
/** An id that you choose, a new one for each order. Store it before you send the order: with it you can find the order if the response is lost. A page of XT's spot section allows at most 22 characters, so an id of at most 22 characters fits both pages. */
export type ClientOrderId = Schemas["ClientOrderId"];
/** Currencies, as the live service sends them. */
export type Currencies = Schemas["Currencies"];
/** A currency. */
export type Currency = Schemas["Currency"];
/** A network on which a currency can be transferred. */
export type CurrencyChain = Schemas["CurrencyChain"];
/** A pair's statistics of 24 hours. */
export type DayTicker = Schemas["DayTicker"];
/** The statistics of pairs. */
export type DayTickers = Schemas["DayTickers"];
/** The order book of a pair. */
export type Depth = Schemas["Depth"];
/** A candle: the changes of the price in one interval. */
export type Kline = Schemas["Kline"];
/** The candles of a pair. */
export type Klines = Schemas["Klines"];
/** A limit order: it is executed at its own price, or better. */
export type LimitOrder = Schemas["LimitOrder"];
/** A market order to buy, for an amount of the quote currency. */
export type MarketBuyOrder = Schemas["MarketBuyOrder"];
/** A market order to sell. */
export type MarketSellOrder = Schemas["MarketSellOrder"];
/** An order to place. Its `type`, and for a market order also its `side`, decide which other fields are required. */
export type NewOrder = Schemas["NewOrder"];
/** Which open orders to cancel. */
export type OpenOrdersToCancel = Schemas["OpenOrdersToCancel"];
/** An order with its current state. */
export type Order = Schemas["Order"];
/** A page of past orders. */
export type OrderPage = Schemas["OrderPage"];
/** Whether the order buys or sells. */
export type OrderSide = Schemas["OrderSide"];
/** The state of the order. Other values may occur, because a state that XT adds later must not hide an order. */
export type OrderState = Schemas["OrderState"];
/** The kind of order, by the price at which it is executed. */
export type OrderType = Schemas["OrderType"];
/** Several orders. */
export type Orders = Schemas["Orders"];
/** Which orders to cancel. */
export type OrdersToCancel = Schemas["OrdersToCancel"];
/** An order that XT accepted. */
export type PlacedOrder = Schemas["PlacedOrder"];
/** The latest price of a pair. */
export type Price = Schemas["Price"];
/** The latest prices of pairs. */
export type Prices = Schemas["Prices"];
/** A trade on the market, of any user. */
export type PublicTrade = Schemas["PublicTrade"];
/** Trades of a pair, of all users. */
export type PublicTrades = Schemas["PublicTrades"];
/** XT's time. */
export type ServerTime = Schemas["ServerTime"];
/** Currencies with their networks. */
export type SupportedCurrencies = Schemas["SupportedCurrencies"];
/** A currency with its networks. */
export type SupportedCurrency = Schemas["SupportedCurrency"];
/** A rule that the orders of a pair must obey. `filter` says which of the other fields it has. */
export type SymbolFilter = Schemas["SymbolFilter"];
/** A trading pair, with the rules that its orders must obey. */
export type SymbolInfo = Schemas["SymbolInfo"];
/** Trading pairs with their rules. */
export type SymbolList = Schemas["SymbolList"];
/** A pair's price, its statistics and its best offers. */
export type Ticker = Schemas["Ticker"];
/** The tickers of pairs. */
export type Tickers = Schemas["Tickers"];
/** How long the order stays active (time in force). XT's pages only name the four values; the meanings here are the usual ones. */
export type TimeInForce = Schemas["TimeInForce"];
/** A user's tokens. */
export type Token = Schemas["Token"];
/** A trade that executed an order or a part of it. */
export type Trade = Schemas["Trade"];
/** A page of trades. */
export type TradePage = Schemas["TradePage"];
/** The trading pair, in lower case. */
export type TradingPair = Schemas["TradingPair"];

/** The inputs of `getToken`. */
export type GetTokenInput = Schemas["GetTokenInput"];
/** The inputs of `createApiKey`. */
export type CreateApiKeyInput = Schemas["CreateApiKeyInput"];
/** The inputs of `getBalance`. */
export type GetBalanceInput = Schemas["GetBalanceInput"];
/** The inputs of `getBalances`. */
export type GetBalancesInput = Schemas["GetBalancesInput"];
/** The inputs of `findOrder`. */
export type FindOrderInput = Schemas["FindOrderInput"];
/** The inputs of `placeOrder`. */
export type PlaceOrderInput = Schemas["PlaceOrderInput"];
/** The inputs of `getOrder`. */
export type GetOrderInput = Schemas["GetOrderInput"];
/** The inputs of `cancelOrder`. */
export type CancelOrderInput = Schemas["CancelOrderInput"];
/** The inputs of `getOrders`. */
export type GetOrdersInput = Schemas["GetOrdersInput"];
/** The inputs of `cancelOrders`. */
export type CancelOrdersInput = Schemas["CancelOrdersInput"];
/** The inputs of `getOpenOrders`. */
export type GetOpenOrdersInput = Schemas["GetOpenOrdersInput"];
/** The inputs of `cancelOpenOrders`. */
export type CancelOpenOrdersInput = Schemas["CancelOpenOrdersInput"];
/** The inputs of `getOrderHistory`. */
export type GetOrderHistoryInput = Schemas["GetOrderHistoryInput"];
/** The inputs of `getTrades`. */
export type GetTradesInput = Schemas["GetTradesInput"];
/** The inputs of `getServerTime`. */
export type GetServerTimeInput = Schemas["GetServerTimeInput"];
/** The inputs of `getClientIp`. */
export type GetClientIpInput = Schemas["GetClientIpInput"];
/** The inputs of `getSymbols`. */
export type GetSymbolsInput = Schemas["GetSymbolsInput"];
/** The inputs of `getDepth`. */
export type GetDepthInput = Schemas["GetDepthInput"];
/** The inputs of `getKlines`. */
export type GetKlinesInput = Schemas["GetKlinesInput"];
/** The inputs of `getRecentTrades`. */
export type GetRecentTradesInput = Schemas["GetRecentTradesInput"];
/** The inputs of `getHistoricalTrades`. */
export type GetHistoricalTradesInput = Schemas["GetHistoricalTradesInput"];
/** The inputs of `getTickers`. */
export type GetTickersInput = Schemas["GetTickersInput"];
/** The inputs of `getPrices`. */
export type GetPricesInput = Schemas["GetPricesInput"];
/** The inputs of `getBookTickers`. */
export type GetBookTickersInput = Schemas["GetBookTickersInput"];
/** The inputs of `get24hTickers`. */
export type Get24hTickersInput = Schemas["Get24hTickersInput"];
/** The inputs of `getCurrencies`. */
export type GetCurrenciesInput = Schemas["GetCurrenciesInput"];
/** The inputs of `getSupportedCurrencies`. */
export type GetSupportedCurrenciesInput = Schemas["GetSupportedCurrenciesInput"];

/** The result of each operation, by id. */
export interface Results {
  getToken: Token;
  createApiKey: ApiKey;
  getBalance: Balance;
  getBalances: Balances;
  findOrder: Order;
  placeOrder: PlacedOrder;
  getOrder: Order;
  cancelOrder: CancelledOrder;
  getOrders: Orders;
  cancelOrders: Acknowledgement;
  getOpenOrders: Orders;
  cancelOpenOrders: Acknowledgement;
  getOrderHistory: OrderPage;
  getTrades: TradePage;
  getServerTime: ServerTime;
  getClientIp: ClientIp;
  getSymbols: SymbolList;
  getDepth: Depth;
  getKlines: Klines;
  getRecentTrades: PublicTrades;
  getHistoricalTrades: PublicTrades;
  getTickers: Tickers;
  getPrices: Prices;
  getBookTickers: BookTickers;
  get24hTickers: DayTickers;
  getCurrencies: Currencies;
  getSupportedCurrencies: SupportedCurrencies;
}

/**
 * All operations of the spec, by id.
 *
 * `UserOptions` are the options of a call that acts for a user. They hold the user's access token, unless the client has it.
 */
export interface XtOperations<UserOptions> {
  /**
   * Exchange a code for tokens, or refresh them.
   *
   * One endpoint serves two grants. `grant_type` selects the grant, and with it the other required parameters:
   *
   * | grant | `grant_type` | also required |
   * | --- | --- | --- |
   * | exchange (RFC 6749 §4.1.3) | `authorization_code` | `code` |
   * | refresh (RFC 6749 §6) | `refresh_token` | `refresh_token` |
   *
   * The client secret is in the query string. Keep the URL out of logs, and send the request only from a server.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/OAuth%20Interface/GetToken.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getToken: XtMethod<GetTokenInput, Results["getToken"]>;

  /**
   * Create an API key of the user's own.
   *
   * Creates a key pair that belongs to the user: `accessKey` is the app key to sign with, and `secretKey` is its
   * secret key. The request has no body.
   *
   * Save the secret key when the response arrives: XT documents no operation of this section that shows it again. XT
   * documents neither what the key pair permits, nor how many key pairs a user may have.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/OAuth%20Interface/createApiKey.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly createApiKey: XtMethod<CreateApiKeyInput | undefined, Results["createApiKey"], UserOptions>;

  /**
   * Get the balance of one currency.
   *
   * Returns the user's balance of one currency: the total, available and frozen amounts.
   *
   * XT allows 3 requests for assets a second for each user.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Balance/balanceGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getBalance: XtMethod<GetBalanceInput, Results["getBalance"], UserOptions>;

  /**
   * Get the balances of several currencies.
   *
   * Returns the user's balance of each currency, and the total value in BTC and USDT. Without `currencies`, the live
   * service returns every currency; XT's pages don't say so.
   *
   * XT allows 3 requests for assets a second for each user. This operation's page says 10 a second for each API key.
   * Stay below the lower limit.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Balance/balancesGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getBalances: XtMethod<GetBalancesInput | undefined, Results["getBalances"], UserOptions>;

  /**
   * Find an order by either of its ids.
   *
   * Looks up an order by `orderId` or by `clientOrderId`. Send exactly one of them: XT doesn't document how it
   * responds to both or to neither.
   *
   * **If the response to an order is lost, this operation shows whether the order was placed.** Look up the
   * `clientOrderId` that the order was sent with. If the response contains the order, it was placed. A refusal with
   * `ORDER_005` means that there is no such order now, but the lost request may still arrive. XT refuses a request
   * that is older than its `validate-recvwindow`, so look the order up again after that time before you treat it as
   * not placed. It is unproven which code XT sends for an unknown `clientOrderId`, and how soon a new order can be
   * found. After any other response, it stays unknown whether the order was placed.
   *
   * XT allows 10 requests a second for each user.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/orderGetQueryParam.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly findOrder: XtMethod<FindOrderInput, Results["findOrder"], UserOptions>;

  /**
   * Place an order.
   *
   * Places an order to buy or sell for the user. The required fields depend on the kind of order:
   *
   * | order | `type` | also required | leave out |
   * | --- | --- | --- | --- |
   * | limit order | `LIMIT` | `price`, `quantity` | |
   * | market order to buy | `MARKET` | `quoteQty` | `price`, `quantity` |
   * | market order to sell | `MARKET` | `quantity` | `price`, `quoteQty` |
   *
   * **Always choose and send a `clientOrderId`.** If the response is lost, the order may have been placed. Never place
   * it a second time to find out: look up the `clientOrderId` with `findOrder` (Find an order by either of its ids).
   * XT doesn't document whether it refuses a second order with the same `clientOrderId`, so don't rely on it.
   *
   * XT's page allows 20 requests a second for each API key; the rules of the section allow 10 a second for each user.
   * Stay below the lower limit.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/orderPost.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly placeOrder: XtMethod<PlaceOrderInput, Results["placeOrder"], UserOptions>;

  /**
   * Get an order.
   *
   * Returns one order of the user by XT's id. If you know only the id that you chose, use `findOrder` (Find an order
   * by either of its ids).
   *
   * XT allows 10 requests a second, for each user and for each API key.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/orderGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getOrder: XtMethod<GetOrderInput, Results["getOrder"], UserOptions>;

  /**
   * Cancel an order.
   *
   * Cancels one open order. XT doesn't say whether a success means that the order is cancelled, or only that XT
   * accepted the request. A part of the order may have been executed before. So check the order's `state` and
   * `executedQty` afterwards. Do the same if the response is lost.
   *
   * XT allows 10 requests a second, for each user and for each API key.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/orderDel.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly cancelOrder: XtMethod<CancelOrderInput, Results["cancelOrder"], UserOptions>;

  /**
   * Get several orders.
   *
   * Returns several orders of the user by XT's ids. XT documents neither how many ids a request may have, nor what the
   * response has for an unknown id: check the `orderId` of each order.
   *
   * XT allows 10 requests a second for each user.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/batchOrderGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getOrders: XtMethod<GetOrdersInput, Results["getOrders"], UserOptions>;

  /**
   * Cancel several orders.
   *
   * Cancels open orders by XT's ids. The ids are in a JSON body. XT's response says nothing about the individual
   * orders, and XT's pages don't say what happens if one of them can't be cancelled: check each order afterwards.
   *
   * XT allows 10 requests a second for each user.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/batchOrderDel.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly cancelOrders: XtMethod<CancelOrdersInput, Results["cancelOrders"], UserOptions>;

  /**
   * Get the open orders.
   *
   * Returns the user's open orders, of all pairs or of one.
   *
   * XT allows 10 requests a second, for each user and for each API key.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/openOrderGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getOpenOrders: XtMethod<GetOpenOrdersInput | undefined, Results["getOpenOrders"], UserOptions>;

  /**
   * Cancel the open orders.
   *
   * Cancels the user's open orders: **of every pair, unless `symbol` names one.** The inputs are in a JSON body. XT's
   * response says nothing about the individual orders: check the open orders afterwards.
   *
   * XT allows 10 requests a second, for each user and for each API key.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/openOrderDel.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly cancelOpenOrders: XtMethod<CancelOpenOrdersInput, Results["cancelOpenOrders"], UserOptions>;

  /**
   * Get past orders, page by page.
   *
   * Returns a page of the user's past orders. `hasNext` and `hasPrev` say whether there are more pages; request them
   * with `fromId` and `direction`. XT documents neither whether a page begins with the order of `fromId` or after it,
   * nor which direction leads to older orders.
   *
   * XT allows 10 requests a second, for each user and for each API key.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Order/historyOrderGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getOrderHistory: XtPagedMethod<GetOrderHistoryInput | undefined, Results["getOrderHistory"], UserOptions>;

  /**
   * Get trades, page by page.
   *
   * Returns a page of the user's trades. An order is executed in one or more trades, each with its own price and fee.
   * `hasNext` and `hasPrev` say whether there are more pages; request them with `fromId` and `direction`. XT documents
   * neither whether a page begins with the trade of `fromId` or after it, nor which direction leads to older trades.
   *
   * XT allows 10 requests a second for each user.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/trading-third-party/Trade/tradeGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getTrades: XtPagedMethod<GetTradesInput | undefined, Results["getTrades"], UserOptions>;

  /**
   * Get XT's time.
   *
   * Returns the time of XT's spot service. XT refuses a signed request whose timestamp is older than its receive
   * window, or more than a second ahead of XT's clock. The third-party section probably has the same time, but that is
   * unproven.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/serverInfo.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getServerTime: XtMethod<GetServerTimeInput | undefined, Results["getServerTime"]>;

  /**
   * Get your own IP address.
   *
   * Returns the IP address from which XT receives your requests. XT refuses a signed request from an address that is
   * not bound to its API key (`AUTH_104`).
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/clientInfo.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getClientIp: XtMethod<GetClientIpInput | undefined, Results["getClientIp"]>;

  /**
   * Get trading pairs and their rules.
   *
   * Returns trading pairs. Each has its state, its currencies, the number of decimals that a price and a quantity may
   * have, and its `filters`, the rules that an order must obey. Without `symbol` and `symbols`, XT returns every pair.
   *
   * | `filter` | rule |
   * | --- | --- |
   * | `PRICE` | The price is at least `min`, at most `max`, and differs from `min` by a multiple of `tickSize`. |
   * | `QUANTITY` | The same for the quantity. |
   * | `QUOTE_QTY` | At least `min`: the price times the quantity of a limit order, the `quoteQty` of a market order to buy. |
   * | `PROTECTION_LIMIT` | The price of a limit order is near the latest price. A buy price is at most `buyMaxDeviation` below it and at most `buyPriceLimitCoefficient` above it. A sell price is at most `sellMaxDeviation` above it and at most `sellPriceLimitCoefficient` below it. Each is a fraction of the latest price. |
   * | `PROTECTION_MARKET` | For a market order to buy, the best ask is at most `maxDeviation` above the latest price. For a market order to sell, the best bid is at most as much below it. It is a fraction of the latest price. |
   * | `PROTECTION_ONLINE` | The price is at most the opening price times `maxPriceMultiple`. XT's page doesn't explain `durationSeconds`; it is probably how long the rule applies after the pair goes online. |
   *
   * If a limit is null or missing, there is no such limit. XT's page says so for `QUOTE_QTY`; for the other filters it
   * is likely.
   *
   * To avoid downloading the list again, send the `version` of an earlier response: if nothing has changed, the
   * response has no `symbols`.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/symbol.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getSymbols: XtMethod<GetSymbolsInput | undefined, Results["getSymbols"]>;

  /**
   * Get the order book of a pair.
   *
   * Returns the open orders of a pair by price: `bids` are buy orders, `asks` are sell orders. Each entry is a list of
   * two strings: the price, then the quantity. XT's examples show the best price first.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/depth.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getDepth: XtMethod<GetDepthInput, Results["getDepth"]>;

  /**
   * Get the candles of a pair.
   *
   * Returns the changes of a pair's price as candles (K-lines) of equal length.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/kline.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getKlines: XtMethod<GetKlinesInput, Results["getKlines"]>;

  /**
   * Get the latest trades of a pair.
   *
   * Returns the latest trades of a pair, of all users. For the trades of one user, use `getTrades`.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/tradeRecent.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getRecentTrades: XtMethod<GetRecentTradesInput, Results["getRecentTrades"]>;

  /**
   * Get earlier trades of a pair.
   *
   * Returns trades of a pair, of all users, starting from one trade: send its `i` as `fromId`. XT documents neither
   * whether a page begins with that trade or after it, nor which direction leads to earlier trades.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/tradeHistory.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getHistoricalTrades: XtMethod<GetHistoricalTradesInput, Results["getHistoricalTrades"]>;

  /**
   * Get the prices of pairs, with statistics and best offers.
   *
   * Returns for each pair the current price, its changes, the traded volume, and the best offers. Without `symbol` and
   * `symbols`, XT returns every pair. XT doesn't document which period the statistics cover; those of `get24hTickers`
   * cover 24 hours.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/allTicker.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getTickers: XtMethod<GetTickersInput | undefined, Results["getTickers"]>;

  /**
   * Get the latest prices.
   *
   * Returns the price of the latest trade of each pair. Without `symbol` and `symbols`, XT returns every pair.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/tickerPrice.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getPrices: XtMethod<GetPricesInput | undefined, Results["getPrices"]>;

  /**
   * Get the best offers.
   *
   * Returns the best price at which each pair can be bought and sold now, and the quantity at that price. Without
   * `symbol` and `symbols`, XT returns every pair.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/tickerBook.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getBookTickers: XtMethod<GetBookTickersInput | undefined, Results["getBookTickers"]>;

  /**
   * Get the statistics of 24 hours.
   *
   * Returns the changes of each pair's price in 24 hours, and the traded volume. Without `symbol` and `symbols`, XT
   * returns every pair.
   *
   * XT allows 10 requests a second for each IP address.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Market/ticker24h.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly get24hTickers: XtMethod<Get24hTickersInput | undefined, Results["get24hTickers"]>;

  /**
   * Get currencies.
   *
   * Returns each currency: its name, its number of decimals, and what can be done with it now.
   *
   * XT's page shows a list as the result. The live service sends an object that contains the list.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Balance/currenciesGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getCurrencies: XtMethod<GetCurrenciesInput | undefined, Results["getCurrencies"]>;

  /**
   * Get the networks of currencies.
   *
   * Returns the networks on which each currency can be deposited and withdrawn, and the fees.
   *
   * @see https://github.com/XtApis/xt-api/blob/main/docs/spot/Deposit%26Withdrawal/supportedCurrenciesGet.mdx XT's page
   * @throws an {@link XtConfigError} if an input or an option can't be used; nothing was sent
   * @throws an {@link XtApiError} if XT refused
   * @throws an {@link XtHttpError} if the HTTP status is not 2xx
   * @throws an {@link XtNetworkError} if the connection failed or was lost
   * @throws an {@link XtTimeoutError} if the timeout passed
   * @throws an {@link XtResponseError} if the response can't be read, or a required field is missing
   */
  readonly getSupportedCurrencies: XtMethod<GetSupportedCurrenciesInput | undefined, Results["getSupportedCurrencies"]>;
}
