// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getSupportedCurrencies.js";
import { getSupportedCurrencies } from "../operations/getSupportedCurrencies.js";

export const operation = { ...getSupportedCurrencies, validateInput };
