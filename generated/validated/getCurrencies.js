// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getCurrencies.js";
import { getCurrencies } from "../operations/getCurrencies.js";

export const operation = { ...getCurrencies, validateInput };
