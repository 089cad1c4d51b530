import { signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ActorRow, ProblemRow, PropositionRow } from "../../../src/model/view.ts";
import { navigate } from "../base/address.ts";
import { askServer } from "../base/answer.ts";
import { toggleTheme } from "../base/theme.ts";
import { DOCUMENTATION, PLACES } from "../places.ts";
import { Words } from "./page.tsx";

/** Which of the two is open; one at a time. */
export const overlay = signal<"palette" | "help" | null>(null);

interface Command {
  readonly words: string;
  readonly kind: string;
  readonly run: () => void;
}

const goTo = (href: string) => () => navigate(href);

const ACTIONS: readonly Command[] = [
  ...PLACES.map(([href, name]) => ({ words: name, kind: "page", run: goTo(href) })),
  { words: "Write a warning problem", kind: "action", run: goTo("/problem-new") },
  { words: "Light or dark", kind: "action", run: toggleTheme },
  { words: "Documentation", kind: "page", run: () => window.location.assign(DOCUMENTATION) },
  { words: "Keyboard help", kind: "action", run: () => (overlay.value = "help") },
];

const SUGGESTED_MOST = 5;
const TYPING_MS = 150; // one question for what is typed in one go

/** Opens with Ctrl or Cmd and K; `?` opens the help. Neither takes a key from what one types. */
export function useOverlayKeys(): void {
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        overlay.value = overlay.value === "palette" ? null : "palette";
        return;
      }
      if (event.key === "Escape") overlay.value = null; // the dialog's own, if it has the focus already
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
      if (event.key === "?" && !isTyping) overlay.value = "help";
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** What fits the words: pages and actions at once, what the case holds as soon as it answers. */
function useCommands(typed: string): readonly Command[] {
  const found = useSignal<readonly Command[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const words = typed.trim();
    const timer = setTimeout(() => {
      search(words, abort.signal).then(
        (commands) => (found.value = commands),
        () => {}, // superseded, or the server is away: pages and actions are there all the same
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [typed]);
  const wanted = typed.trim().toLowerCase();
  return [
    ...ACTIONS.filter(({ words }) => words.toLowerCase().includes(wanted)),
    ...(wanted === "" ? [] : found.value),
    ...(wanted === "" ? [] : [claimsWith(typed.trim())]),
  ];
}

/** Goes anywhere by name: pages, actions, and what the case holds. */
export function Palette() {
  const q = useSignal("");
  const at = useSignal(0);
  const commands = useCommands(q.value);
  const chosen = Math.min(at.value, commands.length - 1);
  const run = (command: Command | undefined) => {
    overlay.value = null;
    command?.run();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") at.value = Math.min(chosen + 1, commands.length - 1);
    else if (event.key === "ArrowUp") at.value = Math.max(chosen - 1, 0);
    else if (event.key === "Enter") run(commands[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog of="palette" label="Go to">
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={`palette-${chosen}`}
        aria-label="Page, action, actor, problem or proposition"
        placeholder="Page, action, actor, problem or proposition"
        dir="auto"
        autofocus
        onInput={(event) => {
          q.value = event.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={press}
      />
      <Options commands={commands} chosen={chosen} run={run} />
    </Dialog>
  );
}

interface OptionsParts {
  readonly commands: readonly Command[];
  readonly chosen: number;
  readonly run: (command: Command) => void;
}

function Options({ commands, chosen, run }: OptionsParts) {
  return (
    <ul id="palette-list" role="listbox" aria-label="Found">
      {commands.map((command, i) => (
        <li
          key={`${command.kind} ${command.words}`}
          id={`palette-${i}`}
          role="option"
          aria-selected={i === chosen}
          onClick={() => run(command)}
        >
          <Words>{command.words}</Words> <small>{command.kind}</small>
        </li>
      ))}
    </ul>
  );
}

function claimsWith(words: string): Command {
  const query = new URLSearchParams({ q: words }).toString();
  return { words: `Claims with “${words}”`, kind: "search", run: goTo(`/claims?${query}`) };
}

async function search(words: string, until: AbortSignal): Promise<Command[]> {
  if (words === "") return [];
  const query = new URLSearchParams({ q: words, limit: String(SUGGESTED_MOST) }).toString();
  const ask = <T,>(path: string) => askServer<T>(path, { signal: until });
  const [{ actors }, { propositions }, { problems }] = await Promise.all([
    ask<{ actors: ActorRow[] }>(`/api/actors?${query}`),
    ask<{ propositions: PropositionRow[] }>(`/api/propositions?${query}`),
    ask<{ problems: ProblemRow[] }>("/api/problems"),
  ]);
  const to = (kind: string, path: string, id: string, shown: string): Command => ({
    words: shown,
    kind,
    run: goTo(`${path}/${encodeURIComponent(id)}`),
  });
  return [
    ...problems
      .filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()))
      .map(({ id, title }) => to("problem", "/problems", id, title)),
    ...actors.map(({ id, name }) => to("actor", "/actors", id, name)),
    ...propositions.map(({ id, text }) => to("proposition", "/propositions", id, text)),
  ];
}

const KEYS: readonly (readonly [string, string])[] = [
  ["Ctrl or ⌘ and K", "go to any page, actor, problem or proposition"],
  ["?", "this help"],
  ["j, k", "next and previous: changes, suggestions, claims"],
  ["Enter", "open: the evidence of a change, a claim in its text"],
  ["a, r, u", "in the review queue: accept, reject, take back"],
  ["Esc", "close, or let go of a claim"],
  ["Tab", "everything else, in order; the first stop skips to the content"],
];

export function KeyboardHelp() {
  return (
    <Dialog of="help" label="Keyboard">
      <h2>Keyboard</h2>
      <dl class="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p class="note">
        The address holds every filter and every choice: copy it, and whoever opens it sees the
        same. What it all means stands in the <a href={DOCUMENTATION}>documentation</a>.
      </p>
      <button type="button" onClick={() => (overlay.value = null)} autofocus>
        Close
      </button>
    </Dialog>
  );
}

/** The browser's own dialog: it keeps the focus inside, closes by Escape, and gives the focus back. */
function Dialog(parts: { of: "palette" | "help"; label: string; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key, not after the next frame: Escape or a letter pressed at once is the dialog's.
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  // The browser tells of a closing late: by then another one may be open.
  const close = () => {
    if (overlay.peek() === parts.of) overlay.value = null;
  };
  return (
    <dialog
      ref={dialog}
      class="overlay"
      aria-label={parts.label}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      {parts.children}
    </dialog>
  );
}
