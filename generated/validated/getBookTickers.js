// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getBookTickers.js";
import { getBookTickers } from "../operations/getBookTickers.js";

export const operation = { ...getBookTickers, validateInput };
