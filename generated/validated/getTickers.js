// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getTickers.js";
import { getTickers } from "../operations/getTickers.js";

export const operation = { ...getTickers, validateInput };
