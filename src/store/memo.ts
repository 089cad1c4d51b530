import type { Db } from "./dialect.ts";
import { revision } from "./revision.ts";

const MAX_ENTRIES = 64;

/** What was worked out for a question, kept until anybody writes to the case. */
export type Memo<T> = (db: Db, question: string, work: () => Promise<T>) => Promise<T>;

/** Remembers the answers to the latest questions. */
export function memo<T>(): Memo<T> {
  const answers = new Map<string, { readonly revision: number; readonly answer: T }>();
  return async (db, question, work) => {
    const now = await revision(db);
    const known = answers.get(question);
    if (known?.revision === now) return known.answer;
    const answer = await work();
    answers.delete(question);
    answers.set(question, { revision: now, answer });
    const [oldest] = answers.keys();
    if (answers.size > MAX_ENTRIES && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
