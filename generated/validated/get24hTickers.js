// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/get24hTickers.js";
import { get24hTickers } from "../operations/get24hTickers.js";

export const operation = { ...get24hTickers, validateInput };
