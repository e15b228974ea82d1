/** Preloaded into Prism's process: makes it exit when its parent ends for any reason, and removes its temporary folder. */
import { rmSync } from "node:fs";

// The IPC channel closes when the parent ends.
process.once("disconnect", () => process.exit());
process.once("exit", () => rmSync(`${process.env.MOCK_FOLDER}`, { recursive: true, force: true }));
