/** The address that orval's functions call; see prepare.js. */
declare var orvalBaseUrl: string;

declare namespace NodeJS {
  interface Process {
    /** The runtime's own modules that are loaded by now. Undocumented, and the only way to see that. */
    moduleLoadList: string[];
  }
}
