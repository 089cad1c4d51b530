import type { z } from "zod";
import { TocsinError } from "../base/error.ts";
import type { Effects } from "./effects.ts";
import { counted } from "./paper.ts";
import { table, type Column } from "./table.ts";

/** JSON on stdout, indented for a person who looks. */
export function printJson(value: unknown, { stdout }: Pick<Effects, "stdout">): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Rows on stdout, and on stderr how many there are in all. */
export function printRows<Row>(
  rows: readonly Row[],
  {
    columns,
    total = rows.length,
    noun,
  }: { columns: readonly Column<Row>[]; total?: number; noun: string },
  { stdout, stderr }: Pick<Effects, "stdout" | "stderr">,
): void {
  if (rows.length > 0) {
    stdout.write(table(rows, columns, stdout.isTTY ? stdout.columns : Infinity));
  }
  printTotal({ shown: rows.length, total, noun }, { stderr });
}

/** "12 of 340 claims" on stderr, so that a pipe gets rows and nothing else. */
export function printTotal(
  { shown, total, noun }: { shown: number; total: number; noun: string },
  { stderr }: Pick<Effects, "stderr">,
): void {
  if (total === 0) stderr.write(`no ${noun}\n`);
  else
    stderr.write(
      shown === total
        ? `${counted(total, noun)}\n`
        : `${shown} of ${counted(total, noun)}; --limit and --offset show the others\n`,
    );
}

/** Values that fit a schema. @throws bad-input that names the option and, where there are few, the choices */
export function parseOptions<S extends z.ZodType>(
  schema: S,
  values: Record<string, unknown>,
): z.output<S> {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const option = String(issue?.path[0] ?? "option");
  const hint =
    issue?.code === "invalid_value"
      ? `choose one of ${issue.values.join(", ")}`
      : issue?.message.toLowerCase();
  throw new TocsinError(
    "bad-input",
    `invalid --${option}: ${JSON.stringify(given[option])}`,
    hint ? { hint } : {},
  );
}
