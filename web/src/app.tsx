import type { ComponentType } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { address } from "./base/address.ts";
import { Header } from "./header.tsx";
import { Failed } from "./parts/answer.tsx";
import { Connection } from "./parts/connection.tsx";
import { Page } from "./parts/page.tsx";
import { KeyboardHelp, overlay, Palette, useOverlayKeys } from "./parts/palette.tsx";
import { DOCUMENTATION } from "./places.ts";
import { Tour } from "./tour.tsx";
import { AddPage } from "./pages/add.tsx";
import { AlertsPage } from "./pages/alerts.tsx";
import { ActorPage } from "./pages/actors/actor.tsx";
import { ActorsPage } from "./pages/actors/actors.tsx";
import { CasePage } from "./pages/case/case.tsx";
import { ClaimsPage } from "./pages/claims/claims.tsx";
import { DocumentPage } from "./pages/document/document.tsx";
import { DocumentsPage } from "./pages/documents.tsx";
import { ForecastsPage } from "./pages/forecasts/forecasts.tsx";
import { OwnershipPage } from "./pages/follow/ownership.tsx";
import { ScreeningPage } from "./pages/follow/screening.tsx";
import { IssuesPage } from "./pages/issues.tsx";
import { MapPage } from "./pages/map/map.tsx";
import { BriefPage } from "./pages/problem/brief.tsx";
import { EditProblemPage, NewProblemPage } from "./pages/problem/editor.tsx";
import { ProblemPage } from "./pages/problem/problem.tsx";
import { ProblemsPage } from "./pages/problem/problems.tsx";
import { PropositionPage } from "./pages/proposition/proposition.tsx";
import { PropositionsPage } from "./pages/proposition/propositions.tsx";
import { DifferencePage } from "./pages/document/difference.tsx";
import { ReviewPage } from "./pages/review/review.tsx";
import { SourcePage } from "./pages/source.tsx";
import { SourcesPage } from "./pages/sources.tsx";
import { StoriesPage } from "./pages/stories/stories.tsx";
import { StoryPage } from "./pages/stories/story.tsx";
import { TimelinePage } from "./pages/timeline.tsx";
import { TodayPage } from "./pages/today/today.tsx";

/** Address → page; the id of the thing stands where the pattern has its group. */
const ROUTES: readonly (readonly [RegExp, ComponentType<{ id: string }>])[] = [
  [/^\/$/, TodayPage],
  [/^\/case$/, CasePage],
  [/^\/review$/, ReviewPage],
  [/^\/add$/, AddPage],
  [/^\/claims$/, ClaimsPage],
  [/^\/documents$/, DocumentsPage],
  [/^\/documents\/([^/]+)$/, DocumentPage],
  [/^\/documents\/([^/]+\/versions\/[^/]+)$/, DifferencePage],
  [/^\/propositions$/, PropositionsPage],
  [/^\/propositions\/([^/]+)$/, PropositionPage],
  [/^\/stories$/, StoriesPage],
  [/^\/stories\/([^/]+)$/, StoryPage],
  [/^\/actors$/, ActorsPage],
  [/^\/actors\/([^/]+)$/, ActorPage],
  [/^\/screening$/, ScreeningPage],
  [/^\/follow\/([^/]+)$/, OwnershipPage],
  [/^\/map$/, MapPage],
  [/^\/timeline$/, TimelinePage],
  [/^\/problems$/, ProblemsPage],
  [/^\/problem-new$/, NewProblemPage],
  [/^\/problems\/([^/]+)$/, ProblemPage],
  [/^\/problems\/([^/]+)\/edit$/, EditProblemPage],
  [/^\/problems\/([^/]+)\/brief$/, BriefPage],
  [/^\/alerts$/, AlertsPage],
  [/^\/forecasts$/, ForecastsPage],
  [/^\/sources$/, SourcesPage],
  [/^\/sources\/([^/]+)$/, SourcePage],
  [/^\/issues$/, IssuesPage],
];

export function App() {
  const { path } = address.value;
  useOverlayKeys();
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <Shown key={path} path={path} />
      </main>
      <Footer />
      <Tour />
      <Connection />
      {overlay.value === "palette" && <Palette />}
      {overlay.value === "help" && <KeyboardHelp />}
    </>
  );
}

function Footer() {
  return (
    <footer class="colophon">
      <a href={DOCUMENTATION}>Documentation</a>
      <button type="button" class="plain" onClick={() => (overlay.value = "help")}>
        Keyboard <kbd>?</kbd>
      </button>
    </footer>
  );
}

/** One page; a fault in it is told in its place, and the next page starts afresh. */
function Shown({ path }: { path: string }) {
  const [fault] = useErrorBoundary((error: unknown) => console.error(error));
  if (fault !== undefined) {
    return (
      <Page title="This page failed">
        <Failed
          failure={{ title: "This page failed", status: 0, detail: String(fault) }}
          hint="reload it; if it fails again, report what it says"
        />
      </Page>
    );
  }
  for (const [pattern, Shows] of ROUTES) {
    const match = pattern.exec(path.length > 1 ? path.replace(/\/$/, "") : path);
    if (match) return <Shows id={decoded(match[1] ?? "")} />;
  }
  return (
    <Page title="No such page">
      <p class="quiet">
        There is nothing at <code>{path}</code>. Go back to <a href="/case">the case</a>.
      </p>
    </Page>
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % is no escape: taken as it stands
  }
}
