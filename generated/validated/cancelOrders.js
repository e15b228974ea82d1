// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/cancelOrders.js";
import { cancelOrders } from "../operations/cancelOrders.js";

export const operation = { ...cancelOrders, validateInput };
