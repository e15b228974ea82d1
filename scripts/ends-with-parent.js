/** Preloaded into a child process: it ends with its parent, however that ended, as then the channel between the two closes. */
process.once("disconnect", () => process.exit());
