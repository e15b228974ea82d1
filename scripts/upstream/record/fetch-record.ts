/** A recorded page as it is published by now. */
import { readBounded } from "../read/bounded.js";
import { fetchPage } from "../read/fetch-page.js";
import { type Page, unreadable } from "../read/page.js";
import { Refusal } from "../refusal.js";
import type { RecordedPage } from "./record.js";

/** A page that can't be had comes back with an error. */
export async function fetchRecord({ address }: RecordedPage): Promise<Page> {
  try {
    const text = await fetchPage(address);
    return await readBounded(text, decodeURIComponent(new URL(address).pathname));
  } catch (error) {
    if (error instanceof Refusal) return unreadable(address, "file", error.message);
    throw error;
  }
}
