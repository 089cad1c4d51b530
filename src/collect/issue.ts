import { idOf } from "../base/id.ts";
import type { RawInput } from "../model/document.ts";
import type { Issue } from "../model/issue.ts";

/** What is wrong, in words; the rest of an issue follows from the input. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly severity: Issue["severity"];
}

/** The issue about an input, or about a document made of it. Same complaint, same input: same id. */
export function issueOf(
  { code, message, hint, severity }: Complaint,
  input: RawInput,
  documentId: string | null = null,
): Issue {
  return {
    id: idOf("issue", "collect", code, input.name, documentId ?? "", message),
    stage: "collect",
    code,
    message,
    hint: hint ?? null,
    where: input.name,
    documentId,
    span: null,
    severity,
    at: input.retrieved,
  };
}
