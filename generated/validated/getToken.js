// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getToken.js";
import { getToken } from "../operations/getToken.js";

export const operation = { ...getToken, validateInput };
