// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getOrder.js";
import { getOrder } from "../operations/getOrder.js";

export const operation = { ...getOrder, validateInput };
