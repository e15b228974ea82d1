// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/createApiKey.js";
import { createApiKey } from "../operations/createApiKey.js";

export const operation = { ...createApiKey, validateInput };
