// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getKlines.js";
import { getKlines } from "../operations/getKlines.js";

export const operation = { ...getKlines, validateInput };
