import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { InTurn } from "../base/in-turn.ts";
import { addActorTools } from "./actor-tools.ts";
import { addArticleTool } from "./add-tool.ts";
import { addClaimTools } from "./claim-tools.ts";
import type { McpContext } from "./context.ts";
import { addProblemTools } from "./problem-tools.ts";
import { addPropositionTools } from "./proposition-tools.ts";
import { NOTICE } from "./untrusted.ts";

const INSTRUCTIONS = [
  "Tocsin keeps who says what, on whose word, and from how many independent origins.",
  "A claim is what somebody said, never what is so: say who said it, and cite it by document, words and place.",
  "Count origins and not articles; give them as the interval that is answered.",
  NOTICE,
].join(" ");

/**
 * The tools on one case. One server speaks to one client.
 *
 * @param oneByOne shared by all servers of a case, since each addition ends in weighing it
 */
export function mcpServer(context: McpContext, oneByOne: InTurn): McpServer {
  const server = new McpServer(
    { name: "tocsin", title: "Tocsin", version: context.version },
    { instructions: INSTRUCTIONS },
  );
  addClaimTools(server, context);
  addPropositionTools(server, context);
  addActorTools(server, context);
  addProblemTools(server, context);
  if (context.mayAdd) addArticleTool(server, context, oneByOne);
  return server;
}
