import type { ToolAnnotations } from "@modelcontextprotocol/sdk/types.js";

/** Of a tool that only reads the case. */
export const READS: ToolAnnotations = {
  readOnlyHint: true,
  idempotentHint: true,
  openWorldHint: false,
};
