export type { McpContext } from "./context.ts";
export { answerOverHttp, serveOverStdio } from "./transports.ts";
