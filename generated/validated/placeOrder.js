// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/placeOrder.js";
import { placeOrder } from "../operations/placeOrder.js";

export const operation = { ...placeOrder, validateInput };
