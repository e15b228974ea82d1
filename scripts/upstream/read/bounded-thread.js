/** Starts the thread of `bounded.ts`: Node lets nothing but JavaScript begin one. */
import { register } from "tsx/esm/api";

register();
await import("./bounded-thread.ts");
