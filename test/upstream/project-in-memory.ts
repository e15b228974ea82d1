/** This project's spec in memory: tests merge pages into it in milliseconds, without Redocly and without generating code. */
import { stringify } from "yaml";
import type { Choices, SourcePage } from "../../scripts/upstream/match-pages.js";
import { planFrom } from "../../scripts/upstream/plan.js";
import { readPage } from "../../scripts/upstream/read/read-page.js";
import { addressOf } from "../../scripts/upstream/recorded-pages.js";
import { problemLines } from "../../scripts/upstream/report.js";
import { openProject, type Project } from "../../scripts/upstream/spec/project.js";
import { operationById } from "../../scripts/upstream/spec/spec.js";
import { couponPage } from "./pages.js";

/** The texts of pages, by their names with the folders of XT's site. */
export type Pages = Record<string, string>;

export const couponsName = "docs/demo/Coupons.mdx";
export const coupons: Pages = { [couponsName]: couponPage };

export function sourcePages(pages: Pages): SourcePage[] {
  return Object.entries(pages).map(([name, text]) => ({
    source: name,
    address: addressOf(`/${name}`),
    page: readPage(text, name),
  }));
}

let opened: Promise<Project> | undefined;

/** Returns this project in memory, for a test that may change it. The files are parsed once. */
export async function projectInMemory(): Promise<Project> {
  opened ??= openProject(".");
  return copyOf(await opened);
}

function copyOf({ root, spec, overlay, chinese, record }: Project): Project {
  const data = structuredClone({ spec: spec.data, overlay: overlay.data, chinese, record });
  const file = <T>(content: T) => ({ data: content, before: content, print: () => stringify(content) });
  return { root, spec: file(data.spec), overlay: file(data.overlay), chinese: data.chinese, record: data.record };
}

/** Opens the project with the operation of the page of coupons. */
export async function openWithCoupons() {
  let project = await projectInMemory();
  const merge = (pages: Pages, choices: Choices = {}) => {
    const copy = copyOf(project);
    const plan = planFrom(copy, sourcePages(pages), choices);
    const problems = problemLines(plan).join("\n");
    // As in `apply`, a run with problems changes nothing.
    if (problems === "") project = copy;
    return { plan, problems };
  };
  merge(coupons);
  /** Merges pages that must have no problems. */
  const mergeAll = (pages: Pages, choices: Choices = {}): void => {
    const { problems } = merge(pages, choices);
    if (problems !== "") throw new Error(problems);
  };
  /** An operation of the spec, untyped. */
  const operation = (id: string) => Object(operationById(project.spec.data, id)?.node);
  return {
    mergeAll,
    /** Merges another version of the page of coupons, which must have no problems. */
    mergeCoupons: (text: string) => mergeAll({ [couponsName]: text }),
    /** Merges pages. Returns the plan, and the problems that `apply` prints. */
    merge,
    project: () => project,
    operation,
    coupons: () => operation("listCoupons"),
    /** The fields of the result of `listCoupons`. */
    couponFields: () => successOf(operation("listCoupons")).properties.result.properties,
  };
}

/** The schema of an operation's successful response. */
// biome-ignore lint/suspicious/noExplicitAny: the spec's nodes can have any form.
export function successOf({ responses }: any) {
  return responses["200"].content["application/json"].schema.oneOf[0];
}
