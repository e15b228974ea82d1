// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import { validateInput } from "../inputs/findOrder.js";
import { findOrder } from "../operations/findOrder.js";

export const operation = { ...findOrder, validateInput };
