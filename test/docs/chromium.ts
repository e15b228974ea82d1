/** Starts the headless Chromium that is installed on the system. */
import { type Browser, chromium } from "playwright-core";
import { findCommand } from "../tokens/databases/server.js";

/** The headless shell is preferred, because it needs half the time. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
const executablePath = names.map((name) => findCommand(name)).find((file) => file !== undefined);

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
