/** The runtimes that the package is tested on, and how each is started. The versions stand here and nowhere else. */
import { join } from "node:path";
import { installed } from "../package/tools.js";

const { platform, arch } = process;

/** The package of npm that carries a runtime's binary for this platform, and where in it the binary stands. */
interface Binary {
  name: string;
  version: string;
  file: string;
}

export interface Runtime {
  binary: Binary;
  /** The arguments that run a module; a Worker's runtime takes a configuration instead. */
  args?: string[];
}

const node = (version: string): Runtime => ({
  binary: { name: `node-${platform}-${arch}`, version, file: "bin/node" },
  args: [],
});

export const runtimes: Record<string, Runtime> = {
  // The oldest that package.json supports.
  "Node 20": node("20.19.0"),
  "Node 22": node("22.23.3"),
  "Node 24": node("24.21.0"),
  "Node 26": node("26.10.0"),
  Bun: {
    binary: { name: `@oven/bun-${platform}-${arch === "arm64" ? "aarch64" : arch}`, version: "1.4.5", file: "bin/bun" },
    args: ["run"],
  },
  Deno: {
    binary: {
      name: `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}`,
      version: "2.9.6",
      file: "deno",
    },
    // No rights but the network: the client needs no file and no environment variable.
    args: ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-net"],
  },
  workerd: {
    binary: {
      name: `@cloudflare/workerd-${platform}-${arch === "x64" ? "64" : arch}`,
      version: "1.20261117.1",
      file: "bin/workerd",
    },
  },
};

/** The path of a runtime's binary, installed if need be. */
export async function binaryOf({ binary: { name, version, file } }: Runtime): Promise<string> {
  return join(await installed(name, version), name, file);
}
