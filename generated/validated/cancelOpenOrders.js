// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/cancelOpenOrders.js";
import { cancelOpenOrders } from "../operations/cancelOpenOrders.js";

export const operation = { ...cancelOpenOrders, validateInput };
