/** Decides where the inputs of an operation travel that are no part of its path. */
import type { Notes, OperationFacts } from "../read/facts.js";
import { Refusal } from "../refusal.js";

export const places = ["query", "json", "form"] as const;
export type Place = (typeof places)[number];

/** As the page says; a body of GET is none that the client could send. */
export function notedPlace({ method, path }: OperationFacts, { place }: Notes): Place | undefined {
  if (place === undefined || place === "query" || method !== "GET") return place;
  throw new Refusal(
    `the page says that ${method} ${path} takes its inputs in a body, which GET doesn't have; nothing was written. Where ` +
      "they travel has to be known: see XT's other pages of it, and say it with --in",
  );
}

/** Where the page says nothing; as XT's page of basic information has it for GET and POST. */
export function assumedPlace({ method }: OperationFacts): Place {
  return method === "GET" || method === "DELETE" ? "query" : "json";
}
