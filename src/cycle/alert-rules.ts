import type { AlertSettings } from "../model/alert.ts";
import type { Store } from "../store/index.ts";
import { parseAlertSettings } from "../warn/index.ts";
import { loadKnowledge, nameLookup } from "./knowledge.ts";
import type { World } from "./world.ts";

/**
 * Sets the rules and channels of a case, from now on: what was collected before is no news to them.
 *
 * @param file text of the YAML, its name for messages, and who sets it
 * @throws TocsinError "bad-input" for the first fault, with its line; nothing is set then
 */
export async function setAlertRules(
  store: Store,
  { now }: Pick<World, "now">,
  { yaml, where, by }: { yaml: string; where: string; by: string },
): Promise<AlertSettings> {
  const { entities, gazetteer } = await loadKnowledge({ store });
  const named = nameLookup([...entities, ...(await store.allEntities())], [], gazetteer);
  const settings = parseAlertSettings(yaml, where, { problems: await store.problems(), named });
  const at = now();
  await store.saveAlertSettings(settings, at);
  await store.appendLog({
    at,
    by,
    action: "alert-settings",
    subject: where,
    detail: `${settings.rules.length} rules, ${settings.channels.length} channels`,
  });
  return settings;
}
