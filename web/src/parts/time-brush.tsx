import { useSignal } from "@preact/signals";
import { address, hrefWith, navigate } from "../base/address.ts";
import { useAnswer } from "../base/answer.ts";
import { type Bin, binsOf, binsWithin } from "../base/days.ts";
import { counted, dayOf } from "../base/words.ts";

const MOST_BINS = 120;
const HEIGHT = 40;

interface Days {
  readonly days: readonly { readonly day: string; readonly claims: number }[];
}

/**
 * Claims by day of publication, and the window of days that the page shows: dragged over, or moved by its two ends.
 * The window stands in the address under the names the claims list has for it, so that every page takes it up.
 */
export function TimeBrush() {
  const { query } = address.value;
  const collection = query.get("collection");
  const asked = collection === null ? "" : `?${new URLSearchParams({ collection }).toString()}`;
  const answer = useAnswer<Days>(`/api/days${asked}`);
  if (answer.state !== "ready") return <div class="brush" style={{ minHeight: `${HEIGHT}px` }} />;
  const bins = binsOf(answer.data.days, MOST_BINS);
  if (bins.length < 2) return null;
  return <Brush bins={bins} from={query.get("from")} to={query.get("to")} />;
}

function Brush({
  bins,
  ...window
}: {
  bins: readonly Bin[];
  from: string | null;
  to: string | null;
}) {
  const dragged = useSignal<readonly [number, number] | null>(null);
  const [first, last] = dragged.value ?? binsWithin(bins, window);
  const set = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const isAll = low === 0 && high === bins.length - 1;
    const ends = isAll
      ? { from: null, to: null }
      : { from: bins[low]?.from ?? null, to: bins[high]?.to ?? null };
    navigate(hrefWith(ends), { replace: true });
  };
  const shown = bins.slice(first, last + 1).reduce((sum, { claims }) => sum + claims, 0);
  return (
    <div class="brush" role="group" aria-label="Window of days">
      <Bars
        bins={bins}
        within={[first, last]}
        drag={(range) => (dragged.value = range)}
        drop={(a, b) => {
          dragged.value = null;
          set(a, b);
        }}
      />
      <Ends bins={bins} within={[first, last]} set={set} />
      <p class="claim-how">
        <span>
          {dayOf(bins[first]?.from ?? null)} to {dayOf(lastDayOf(bins[last]))}
        </span>
        <span>{counted(shown, "claim")}</span>
        {(window.from ?? window.to) !== null && (
          <a href={hrefWith({ from: null, to: null })}>all days</a>
        )}
        <Elsewhere />
      </p>
    </div>
  );
}

/** The two ends as sliders, for the keyboard and for a screen reader. */
function Ends(parts: {
  bins: readonly Bin[];
  within: readonly [number, number];
  set: (a: number, b: number) => void;
}) {
  const { bins, within, set } = parts;
  const [first, last] = within;
  return (
    <div class="brush-ends">
      <End
        label="First day shown"
        at={first}
        bins={bins}
        set={(at) => set(at, Math.max(at, last))}
      />
      <End
        label="Last day shown"
        at={last}
        bins={bins}
        set={(at) => set(Math.min(first, at), at)}
      />
    </div>
  );
}

/** The end of a bin is exclusive. */
function lastDayOf(bin: Bin | undefined): string | null {
  if (!bin) return null;
  return new Date(Date.parse(bin.to) - 1).toISOString().slice(0, 10);
}

const PAGES: readonly (readonly [string, string])[] = [
  ["/claims", "claims"],
  ["/map", "map"],
  ["/actors", "actors"],
  ["/timeline", "timeline"],
];

/** The same window on the other pages. */
function Elsewhere() {
  const { path, query } = address.value;
  const kept = new URLSearchParams();
  for (const name of ["from", "to", "collection"]) {
    const value = query.get(name);
    if (value) kept.set(name, value);
  }
  const suffix = kept.size === 0 ? "" : `?${kept.toString()}`;
  return PAGES.filter(([href]) => href !== path).map(([href, name]) => (
    <a key={href} href={href + suffix}>
      {name}
    </a>
  ));
}

function Bars({
  bins,
  within: [first, last],
  drag,
  drop,
}: {
  bins: readonly Bin[];
  within: readonly [number, number];
  drag: (range: readonly [number, number]) => void;
  drop: (a: number, b: number) => void;
}) {
  const begun = useSignal<number | null>(null);
  const most = Math.max(1, ...bins.map(({ claims }) => claims));
  const binAt = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * bins.length);
    return Math.min(bins.length - 1, Math.max(0, at));
  };
  return (
    <svg
      viewBox={`0 0 ${bins.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.value = binAt(event);
      }}
      onPointerMove={(event) => {
        const from = begun.value;
        const at = binAt(event);
        if (from !== null) drag([Math.min(from, at), Math.max(from, at)]);
      }}
      onPointerUp={(event) => {
        if (begun.value !== null) drop(begun.value, binAt(event));
        begun.value = null;
      }}
    >
      {bins.map(({ from, claims }, i) => (
        <rect
          key={from}
          class={i < first || i > last ? "out" : undefined}
          x={i + 0.1}
          width={0.8}
          y={HEIGHT - (claims / most) * HEIGHT}
          height={(claims / most) * HEIGHT}
        />
      ))}
    </svg>
  );
}

function End(parts: {
  label: string;
  at: number;
  bins: readonly Bin[];
  set: (at: number) => void;
}) {
  const { label, at, bins, set } = parts;
  return (
    <input
      type="range"
      min={0}
      max={bins.length - 1}
      value={at}
      aria-label={label}
      aria-valuetext={dayOf(bins[at]?.from ?? null)}
      onChange={(event) => set(Number(event.currentTarget.value))}
    />
  );
}

/** The question of a list that knows the window too, and whatever else it names. */
export function windowQuery(...more: readonly string[]): string {
  const asked = new URLSearchParams();
  for (const name of ["q", "collection", "from", "to", ...more]) {
    const value = address.value.query.get(name);
    if (value) asked.set(name, value);
  }
  return asked.size === 0 ? "" : `?${asked.toString()}`;
}
