// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getOrderHistory.js";
import { getOrderHistory } from "../operations/getOrderHistory.js";

export const operation = { ...getOrderHistory, validateInput };
