// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { messageCodes } from "../message-codes/TradeMessageCode.js";
import { SymbolList as validateResult } from "../results/SymbolList.js";

export const getSymbols = {
  "id": "getSymbols",
  "method": "get",
  "path": "/v4/public/symbol",
  "server": "market",
  "exactNames": [
    "id",
    "baseCurrencyId",
    "quoteCurrencyId",
    "takerFeeRate",
    "makerFeeRate",
    "min",
    "max",
    "tickSize",
    "buyMaxDeviation",
    "buyPriceLimitCoefficient",
    "sellMaxDeviation",
    "sellPriceLimitCoefficient",
    "maxDeviation",
    "durationSeconds",
    "maxPriceMultiple"
  ],
  "maxBytes": 4194304,
  "inputs": {
    "symbol": "query",
    "symbols": "query",
    "version": "query"
  },
  "required": {},
  messageCodes,
  validateResult,
};
