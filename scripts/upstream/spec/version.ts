/** The version of the spec (`info.version`), by semver. */
export type Bump = "none" | "patch" | "minor" | "major";

/** Of two ratings the graver one; a word that isn't known counts as the gravest. */
export function higherOf(one: string, other: Bump): Bump {
  const known: readonly Bump[] = ["none", "patch", "minor", "major"];
  const rated = known.find((bump) => bump === one) ?? "major";
  return known.indexOf(rated) > known.indexOf(other) ? rated : other;
}

export function nextVersion(version: string, bump: Bump): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  if (bump === "minor") return `${major}.${minor + 1}.0`;
  return bump === "patch" ? `${major}.${minor}.${patch + 1}` : version;
}
