import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { OwnershipView } from "../../../../src/model/ownership-view.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

const STEPS = 250;

/**
 * Where each party stands in a drawing of the given size: on a circle to begin with, then drawn together by the links. The same
 * network looks the same every time.
 */
export function layout(
  { nodes, links }: Pick<OwnershipView, "nodes" | "links">,
  { width, height, margin }: { width: number; height: number; margin: number },
): ReadonlyMap<string, Point> {
  const graph = new MultiDirectedGraph();
  for (const [i, { id }] of nodes.entries()) {
    const angle = (2 * Math.PI * i) / nodes.length;
    graph.addNode(id, { x: Math.cos(angle), y: Math.sin(angle) });
  }
  for (const { fromId, toId } of links)
    if (graph.hasNode(fromId) && graph.hasNode(toId)) graph.addEdge(fromId, toId);
  forceAtlas2.assign(graph, {
    iterations: STEPS,
    settings: { ...forceAtlas2.inferSettings(graph), gravity: 1, scalingRatio: 10 },
  });
  const found = nodes.map(({ id }) => ({
    id,
    x: Number(graph.getNodeAttribute(id, "x")),
    y: Number(graph.getNodeAttribute(id, "y")),
  }));
  const scale = (values: readonly number[], size: number) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const span = most - least || 1;
    return (value: number) => margin + ((value - least) / span) * (size - 2 * margin);
  };
  const x = scale(
    found.map((one) => one.x),
    width,
  );
  const y = scale(
    found.map((one) => one.y),
    height,
  );
  return new Map(found.map((one) => [one.id, { x: x(one.x), y: y(one.y) }]));
}
