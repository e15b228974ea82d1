/** The address that orval's functions call; see prepare.js. */
declare var orvalBaseUrl: string;

type SpecPaths = import("../../generated/types.js").paths;

/** The path of the operation that is measured, as the spec has it. */
type TokenPath = {
  [Path in keyof SpecPaths]: SpecPaths[Path] extends { get: import("../../generated/types.js").operations["getToken"] }
    ? Path
    : never;
}[keyof SpecPaths];

declare namespace NodeJS {
  interface Process {
    /** The runtime's own modules that are loaded by now. Undocumented, and the only way to see that. */
    moduleLoadList: string[];
  }
}
