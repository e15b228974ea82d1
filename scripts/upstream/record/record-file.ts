/** spec/upstream.json: the pages that the spec was written from, as they were when somebody accepted what they say. */
import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import { Refusal } from "../refusal.js";
import type { RecordedPage } from "./record.js";

interface RecordFile {
  pages: RecordedPage[];
}

const text = { type: "string" };
const parameter = {
  type: "object",
  required: ["name", "type", "required", "default", "enum"],
  additionalProperties: false,
  properties: {
    name: text,
    type: { enum: ["string", "number", "integer", "boolean", "array", "object", "unknown"] },
    required: { type: "boolean" },
    default: { type: ["string", "number", "boolean", "null"] },
    enum: { type: ["array", "null"], items: text },
  },
};
const operation = {
  type: "object",
  required: ["method", "path", "parameters", "response"],
  additionalProperties: false,
  properties: {
    method: { enum: ["GET", "POST", "PUT", "DELETE", "PATCH"] },
    path: { type: "string", pattern: "^/" },
    parameters: { type: "array", items: parameter },
    response: { type: "object", additionalProperties: text },
  },
};
const notes = {
  type: "object",
  required: ["inputs"],
  additionalProperties: false,
  properties: {
    place: { enum: ["query", "json", "form"] },
    inputs: {
      type: "object",
      additionalProperties: {
        type: "object",
        additionalProperties: false,
        properties: {
          enum: { type: "array", items: text },
          pattern: text,
          maximum: { type: "number" },
          isOptional: { const: true },
          isId: { const: true },
          isSecret: { const: true },
          isList: { const: true },
        },
      },
    },
  },
};
const page = {
  type: "object",
  required: ["address", "subject", "format", "language", "title", "accepted", "sha256", "operations"],
  additionalProperties: false,
  properties: {
    address: text,
    subject: text,
    format: { enum: ["jekyll", "docusaurus"] },
    language: { enum: ["en", "zh-CN"] },
    id: text,
    title: text,
    accepted: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
    sha256: { type: "string", pattern: "^[0-9a-f]{64}$" },
    operations: { type: "array", minItems: 1, items: operation },
    notes: { type: "array", items: notes },
  },
};
const schema = {
  type: "object",
  required: ["pages"],
  additionalProperties: false,
  properties: { pages: { type: "array", items: page } },
};

export async function readRecordFile(file: string): Promise<RecordedPage[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const ajv = new Ajv({ allowUnionTypes: true });
  const isRecordFile = ajv.compile<RecordFile>(schema);
  if (isRecordFile(content)) return content.pages;
  throw new Refusal(`${file} does not hold what it should: ${ajv.errorsText(isRecordFile.errors, { dataVar: "it" })}`);
}

export function printRecordFile(pages: readonly RecordedPage[]): string {
  return `${JSON.stringify({ pages }, null, 2)}\n`;
}
