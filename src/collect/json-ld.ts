import type { Page } from "./dom.ts";

type Node = Readonly<Record<string, unknown>>;

const ARTICLE_TYPES = /^(?:\w{0,30}Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$/;
const NODE_LIMIT = 500; // pages carry a few dozen; more is not metadata

/** The schema.org node of the article itself; empty where the page has none. @see https://schema.org/NewsArticle */
export function articleNode(page: Page): Node {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const queue: unknown[] = [parseJson(script.textContent ?? "")];
    for (let i = 0; i < queue.length && i < NODE_LIMIT; i++) {
      const node = queue[i];
      if (Array.isArray(node)) queue.push(...node.slice(0, NODE_LIMIT));
      if (!isNode(node)) continue;
      if (
        [node["@type"]].flat().some((type) => typeof type === "string" && ARTICLE_TYPES.test(type))
      )
        return node;
      queue.push(node["@graph"], node["mainEntity"]);
    }
  }
  return {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof RangeError) return null; // metadata is a bonus: meta elements follow
    throw cause;
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The string itself, or the first of a list. */
export function textOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" && first.trim() !== "" ? first : null;
}

/** Name of a person or organisation, however schema.org lets it be put; several are joined by ", ". */
export function nameOf(value: unknown): string | null {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map((one) => (isNode(one) ? textOf(one["name"]) : textOf(one)));
  return names.filter((name) => name !== null).join(", ") || null;
}
