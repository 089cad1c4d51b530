import { TocsinError, type ErrorCode } from "../base/error.ts";

/** What the shell is told for each kind of failure; 0 is success. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  internal: 1,
  "bad-input": 2,
  "not-found": 3,
  conflict: 4,
  unavailable: 5,
};

/** Faults of the machine that a user can mend, told as such: a full disk is no bug of ours. */
const SYSTEM_FAULTS: Readonly<Record<string, readonly [ErrorCode, string, string]>> = {
  ENOENT: ["not-found", "missing file", "check the path; ls shows what is there"],
  EISDIR: [
    "bad-input",
    "invalid file, it is a folder",
    "name a file in it, or add the folder with tocsin add",
  ],
  EACCES: [
    "unavailable",
    "unreachable file, permission denied",
    "check who may read and write it: ls -l",
  ],
  EPERM: [
    "unavailable",
    "unreachable file, not permitted",
    "check who may read and write it: ls -l",
  ],
  ENOSPC: [
    "unavailable",
    "unreachable space, the disk is full",
    "free some space: df -h shows where; nothing that was saved is lost",
  ],
  EADDRINUSE: [
    "conflict",
    "duplicate port, something listens there already",
    "choose another with --port N",
  ],
  EMFILE: ["unavailable", "unreachable file, too many are open", "raise the limit: ulimit -n 4096"],
};

/** Any thrown thing as an error a user can act on; what nobody foresaw is "internal" and keeps its cause. */
export function toTocsinError(thrown: unknown): TocsinError {
  if (thrown instanceof TocsinError) return thrown;
  const fault =
    thrown instanceof Error && "code" in thrown ? SYSTEM_FAULTS[String(thrown.code)] : undefined;
  if (fault && thrown instanceof Error) {
    const [code, words, hint] = fault;
    const path = "path" in thrown ? `: ${JSON.stringify(String(thrown.path))}` : "";
    return new TocsinError(code, `${words}${path}`, { hint, cause: thrown });
  }
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return new TocsinError("internal", `unknown failure: ${words}`, {
    hint: "set TOCSIN_DEBUG=1 for the trace and report it as an issue",
    cause: thrown,
  });
}
