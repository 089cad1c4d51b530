import { spawn } from "node:child_process";
import { TocsinError } from "../../base/error.ts";

const MAX_SAID = 500;

/**
 * Runs a program with no shell between, and hands it text on its standard input: nothing of the text is ever a word of
 * the command line.
 *
 * @throws TocsinError "unavailable" where it cannot be run, takes too long, or ends with anything but 0
 */
export function runCommand(
  [program = "", ...args]: readonly string[],
  { input, timeoutMs }: { input: string; timeoutMs: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (reason: string, cause?: unknown) =>
      reject(
        new TocsinError("unavailable", `failed command: "${program}": ${reason}`, {
          hint: "run it by hand with a line of the file channel on its standard input",
          cause,
        }),
      );
    const child = spawn(program, args, {
      shell: false,
      stdio: ["pipe", "ignore", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const said: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.stdin.on("error", () => undefined); // it may end without reading: its exit code says what that means
    child.on("error", (cause) => failed(cause.message, cause));
    child.on("close", (code, signal) => {
      if (code === 0) return resolve();
      const words = Buffer.concat(said).toString("utf8").trim().slice(0, MAX_SAID);
      failed([`ended with ${code ?? signal ?? "nothing"}`, words].filter(Boolean).join(": "));
    });
    child.stdin.end(input);
  });
}
