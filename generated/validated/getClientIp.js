// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getClientIp.js";
import { getClientIp } from "../operations/getClientIp.js";

export const operation = { ...getClientIp, validateInput };
