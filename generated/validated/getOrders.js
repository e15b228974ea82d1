// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getOrders.js";
import { getOrders } from "../operations/getOrders.js";

export const operation = { ...getOrders, validateInput };
