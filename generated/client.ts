// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { XtMethod, XtPagedMethod } from "../src/call/operation.js";
import type { components } from "./types.js";

type Schemas = components["schemas"];

/** Nothing. XT's pages show an empty object; the live service sends null. */
export type Acknowledgement = Schemas["Acknowledgement"];
/** A pair of the user's own to sign with. */
export type ApiKey = Schemas["ApiKey"];
/** What a user has of one currency. */
export type Balance = Schemas["Balance"];
/** What a user has of several currencies. */
export type Balances = Schemas["Balances"];
/** The user's account that the order belongs to. */
export type BizType = Schemas["BizType"];
/** The best offers of a pair. */
export type BookTicker = Schemas["BookTicker"];
/** The best offers of pairs. */
export type BookTickers = Schemas["BookTickers"];
/** What XT tells of a cancelled order. */
export type CancelledOrder = Schemas["CancelledOrder"];
/** The caller's IP address. */
export type ClientIp = Schemas["ClientIp"];
/** An id of your own, new for each order. Store it before you send the order: it finds the order when the response is lost. A page of XT's spot section allows at most 22 characters, so an id of at most 22 fits both pages. */
export type ClientOrderId = Schemas["ClientOrderId"];
/** Currencies, as the live service sends them. */
export type Currencies = Schemas["Currencies"];
/** A currency. */
export type Currency = Schemas["Currency"];
/** A network on which a currency moves. */
export type CurrencyChain = Schemas["CurrencyChain"];
/** A pair's statistics of 24 hours. */
export type DayTicker = Schemas["DayTicker"];
/** The statistics of pairs. */
export type DayTickers = Schemas["DayTickers"];
/** The order book of a pair. */
export type Depth = Schemas["Depth"];
/** A candle: how the price moved in one interval. */
export type Kline = Schemas["Kline"];
/** The candles of a pair. */
export type Klines = Schemas["Klines"];
/** An order that is executed at its own price, or better. */
export type LimitOrder = Schemas["LimitOrder"];
/** An order that buys at the price of the market, for an amount of the quote currency. */
export type MarketBuyOrder = Schemas["MarketBuyOrder"];
/** An order that sells at the price of the market. */
export type MarketSellOrder = Schemas["MarketSellOrder"];
/** An order to place. Its `type`, and its `side` for a market order, decide what else it needs. */
export type NewOrder = Schemas["NewOrder"];
/** Which open orders to cancel. */
export type OpenOrdersToCancel = Schemas["OpenOrdersToCancel"];
/** An order, as it stands. */
export type Order = Schemas["Order"];
/** A page of past orders. */
export type OrderPage = Schemas["OrderPage"];
/** Whether the order buys or sells. */
export type OrderSide = Schemas["OrderSide"];
/** How far the order has come. A state that XT adds later must not hide an order, so the set is open. */
export type OrderState = Schemas["OrderState"];
/** At which price the order is executed. */
export type OrderType = Schemas["OrderType"];
/** Several orders. */
export type Orders = Schemas["Orders"];
/** Which orders to cancel. */
export type OrdersToCancel = Schemas["OrdersToCancel"];
/** An order that XT took on. */
export type PlacedOrder = Schemas["PlacedOrder"];
/** The latest price of a pair. */
export type Price = Schemas["Price"];
/** The latest prices of pairs. */
export type Prices = Schemas["Prices"];
/** A trade on the market, of any users. */
export type PublicTrade = Schemas["PublicTrade"];
/** Trades of a pair, of all users. */
export type PublicTrades = Schemas["PublicTrades"];
/** XT's time. */
export type ServerTime = Schemas["ServerTime"];
/** Currencies, with the networks on which they move. */
export type SupportedCurrencies = Schemas["SupportedCurrencies"];
/** A currency, with the networks on which it moves. */
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
/** How long the order stays. XT's pages give the four words only; what they mean here is their usual meaning. */
export type TimeInForce = Schemas["TimeInForce"];
/** A user's tokens. */
export type Token = Schemas["Token"];
/** A trade, in which an order was executed or a part of it. */
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
   * One endpoint serves two grants; `grant_type` says which, and decides what else must be sent:
   *
   * | grant | `grant_type` | also required |
   * | --- | --- | --- |
   * | exchange (RFC 6749 §4.1.3) | `authorization_code` | `code` |
   * | refresh (RFC 6749 §6) | `refresh_token` | `refresh_token` |
   *
   * The client secret travels in the query string, so keep the URL out of logs, and call from a server only.
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
   * Creates a pair that belongs to the user who is acted for: `accessKey` is the app key to sign with, `secretKey` the
   * secret that goes with it. The request has no body.
   *
   * Keep the secret when it arrives: XT documents no interface of this section that shows it again. What the pair
   * permits, and how many of them a user may have, is documented nowhere.
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
   * What the user has of one currency: in all, free to use, and frozen.
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
   * What the user has of each currency, and what all of it is worth in BTC and USDT. Without `currencies` the live
   * service returns every currency; XT's pages don't say so.
   *
   * XT allows 3 requests for assets a second for each user, and says 10 a second for each API key on this interface's
   * page. Keep to the smaller number.
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
   * Looks an order up by `orderId` or by `clientOrderId`. Send one of them: what XT does with both or with neither is
   * documented nowhere.
   *
   * **This settles an order whose placing ended in doubt.** Ask for the `clientOrderId` that the order was sent with: an
   * order in the response was placed. A refusal with `ORDER_005` says that there is no such order now, yet the lost request
   * may still be under way. XT refuses a request that is older than its `validate-recvwindow`, so ask again once that
   * has passed before you take the order for not placed. Which refusal XT gives to an unknown `clientOrderId`, and how
   * soon a new order can be found, is unproven: any other response settles nothing.
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
   * Buys or sells for the user. What has to be sent depends on the kind of order:
   *
   * | order | `type` | also required | leave out |
   * | --- | --- | --- | --- |
   * | limit order | `LIMIT` | `price`, `quantity` | |
   * | market order to buy | `MARKET` | `quoteQty` | `price`, `quantity` |
   * | market order to sell | `MARKET` | `quantity` | `price`, `quoteQty` |
   *
   * **Always send a `clientOrderId` of your own.** When the response is lost, the order may have been placed. Never place
   * it a second time to find out: ask for the `clientOrderId` with `findOrder` (Find an order by either of its ids).
   * Whether XT refuses a second order with the same `clientOrderId` is documented nowhere, so don't rely on it.
   *
   * XT's page allows 20 requests a second for each API key; the rules of the section allow 10 a second for each user.
   * Keep to the smaller number.
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
   * One order of the user by XT's id. An order of which you know only your own id is found by `findOrder` (Find an order
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
   * Cancels one open order. XT doesn't say whether a success means that the order is cancelled or only that its
   * cancelling was asked for, and a part of it may have been traded before: look at the order's `state` and
   * `executedQty` afterwards. The same look settles a call whose response was lost.
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
   * Several orders of the user by XT's ids. How many ids a request may hold, and what the response has for an id that
   * isn't known, is documented nowhere: look at the `orderId` of each.
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
   * Cancels open orders by XT's ids. The ids travel in a JSON body. XT's response says nothing of the single orders, nor
   * do its pages say what happens when one of them can't be cancelled: look at each order afterwards.
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
   * The orders of the user that are still open, of all pairs or of one.
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
   * Cancels the open orders of the user: **of every pair, unless `symbol` names one.** What to cancel travels in a JSON
   * body. XT's response says nothing of the single orders: look at the open orders afterwards.
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
   * A page of the user's past orders. `hasNext` and `hasPrev` say whether there is more; go on with `fromId` and
   * `direction`. Whether a page begins with the order of `fromId` or after it, and which direction leads to older
   * orders, is documented nowhere.
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
   * A page of the user's trades: an order is executed in one or more of them, each with its price and its fee. `hasNext`
   * and `hasPrev` say whether there is more; go on with `fromId` and `direction`. Whether a page begins with the trade of
   * `fromId` or after it, and which direction leads to older trades, is documented nowhere.
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
   * The time of XT's spot service. XT refuses a signed request whose timestamp is older than its receive window, or more
   * than a second ahead of XT's clock. That the third-party section keeps the same time is likely, and unproven.
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
   * The IP address from which XT receives your requests. XT refuses a signed request from an address that is not bound to
   * its API key (`AUTH_104`).
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
   * Each trading pair: its state, its currencies, how many decimals a price and a quantity may have, and its `filters`, the
   * rules that an order must obey. Without `symbol` and `symbols`, every pair comes.
   *
   * | `filter` | rule |
   * | --- | --- |
   * | `PRICE` | The price is at least `min`, at most `max`, and differs from `min` by a multiple of `tickSize`. |
   * | `QUANTITY` | The same for the quantity. |
   * | `QUOTE_QTY` | At least `min`: the price times the quantity of a limit order, the `quoteQty` of a market order to buy. |
   * | `PROTECTION_LIMIT` | The price of a limit order is near the latest price: a buyer's is at most `buyMaxDeviation` below it and `buyPriceLimitCoefficient` above it, a seller's at most `sellMaxDeviation` above it and `sellPriceLimitCoefficient` below it. Each is a share of the latest price. |
   * | `PROTECTION_MARKET` | For a market order to buy, the best ask is at most the share `maxDeviation` above the latest price; for one to sell, the best bid is at most as much below it. |
   * | `PROTECTION_ONLINE` | The price is at most the opening price times `maxPriceMultiple`. XT's page doesn't explain `durationSeconds`; that the rule holds for so long after the pair goes online is likely. |
   *
   * A bound that is null or missing is no bound. The page says so of `QUOTE_QTY`; of the other filters it is likely.
   *
   * Send the `version` of an earlier response to save the list: as long as nothing changed, the response has no `symbols`.
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
   * The open orders of a pair by their price: `bids` buy, `asks` sell. Each entry is a list of two texts: the price, then the
   * quantity. XT's examples show the best price first.
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
   * How the price of a pair moved, as candles (K-lines) of equal length.
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
   * The latest trades of a pair, of all users. The trades of the user who is acted for come from `getTrades`.
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
   * Trades of a pair, of all users, from one of them onwards: send its `i` as `fromId`. Whether a page begins with that trade
   * or after it, and which direction leads to earlier trades, is documented nowhere.
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
   * For each pair: the price now, how it moved, what was traded, and the best offers. Without `symbol` and `symbols`, every
   * pair comes. Which time the statistics are about is documented nowhere; those of `get24hTickers` are about 24 hours.
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
   * The price of the latest trade of each pair. Without `symbol` and `symbols`, every pair comes.
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
   * The best price at which each pair can be bought and sold now, and how much at that price. Without `symbol` and
   * `symbols`, every pair comes.
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
   * How the price of each pair moved in 24 hours, and what was traded. Without `symbol` and `symbols`, every pair comes.
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
   * Each currency: its name, how many decimals it has, and what can be done with it now.
   *
   * XT's page shows a list as the result. The live service sends an object that holds the list.
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
   * On which networks each currency can be deposited and withdrawn, and at which fees.
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
