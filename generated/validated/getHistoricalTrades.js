// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getHistoricalTrades.js";
import { getHistoricalTrades } from "../operations/getHistoricalTrades.js";

export const operation = { ...getHistoricalTrades, validateInput };
