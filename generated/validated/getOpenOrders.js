// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getOpenOrders.js";
import { getOpenOrders } from "../operations/getOpenOrders.js";

export const operation = { ...getOpenOrders, validateInput };
