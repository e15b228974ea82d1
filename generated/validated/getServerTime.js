// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/getServerTime.js";
import { getServerTime } from "../operations/getServerTime.js";

export const operation = { ...getServerTime, validateInput };
