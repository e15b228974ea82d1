// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getBalance.js";
import { getBalance } from "../operations/getBalance.js";

export const operation = { ...getBalance, validateInput };
