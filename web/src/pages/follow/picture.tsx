import { useRef } from "preact/hooks";
import type { OwnershipLink } from "../../../../src/model/ownership.ts";
import type { OwnershipNode, OwnershipView } from "../../../../src/model/ownership-view.ts";
import { navigate } from "../../base/address.ts";
import { colourOf, currentTheme, isWide } from "../../base/theme.ts";
import { counted, plainly } from "../../base/words.ts";
import { readableLabels } from "./labels.ts";
import { layout, type Point } from "./layout.ts";

/** As wide as the page, or upright as a phone is: scaled down, its words could not be read. */
const LYING = { width: 900, height: 560, margin: 90 };
const UPRIGHT = { width: 440, height: 560, margin: 95 };
const LONGEST_LABEL = 26;
const MOST_LABELLED = 40; // links: more labels hide one another
const LABEL_AT = 0.42; // of the way
const RADIUS = 7;

/**
 * The network as a picture that can be kept: recorded links are drawn through, claimed ones in long dashes, alleged ones in short
 * ones, denied ones in the colour of denial. Pick a link for what it rests on, a party to go there.
 */
export function Picture(parts: {
  view: OwnershipView;
  picked: string | null;
  pick: (linkId: string) => void;
}) {
  const { view, picked, pick } = parts;
  const svg = useRef<SVGSVGElement>(null);
  currentTheme(); // drawn again in the other colours
  const colours = paletteOf();
  const size = isWide() ? LYING : UPRIGHT;
  const at = layout(view, size);
  const words = `${view.nodes.length} parties and ${counted(view.links.length, "link")}, also listed below`;
  return (
    <>
      <div class="canvas picture">
        <svg
          ref={svg}
          xmlns="http://www.w3.org/2000/svg"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={words}
          font-family="system-ui, sans-serif"
        >
          <rect width={size.width} height={size.height} fill={colours.paper} />
          {view.links.map((link) => (
            <Line
              key={link.id}
              link={link}
              ends={apart(at.get(link.fromId), at.get(link.toId), beside(view.links, link))}
              labelled={view.links.length <= MOST_LABELLED}
              picked={picked === link.id}
              pick={pick}
              colours={colours}
            />
          ))}
          <Dots view={view} at={at} colours={colours} />
          <Labels view={view} at={at} colours={colours} />
        </svg>
      </div>
      <Legend svg={svg} />
    </>
  );
}

const LABEL_BELOW = 14; // of the dot, to the foot of the letters
const ASCENT = 11;

/** Names where there is room: that of the party asked for, then of those tied to it, then of those with most links. */
function Labels(parts: { view: OwnershipView; at: ReadonlyMap<string, Point>; colours: Palette }) {
  const { view, at, colours } = parts;
  const ties = new Map<string, number>();
  for (const end of view.links.flatMap(({ fromId, toId }) => [fromId, toId]))
    ties.set(end, (ties.get(end) ?? 0) + 1);
  const near = new Set(
    view.links.flatMap(({ fromId, toId }) =>
      fromId === view.id ? [toId] : toId === view.id ? [fromId] : [],
    ),
  );
  const weight = (id: string) =>
    (id === view.id ? 2 : near.has(id) ? 1 : 0) * view.links.length + (ties.get(id) ?? 0);
  const labels = view.nodes
    .toSorted((a, b) => weight(b.id) - weight(a.id))
    .flatMap(({ id, name }) => {
      const dot = at.get(id);
      const upper = dot && { x: dot.x, y: dot.y + RADIUS + LABEL_BELOW - ASCENT };
      return upper ? [{ id, at: upper, words: labelOf(name) }] : [];
    });
  const shown = readableLabels(labels, { dots: at, radius: RADIUS });
  return (
    <g pointer-events="none" font-size="13" text-anchor="middle" fill={colours.ink}>
      {labels
        .filter(({ id }) => shown.has(id))
        .map(({ id, at: { x, y }, words }) => (
          <text
            key={id}
            x={x}
            y={y + ASCENT}
            font-weight={id === view.id ? "700" : "400"}
            stroke={colours.paper}
            stroke-width="4"
            paint-order="stroke"
          >
            {words}
          </text>
        ))}
    </g>
  );
}

