// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getRecentTrades.js";
import { getRecentTrades } from "../operations/getRecentTrades.js";

export const operation = { ...getRecentTrades, validateInput };
