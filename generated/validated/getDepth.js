// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getDepth.js";
import { getDepth } from "../operations/getDepth.js";

export const operation = { ...getDepth, validateInput };
