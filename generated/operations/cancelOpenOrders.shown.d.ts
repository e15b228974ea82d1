// Made by `npm run generate` from spec/openapi.yaml. Do not edit: change the spec instead.

import type { AnswerCheck } from "../../src/call/operation.js";

export declare const isAsShown: AnswerCheck;
