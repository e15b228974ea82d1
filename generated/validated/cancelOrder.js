// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/cancelOrder.js";
import { cancelOrder } from "../operations/cancelOrder.js";

export const operation = { ...cancelOrder, validateInput };
