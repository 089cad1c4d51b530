import type { Brief } from "../model/brief.ts";
import type { Stamp } from "./footer.ts";
import { renderHtml } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";

/** Forms a brief leaves in, by their file ending, with their media types. */
export const BRIEF_FORMS = {
  md: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;
export type BriefForm = keyof typeof BRIEF_FORMS;

/** The brief in one form. The library for Word documents is loaded when one is asked for. */
export async function renderBrief(
  brief: Brief,
  form: BriefForm,
  stamp: Stamp | null = null,
): Promise<Uint8Array> {
  if (form === "docx") return (await import("./docx.ts")).renderDocx(brief, stamp);
  const text = form === "md" ? renderMarkdown(brief, stamp) : renderHtml(brief, stamp);
  return new TextEncoder().encode(text);
}
