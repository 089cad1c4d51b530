import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { CaseView } from "../../src/model/view.ts";
import { navigate } from "./base/address.ts";
import { useAnswer } from "./base/answer.ts";
import { overlay } from "./parts/palette.tsx";

const KEY = "tocsin-tour"; // kept for the tab: a reload goes on where one was

/** Step of the tour that is shown; null while nobody takes it. */
const step = signal<number | null>(read());

function read(): number | null {
  const kept = Number.parseInt(sessionStorage.getItem(KEY) ?? "", 10);
  return Number.isSafeInteger(kept) && kept >= 0 ? kept : null;
}

function go(to: number | null): void {
  step.value = to;
  if (to === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, String(to));
}

export function beginTour(): void {
  go(0);
}

interface Stop {
  readonly href: string;
  readonly title: string;
  readonly words: string;
}

/** Two minutes: from what changed, inward to the words, and out again to a brief. */
function stopsOf(view: CaseView): Stop[] {
  const [problem] = view.problems;
  const proposition = view.corroborated[0] ?? view.contested[0];
  const of = problem && `/problems/${encodeURIComponent(problem.id)}`;
  const claims: Stop = {
    href: "/claims",
    title: "Who says what",
    words:
      "Each row is one claim: who said it, through whom it came to us, how firmly. Open one and it is underlined in its text, as it was printed.",
  };
  return [
    {
      href: "/",
      title: "What changed",
      words:
        "This page tells what changed since you were here. Each sentence opens to the words that it rests on: press j, then Enter.",
    },
    claims,
    ...(proposition
      ? [
          {
            href: `/propositions/${encodeURIComponent(proposition.id)}`,
            title: "From how many origins",
            words:
              "Everyone who speaks to the same thing. Ten reprints of one report are one origin: the sentence at the top counts those that are independent.",
          },
        ]
      : []),
    ...(of ? warningStops(of) : []),
  ];
}

/** The second half, about one problem. */
function warningStops(of: string): Stop[] {
  return [
    {
      href: of,
      title: "What it changes",
      words:
        "A warning problem asks a question, with scenarios and what would show each of them. The level is a suggestion with its reasons; the judgement is yours.",
    },
    {
      href: "/review",
      title: "Your answers",
      words:
        "What the machine is not sure of waits here. Accept or reject with a reason: every answer is signed, kept, and can be taken back.",
    },
    {
      href: `${of}/brief`,
      title: "The brief",
      words:
        "Every sentence cites the words it rests on. Take it along as Markdown or HTML. That was the tour: Ctrl or ⌘ and K goes anywhere, ? shows the keys.",
    },
  ];
}

/** The offer on a first visit. */
export function TourOffer() {
  return (
    <p class="tools">
      <button type="button" onClick={beginTour}>
        Take the tour: two minutes, ends in a brief
      </button>
    </p>
  );
}

/** Stands beside the page and takes nothing from it; each step is an address like any other. */
export function Tour() {
  return step.value === null ? null : <Steps at={step.value} />;
}

function Steps({ at }: { at: number }) {
  const answer = useAnswer<CaseView>("/api/case");
  const stops = answer.state === "ready" ? stopsOf(answer.data) : [];
  const stop = stops[at];
  useEffect(() => {
    if (stop) navigate(stop.href);
  }, [stop?.href]);
  if (!stop || overlay.value !== null) return null;
  const isLast = at === stops.length - 1;
  return (
    <aside class="tour" aria-label="Tour">
      <p class="label">
        Tour, {at + 1} of {stops.length}
      </p>
      <p>
        <b>{stop.title}.</b> {stop.words}
      </p>
      <p class="answers">
        {at > 0 && (
          <button type="button" onClick={() => go(at - 1)}>
            Back
          </button>
        )}
        <button type="button" onClick={() => go(isLast ? null : at + 1)}>
          {isLast ? "Done" : "Next"}
        </button>
        {!isLast && (
          <button type="button" class="plain" onClick={() => go(null)}>
            Leave the tour
          </button>
        )}
      </p>
    </aside>
  );
}
