/** What one unattended command hands on to the next, which has other rights. */
import { Refusal } from "../refusal.js";

export type Proposal = { kind: "nothing" } | { kind: "pull-request" | "issue"; title: string; body: string };

export function printProposal(proposal: Proposal): string {
  return `${JSON.stringify(proposal, null, 2)}\n`;
}

export function parseProposal(json: string): Proposal {
  const { kind, title, body } = JSON.parse(json);
  if (kind === "nothing") return { kind };
  const isKnown = kind === "pull-request" || kind === "issue";
  if (isKnown && typeof title === "string" && typeof body === "string") return { kind, title, body };
  throw new Refusal("proposal.json holds no proposal");
}
