// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getSymbols.js";
import { getSymbols } from "../operations/getSymbols.js";

export const operation = { ...getSymbols, validateInput };
