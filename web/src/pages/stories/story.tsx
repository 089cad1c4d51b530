import type { StoryView } from "../../../../src/model/weighing-view.ts";
import { useAnswer } from "../../base/answer.ts";
import { counted, dayOf, INDEPENDENCE, languageOf, originsInWords } from "../../base/words.ts";
import { LoadedPage } from "../../parts/answer.tsx";
import { Page, Section, Words } from "../../parts/page.tsx";
import { PropositionList } from "../../parts/proposition-list.tsx";
import { spanOf } from "./course.ts";

/** One story: who reported it when, what they say, what is contested, and how it came together. */
export function StoryPage({ id }: { id: string }) {
  const answer = useAnswer<StoryView>(`/api/stories/${encodeURIComponent(id)}`);
  return (
    <LoadedPage answer={answer} kind="Story">
      {(view) => <Opened view={view} />}
    </LoadedPage>
  );
}

function Opened({ view }: { view: StoryView }) {
  const { story, documents, propositions, total } = view;
  const more = total > propositions.length ? ` The first ${propositions.length} of ${total}.` : "";
  return (
    <Page title={story.title || story.id} kind="Story" lede={<Lede view={view} />}>
      <Contested view={view} />
      <Section
        title="What its reports say"
        note={`The best supported first; articles are counted in the whole case.${more}`}
      >
        <PropositionList rows={propositions} empty="Nothing was read in its reports." />
      </Section>
      <Section title="Reports" note="The earliest first.">
        <ol class="document-list">
          {documents.map(({ id, title, publisher, published, language }) => (
            <li key={id}>
              <a href={`/documents/${encodeURIComponent(id)}`}>
                <Words>{title}</Words>
              </a>{" "}
              <span class="quiet">
                <Words>{publisher ?? "publisher unknown"}</Words>, {dayOf(published)}
                {language !== "en" && `, ${languageOf(language)}`}
              </span>
            </li>
          ))}
        </ol>
      </Section>
      <Course view={view} />
    </Page>
  );
}

function Lede({ view: { story, documents } }: { view: StoryView }) {
  return (
    <p>
      {spanOf(story)}: {counted(documents.length, "report")} in{" "}
      {counted(story.publishers.length, "outlet")}.
      {story.origins && <> Best supported in it: {supportOf(story.origins)}.</>}
    </p>
  );
}

/** In words, as it stands in a sentence. */
function supportOf({ nMin, nMax, articles }: NonNullable<StoryView["story"]["origins"]>): string {
  const origins = `${originsInWords(nMin, nMax)} in ${counted(articles, "article")}`;
  return nMin < 2 && nMax >= 2 ? `${origins}, ${INDEPENDENCE["not-established"]}` : origins;
}

function Contested({ view: { story } }: { view: StoryView }) {
  if (story.contested.length === 0) return null;
  return (
    <Section title="Contested" note="A denial in the story is no further report that agrees.">
      <ul class="reasons">
        {story.contested.map(({ id, text, denials, conflicts }) => (
          <li key={id}>
            <a href={`/propositions/${encodeURIComponent(id)}`}>
              <Words>{text}</Words>
            </a>{" "}
            <span class="denied">
              {[
                ...(denials > 0 ? [`denied by ${counted(denials, "origin")}`] : []),
                ...conflicts,
              ].join("; ")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What merged into it, and what it was taken for a part of. */
function Course({ view: { story } }: { view: StoryView }) {
  const { mergedFrom, splitFrom } = story;
  if (mergedFrom.length === 0 && splitFrom === null) return null;
  return (
    <Section
      title="How it came together"
      note="Each day the reports of two weeks are put together anew."
    >
      <ul class="reasons">
        {mergedFrom.map(({ id, on }) => (
          <li key={id}>
            {dayOf(on)}: took in what was held for another story (<code>{id}</code>)
          </li>
        ))}
        {splitFrom && (
          <li>
            {dayOf(splitFrom.on)}: split from{" "}
            <a href={`/stories/${encodeURIComponent(splitFrom.id)}`}>another story</a>, of which it
            had been taken for a part
          </li>
        )}
      </ul>
    </Section>
  );
}
