import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { sha256 } from "../sha256.js";

/** What is kept of code: what V8 compiled of it; of a rule pack, what is known of its rules. */
export interface CodeCache {
  /** What was kept of this code by this Node; undefined if there is nothing, or nothing that can be trusted. */
  read(): Buffer | undefined;
  /** Keeps what was made. Where that cannot be done, it is not. */
  write(compiled: Buffer): void;
}

/** How many files of one name are kept: of other versions of the program, of Node, or with other flags. */
const KEPT = 8;
/** The digest that a file begins with, in hex. */
const DIGEST = 64;

/**
 * Opens the cache of a file of code. A cache belongs to this code, to a version of Node and the flags it was started with:
 * for any others there is another file. V8 looks at versions and flags itself, but of the code at its length only, and of
 * what it kept at the first bytes only.
 *
 * @param folder for caches; need not exist
 * @param name of the file of code
 * @param identity the bytes of the code, or what is another one whenever they are others
 */
export function openCodeCache(folder: string, name: string, identity: string | Uint8Array): CodeCache {
  const { version, arch, execArgv, env } = process;
  const made = sha256([version, arch, ...execArgv, env.NODE_OPTIONS ?? "", sha256(identity)].join("\n"));
  const own = `${name}-${made.slice(0, 32)}`;
  const path = join(folder, own);
  return {
    read() {
      const kept = readTrusted(path);
      if (kept === undefined) return undefined;
      const compiled = kept.subarray(DIGEST);
      return kept.toString("latin1", 0, DIGEST) === sha256(compiled) ? compiled : undefined;
    },
    write(compiled) {
      const part = join(folder, `${own}.${process.pid}`);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(part, Buffer.concat([Buffer.from(sha256(compiled), "latin1"), compiled]), {
          flag: "wx",
          mode: 0o600,
        });
        renameSync(part, path);
        prune(folder, name);
      } catch {
        // A folder that is not there and cannot be made, a full disk: starting takes longer, and that is all.
        remove(part);
      }
    },
  };
}

/** Reads a file that nobody but the user who runs the program, or the system's, can have written: its content is run. */
function readTrusted(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const { uid, mode } = fstatSync(file);
    const user = process.geteuid?.();
    const isOwn = user === undefined || (uid === user && (mode & 0o022) === 0);
    return isOwn ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** Leaves the youngest files of a name. */
function prune(folder: string, name: string): void {
  const files = readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`))
    .map((file) => ({
      path: join(folder, file),
      age: statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs,
    }));
  const byAge = files.sort((a, b) => (b.age ?? 0) - (a.age ?? 0));
  for (const { path } of byAge.slice(KEPT)) remove(path);
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written, nothing can be taken away.
  }
}
