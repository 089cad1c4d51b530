import type { ProblemView } from "../../../../src/model/view.ts";
import { useAnswer } from "../../base/answer.ts";
import { namesOf, speltOut } from "../../base/spelt-out.ts";
import { counted, dayOf } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { Invented } from "../../parts/invented.tsx";
import { WarningStrip } from "../../parts/levels.tsx";
import { Moved } from "../../parts/moved.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { Course } from "./course.tsx";
import { Indicators } from "./indicators.tsx";
import { Matrix } from "./matrix.tsx";
import { Scenarios } from "./scenarios.tsx";

/** One warning problem: its question, where it stands by suggestion, and why. */
export function ProblemPage({ id }: { id: string }) {
  const answer = useAnswer<ProblemView>(`/api/problems/${encodeURIComponent(id)}`);
  return (
    <LoadedPage answer={answer} kind="Warning problem">
      {(view) => <Opened view={view} />}
    </LoadedPage>
  );
}

function Opened({ view }: { view: ProblemView }) {
  const { problem, assessment } = view;
  return (
    <Page
      title={problem.title}
      kind="Warning problem"
      lede={
        <p>
          <Words>{problem.question}</Words>
        </p>
      }
    >
      <p class="claim-how">
        <span>as of {dayOf(assessment.asOf)}</span>
        <span>horizon {counted(problem.horizonDays, "day")}</span>
        <span>
          <Words>{problem.region}</Words>
        </span>
        <span>
          owner: <Words>{problem.owner}</Words>
        </span>
        <Invented collection={problem.collection} />
        <a href={`/problems/${encodeURIComponent(problem.id)}/brief`}>the brief</a>
        <a href={`/problems/${encodeURIComponent(problem.id)}/edit`}>edit</a>
        <a href="/forecasts">forecasts and track record</a>
      </p>
      <Standing view={view} />
      <Section
        title="Indicators"
        note="What we would expect to see, and whether it was reported seen."
      >
        <Indicators view={view} />
      </Section>
      <Section
        title="Scenarios"
        note="Likelihoods add up from the prior, which the tick shows, and one row an indicator."
      >
        <Scenarios view={view} />
      </Section>
      <Course view={view} />
      <Matrix id={problem.id} />
      <Rest view={view} />
    </Page>
  );
}

/** Level and confidence stand apart: how likely is one thing, how good the basis another. */
function Standing({ view: { problem, assessment } }: { view: ProblemView }) {
  const names = namesOf(problem.indicators, problem.scenarios);
  return (
    <div class="apart">
      <Section title="Suggested level">
        <WarningStrip level={assessment.level} />
        {assessment.inForce && assessment.inForce !== assessment.level && (
          <p class="note">In force: {assessment.inForce}, until a second day stays below it.</p>
        )}
        <Reasons of={assessment.levelReasons.map((reason) => speltOut(reason, names))} />
      </Section>
      <Section title="Confidence in the basis">
        <p>
          <b>{assessment.confidence}</b>
        </p>
        <Reasons of={assessment.confidenceReasons} />
        {assessment.convergence && assessment.convergence.kind !== "none" && (
          <p class="note">
            <Words>{assessment.convergence.text}</Words>
          </p>
        )}
      </Section>
    </div>
  );
}

function Reasons({ of }: { of: readonly string[] }) {
  return (
    <ul class="reasons">
      {of.map((reason) => (
        <li key={reason}>
          <Words>{reason}</Words>
        </li>
      ))}
    </ul>
  );
}

function Rest({ view: { problem, assessment, alerts } }: { view: ProblemView }) {
  const { documents, from, to } = assessment.coverage;
  return (
    <>
      {alerts.length > 0 && (
        <Section title="What moved">
          <Moved alerts={alerts} names={namesOf(problem.indicators, problem.scenarios)} />
        </Section>
      )}
      {problem.assumptions.length > 0 && (
        <Section title="Assumptions">
          <ul class="reasons">
            {problem.assumptions.map(({ text, rating }) => (
              <li key={text}>
                <Words>{text}</Words> <small>{rating}</small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="So what">
        <p class="prose">
          <Words>{problem.soWhat}</Words>
        </p>
        <p class="note">
          Rests on {counted(documents, "document")}
          {from !== null && to !== null && `, ${dayOf(from)} to ${dayOf(to)}`}.
        </p>
      </Section>
    </>
  );
}
