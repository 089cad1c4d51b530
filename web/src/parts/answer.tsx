import type { ComponentChildren } from "preact";
import type { Answer, Failure } from "../base/answer.ts";
import { renew } from "../base/answer.ts";
import { Page } from "./page.tsx";

interface LoadedParts<T> {
  readonly answer: Answer<T>;
  readonly children: (data: T) => ComponentChildren;
}

/** The answer once it is there; until then a quiet word, and what went wrong if it did. */
export function Loaded<T>({ answer, children }: LoadedParts<T>) {
  switch (answer.state) {
    case "loading":
      return (
        <p class="waiting" role="status">
          Reading…
        </p>
      );
    case "failed":
      return <Failed failure={answer.failure} />;
    case "ready":
      return <>{children(answer.data)}</>;
  }
}

/** A page that is about one thing: nothing is shown of it before it is there. */
export function LoadedPage<T>({ answer, children, kind }: LoadedParts<T> & { kind: string }) {
  if (answer.state === "ready") return <>{children(answer.data)}</>;
  const title = answer.state === "failed" ? answer.failure.title : kind;
  return (
    <Page title={title} kind={kind}>
      <Loaded answer={answer}>{() => null}</Loaded>
    </Page>
  );
}

export function Failed({ failure, hint = failure.hint }: { failure: Failure; hint?: string }) {
  return (
    <div class="failed" role="alert">
      <p>{failure.detail}.</p>
      {hint && <p class="quiet">What you can do: {hint}.</p>}
      <button type="button" onClick={renew}>
        Try again
      </button>
    </div>
  );
}
