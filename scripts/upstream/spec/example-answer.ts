/** Which example answers can become an operation's result. */
import type { Example } from "../read/facts.js";
import { Refusal } from "../refusal.js";

/** Throws a Refusal that says what is wrong with it. */
export function checkedAnswer(file: string, example: Example | undefined): Example {
  const refuse = (reason: string) => new Refusal(`${file} shows ${reason}; nothing was written`);
  if (example?.kind !== "object") throw refuse("no example answer, so there is no result to describe");
  const rc = example.members.get("rc");
  if (rc?.kind === "scalar" && rc.type === "number" && Number(rc.text) !== 0) {
    throw refuse("the answer of a failure only, so there is no result to describe");
  }
  if (rc) return example;
  const isOther = ["returnCode", "msgInfo"].some((name) => example.members.has(name));
  throw refuse(
    isOther
      ? "XT's other envelope {returnCode, msgInfo, error, result}, which the client doesn't speak"
      : "an answer without the envelope {rc, mc, ma, result}",
  );
}
