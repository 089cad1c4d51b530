import { MultiDirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { Sigma } from "sigma";
import { DashedArrow } from "./dashed-edge.ts";
import type { NetworkView } from "../../../../src/model/view.ts";
import { colourOf } from "../../base/theme.ts";
import { plainly, RELATION } from "../../base/words.ts";
import type { Drawing } from "../../parts/drawing.ts";
import { legibleLabels } from "./labels.ts";

interface Hands {
  readonly pick: (entity: string | null) => void;
  readonly open: (entity: string) => void;
}

const STEPS_FEW = 300;
const STEPS_MANY = 50; // 0.3 s for 1,000 actors and 3,000 ties
const MANY_NODES = 400;
const FEW_EDGES = 60; // all can be named without hiding one another

/**
 * Draws the network, settled before it is shown: the same case looks the same every time.
 *
 * @throws where the browser has no WebGL
 */
export function drawNetwork(box: HTMLElement, view: NetworkView, hands: Hands): Drawing {
  const graph = graphOf(view);
  let marked: string | null = null;
  const faint = colourOf("hair");
  const labels = legibleLabels();
  const sigma = new Sigma(graph, box, {
    edgeProgramClasses: { dashed: DashedArrow },
    renderEdgeLabels: view.edges.length <= FEW_EDGES,
    labelColor: { color: colourOf("ink") },
    edgeLabelColor: { color: colourOf("soft") },
    labelFont: "system-ui, sans-serif",
    edgeLabelFont: "system-ui, sans-serif",
    edgeLabelSize: 11,
    labelSize: 13,
    stagePadding: 60,
    ...(view.edges.length <= FEW_EDGES ? { labelRenderedSizeThreshold: 0, labelDensity: 4 } : {}),
    ...labels.settings,
    defaultDrawNodeHover: () => {},
    nodeReducer: (node, data) =>
      isNear(graph, marked, node) ? data : { ...data, color: faint, label: "" },
    edgeReducer: (edge, data) =>
      marked === null || graph.hasExtremity(edge, marked) ? data : { ...data, hidden: true },
  });
  labels.follow(sigma);
  sigma.on("enterNode", ({ node }) => hands.pick(node));
  sigma.on("leaveNode", () => hands.pick(null));
  sigma.on("clickNode", ({ node }) => hands.open(node));
  return {
    mark(entity) {
      marked = entity !== null && graph.hasNode(entity) ? entity : null;
      sigma.refresh({ skipIndexation: true });
    },
    close: () => sigma.kill(),
  };
}

function isNear(graph: MultiDirectedGraph, marked: string | null, node: string): boolean {
  return marked === null || node === marked || graph.areNeighbors(marked, node);
}

/** Actors that have ties, on a circle to begin with, then drawn together by them. */
function graphOf(view: NetworkView): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const tied = new Set(view.edges.flatMap(({ from, to }) => [from.id, to.id]));
  const nodes = view.nodes.filter(({ id }) => tied.has(id));
  const [accent, soft, denial] = [colourOf("accent"), colourOf("soft"), colourOf("denial")];
  for (const [i, node] of nodes.entries()) {
    const angle = (2 * Math.PI * i) / nodes.length;
    graph.addNode(node.id, {
      label: plainly(node.name),
      size: 4 + Math.sqrt(node.mentions) * 1.2,
      color: node.verified ? accent : soft,
      x: Math.cos(angle),
      y: Math.sin(angle),
    });
  }
  for (const { relation, from, to, contested } of view.edges) {
    if (!graph.hasNode(from.id) || !graph.hasNode(to.id)) continue;
    graph.addEdgeWithKey(relation.id, from.id, to.id, {
      label: RELATION[relation.type],
      type: contested ? "dashed" : "arrow",
      size: 1.5,
      color: contested ? denial : soft,
    });
  }
  forceAtlas2.assign(graph, {
    iterations: nodes.length > MANY_NODES ? STEPS_MANY : STEPS_FEW,
    settings: { ...forceAtlas2.inferSettings(graph), gravity: 1, scalingRatio: 8 },
  });
  return graph;
}
