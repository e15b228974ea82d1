/** Git, as the unattended commands use it: a commit that touches no working tree, handed on in a bundle, pushed to a branch. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { showsMentions } from "../../generate/mentions.js";
import { Refusal } from "../refusal.js";
import { type FileChanges, writeFiles } from "../spec/write-files.js";

/** Whose commits these are; what anybody else commits onto the branch is his work, and is left alone. */
const committer = { name: "github-actions[bot]", email: "41898282+github-actions[bot]@users.noreply.github.com" };

/** Where an update may reach: a page of XT's can't make it change what runs. */
const isReach = (name: string) => /^(?:spec|generated|\.changeset)\//.test(name) || showsMentions(name);

/** Commits files on top of what is checked out, and puts the commit into a bundle. */
export async function bundleCommit(root: string, files: FileChanges, message: string, bundle: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "xt-oauth-upstream-"));
  try {
    await git(root, "worktree", "add", "--quiet", "--detach", folder, "HEAD");
    await writeFiles(folder, files);
    await git(folder, "add", "--all");
    const identity = ["-c", `user.name=${committer.name}`, "-c", `user.email=${committer.email}`];
    const settings = [...identity, "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false"];
    await git(folder, ...settings, "commit", "--quiet", "--message", message);
    await git(folder, "bundle", "create", "--quiet", bundle, "HEAD", "^HEAD~1");
  } finally {
    await rm(folder, { recursive: true, force: true });
    await git(root, "worktree", "prune");
  }
}

/** The bundle's commit, once it is known to be one step from what is checked out, and to change only what an update may. */
export async function unbundle(root: string, bundle: string): Promise<string> {
  await git(root, "fetch", "--quiet", bundle, "HEAD");
  const [commit, parent, head] = await Promise.all(
    ["FETCH_HEAD", "FETCH_HEAD^", "HEAD"].map((name) => git(root, "rev-parse", "--verify", name)),
  );
  if (commit === undefined || parent !== head) throw new Refusal("the update was prepared on another commit than this");
  const changed = (await git(root, "diff", "--name-only", "--no-renames", "-z", "HEAD", commit)).split("\0");
  const strange = changed.filter((name) => name !== "" && !isReach(name));
  if (strange.length > 0) throw new Refusal("the update changes what no update may:", strange);
  return commit;
}

/** Puts the commit in the place of the branch. False, and nothing is done, where somebody else's work stands there. */
export async function push(root: string, commit: string, branch: string): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  if (!(await isOurs(root, branch))) return false;
  const [there = ""] = (await git(root, "ls-remote", "origin", ref)).split("\t");
  await git(root, "push", "--quiet", `--force-with-lease=${ref}:${there}`, "origin", `${commit}:${ref}`);
  return true;
}

/** Whether nobody has committed anything to the branch but this tool, or there is none. */
export async function isOurs(root: string, branch: string): Promise<boolean> {
  const ref = `refs/heads/${branch}`;
  if ((await git(root, "ls-remote", "origin", ref)) === "") return true;
  await git(root, "fetch", "--quiet", "--depth=1", "origin", ref);
  return (await git(root, "log", "-1", "--format=%ce", "FETCH_HEAD")) === committer.email;
}

function git(root: string, ...args: string[]): Promise<string> {
  // What a hook or an editor of somebody's sets is of no concern here; and nobody is there to ask.
  const { GIT_DIR: _, GIT_INDEX_FILE: __, ...env } = process.env;
  const options = { cwd: root, env: { ...env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" }, maxBuffer: 2 ** 26 };
  return new Promise((resolve, reject) => {
    execFile("git", args, options, (error, stdout, stderr) => {
      if (!error) return resolve(stdout.trimEnd());
      const command = args.find((word) => /^[a-z-]+$/.test(word)) ?? "";
      reject(new Refusal(`\`git ${command}\` failed:`, stderr.trim().split("\n")));
    });
  });
}