function labelOf(given: string): string {
  const name = plainly(given);
  return name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1)}…` : name;
}

function Legend({ svg }: { svg: { readonly current: SVGSVGElement | null } }) {
  return (
    <p class="note">
      Drawn through: recorded by a list or register. Long dashes: claimed in an article. Short
      dashes: alleged. Squares are listed. Point at a party for its name where there is no room.{" "}
      <button type="button" class="plain" onClick={() => saveSvg(svg.current)}>
        Save as SVG
      </button>{" "}
      <button type="button" class="plain" onClick={() => savePng(svg.current)}>
        Save as PNG
      </button>
    </p>
  );
}

const GAP = 16; // between links of the same two parties

/** How many links between the same two come before this one. */
function beside(links: readonly OwnershipLink[], link: OwnershipLink): number {
  const ends = [link.fromId, link.toId].toSorted().join(" ");
  const same = links.filter(({ fromId, toId }) => [fromId, toId].toSorted().join(" ") === ends);
  return same.indexOf(link);
}

/** The ends moved to the side, always the same one, so that links between the same two are told apart. */
function apart(
  from: Point | undefined,
  to: Point | undefined,
  place: number,
): readonly [Point | undefined, Point | undefined] {
  if (!from || !to || place === 0) return [from, to];
  const side = from.x < to.x || (from.x === to.x && from.y < to.y) ? 1 : -1;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const by = (place * GAP * side) / length;
  const [dx, dy] = [-(to.y - from.y) * by, (to.x - from.x) * by];
  return [
    { x: from.x + dx, y: from.y + dy },
    { x: to.x + dx, y: to.y + dy },
  ];
}

type Palette = Readonly<Record<"paper" | "ink" | "soft" | "accent" | "denial", string>>;

function paletteOf(): Palette {
  return {
    paper: colourOf("paper"),
    ink: colourOf("ink"),
    soft: colourOf("soft"),
    accent: colourOf("accent"),
    denial: colourOf("denial"),
  };
}

const DASHES: Readonly<Record<OwnershipLink["standing"], string | undefined>> = {
  recorded: undefined,
  claimed: "10 4",
  alleged: "3 4",
  denied: "3 4",
};

function Line(parts: {
  link: OwnershipLink;
  ends: readonly [Point | undefined, Point | undefined];
  labelled: boolean;
  picked: boolean;
  pick: (linkId: string) => void;
  colours: Palette;
}) {
  const { link, labelled, picked, colours } = parts;
  const [from, to] = parts.ends;
  if (!from || !to) return null;
  const colour = picked ? "accent" : link.standing === "denied" ? "denial" : "soft";
  const stroke = colours[colour];
  // nearer to where it begins: the words of a link there and of one back stand apart
  const [x, y] = [from.x + (to.x - from.x) * LABEL_AT, from.y + (to.y - from.y) * LABEL_AT];
  const share = link.percentage === null ? "" : ` ${link.percentage} %`;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const tip = { x: to.x - dx * (RADIUS + 3), y: to.y - dy * (RADIUS + 3) };
  const wing = (side: number) =>
    `${tip.x - dx * 9 - dy * 4 * side},${tip.y - dy * 9 + dx * 4 * side}`;
  return (
    <g class="link" onClick={() => parts.pick(link.id)}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke="transparent" stroke-width="12" />
      <line
        x1={from.x}
        y1={from.y}
        x2={tip.x}
        y2={tip.y}
        stroke={stroke}
        stroke-width={picked ? 3 : 1.5}
        stroke-dasharray={DASHES[link.standing]}
      />
      <polygon points={`${tip.x},${tip.y} ${wing(1)} ${wing(-1)}`} fill={stroke} />
      {labelled && (
        <text
          x={x}
          y={y - 5}
          fill={colours.soft}
          font-size="11"
          text-anchor="middle"
          stroke={colours.paper}
          stroke-width="4"
          paint-order="stroke"
        >
          {`${KIND[link.kind]}${share}${link.standing === "recorded" ? "" : `, ${link.standing}`}`}
        </text>
      )}
    </g>
  );
}

/** What a link is called on a page, read from its beginning to its end. */
export const KIND: Readonly<Record<OwnershipLink["kind"], string>> = {
  Ownership: "owns",
  Directorship: "leads",
  Representation: "acts for",
  Membership: "belongs to",
  Family: "is family of",
  UnknownLink: "is linked to",
  Similar: "may be",
};

function Dots(parts: { view: OwnershipView; at: ReadonlyMap<string, Point>; colours: Palette }) {
  const { view, at, colours } = parts;
  return view.nodes.map((node) => (
    <Dot
      key={node.id}
      node={node}
      at={at.get(node.id)}
      isHere={node.id === view.id}
      colours={colours}
    />
  ));
}

function Dot(parts: {
  node: OwnershipNode;
  at: Point | undefined;
  isHere: boolean;
  colours: Palette;
}) {
  const { node, at, isHere, colours } = parts;
  if (!at) return null;
  const fill = colours[node.listed ? "denial" : isHere ? "accent" : "soft"];
  return (
    <g class="party" onClick={() => navigate(`/follow/${encodeURIComponent(node.id)}`)}>
      <title>{plainly(node.name)}</title>
      {node.listed ? (
        <rect
          x={at.x - RADIUS}
          y={at.y - RADIUS}
          width={2 * RADIUS}
          height={2 * RADIUS}
          fill={fill}
        />
      ) : (
        <circle cx={at.x} cy={at.y} r={RADIUS} fill={fill} />
      )}
    </g>
  );
}

function saveSvg(svg: SVGSVGElement | null): void {
  if (svg) save(svgFile(svg), "ownership.svg");
}

function svgFile(svg: SVGSVGElement): Blob {
  const text = new XMLSerializer().serializeToString(svg);
  return new Blob([text], { type: "image/svg+xml" });
}

const PNG_SCALE = 2;

/** The same picture on a canvas of twice the size. */
function savePng(svg: SVGSVGElement | null): void {
  if (!svg) return;
  const url = URL.createObjectURL(svgFile(svg));
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image(width * PNG_SCALE, height * PNG_SCALE);
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && save(blob, "ownership.png"));
    URL.revokeObjectURL(url);
  });
  image.src = url;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
