// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getBalances.js";
import { getBalances } from "../operations/getBalances.js";

export const operation = { ...getBalances, validateInput };
