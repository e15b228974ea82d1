import { describe, expect, it } from "vitest";
import { upstream } from "../project.js";

const commands = ["facts", "diff", "check", "apply", "forget", "prepare"];

describe("upstream", () => {
  it("prints help for the tool and for each command", async () => {
    const { status, stdout } = await upstream(["--help"]);
    expect(status).toBe(0);
    for (const command of commands) {
      expect(stdout).toContain(command);
      const help = await upstream([command, "--help"]);
      expect(help.status).toBe(0);
      expect(help.stdout).toContain(`npm run -s upstream -- ${command}`);
      expect(help.stdout).toContain("Exit status");
    }
  });

  it.each([
    [[]],
    [["fact"]],
    [["constructor"]],
    [["facts"]],
    [["facts", "--json"]],
    [["diff", "a.md"]],
    [["diff", "--jsonl", "a.md"]],
    [["check", "--fast"]],
    [["apply"]],
    [["apply", "a.md", "--ours", "--theirs"]],
    [["apply", "a.md", "--address", "ftp://a"]],
    [["forget"]],
    [["forget", "nowhere.mdx"]],
    [["prepare"]],
  ])("refuses %j with a message and status 2", async (args) => {
    const { status, stdout, stderr } = await upstream(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });
});
