/** Starts the headless Chromium that is installed on the system. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** The headless shell is preferred, because it needs half the time. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const folders = (process.env.PATH ?? "").split(delimiter);

const executablePath = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);

/** Playwright creates an empty profile for the browser, and deletes it at the end. */
export function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`install Chromium: there is no ${names.join(", ")} on PATH`);
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  return chromium.launch({ executablePath, headless: true, args });
}
