// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getPrices.js";
import { getPrices } from "../operations/getPrices.js";

export const operation = { ...getPrices, validateInput };
