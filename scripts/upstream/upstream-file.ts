import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Ajv } from "ajv";
import type { OperationFacts } from "./facts.js";
import type { PageFormat, PageLanguage } from "./read-page.js";
import { UsageError } from "./terminal.js";

/** A page that the spec was written from, as it was when its facts were last accepted. */
export interface RecordedPage {
  address: string;
  /**
   * What the page is about. Pages with the same subject tell the same in another language or format; the first of them is
   * the one that the spec follows.
   */
  subject: string;
  format: PageFormat;
  language: PageLanguage;
  /** The docs' own id of the page; the older docs have none. */
  id?: string;
  title: string;
  /** The day on which somebody accepted the facts below, as YYYY-MM-DD. */
  accepted: string;
  /** Of the page's text, so that a reworded page is told from an unchanged one. */
  sha256: string;
  operations: OperationFacts[];
}

export interface UpstreamFile {
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
    default: { type: ["string", "number", "null"] },
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
  },
};
const schema = {
  type: "object",
  required: ["pages"],
  additionalProperties: false,
  properties: { pages: { type: "array", items: page } },
};

/** Throws a UsageError that says where the file is wrong. */
export async function readUpstreamFile(file: string): Promise<UpstreamFile> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const ajv = new Ajv({ allowUnionTypes: true });
  const isUpstreamFile = ajv.compile<UpstreamFile>(schema);
  if (isUpstreamFile(content)) return content;
  throw new UsageError(
    `${file} does not hold what it should: ${ajv.errorsText(isUpstreamFile.errors, { dataVar: "it" })}`,
  );
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
