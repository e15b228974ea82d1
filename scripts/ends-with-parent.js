/** Preloaded into Prism's process: it ends with its parent, however that ended, and takes along the folder that was made for it. */
import { rmSync } from "node:fs";

// The channel between the two closes with the parent.
process.once("disconnect", () => process.exit());
process.once("exit", () => rmSync(`${process.env.OWN_FOLDER}`, { recursive: true, force: true }));
