// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getTrades.js";
import { getTrades } from "../operations/getTrades.js";

export const operation = { ...getTrades, validateInput };
