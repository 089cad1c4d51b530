import type { StoryRow } from "../../../../src/model/weighing-view.ts";
import { address, hrefWith } from "../../base/address.ts";
import { useAnswer } from "../../base/answer.ts";
import { counted } from "../../base/words.ts";
import { Loaded } from "../../parts/answer.tsx";
import { FindBox, listQuery, Pager } from "../../parts/finding.tsx";
import { Denied, Origins } from "../../parts/origins.tsx";
import { Page, Words } from "../../parts/page.tsx";
import { courseOf, spanOf } from "./course.ts";

interface Answered {
  readonly stories: readonly StoryRow[];
  readonly total: number;
}

const SEVERAL = "2"; // reports: what one report alone tells is no story yet

/** What happened, and who reported it over how long. */
export function StoriesPage() {
  const { query: said } = address.value;
  const document = said.get("document");
  const all = document !== null || said.get("all") !== null;
  const query = new URLSearchParams(listQuery());
  if (document !== null) query.set("document", document);
  if (!all) query.set("reports", SEVERAL);
  const answer = useAnswer<Answered>(`/api/stories?${query.toString()}`);
  return (
    <Page
      title="Stories"
      lede={
        <p>
          Reports of one happening, whatever they say of it: those who deny it stand among them and
          are counted apart.
        </p>
      }
    >
      <div class="tools">
        <FindBox label="Words of a title, or an outlet" />
        <Choices all={all} document={document} />
      </div>
      <Loaded answer={answer}>
        {({ stories, total }) => (
          <>
            <Pager total={total} noun="story" many="stories" rows={stories.length} />
            <StoryList stories={stories} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Choices({ all, document }: { all: boolean; document: string | null }) {
  if (document !== null) {
    return (
      <p class="claim-how">
        <span>of one document</span> <a href={hrefWith({ document: null })}>all stories</a>
      </p>
    );
  }
  return (
    <p class="choices">
      <a href={hrefWith({ all: null })} aria-current={!all || undefined}>
        two reports and more
      </a>
      <a href={hrefWith({ all: "true" })} aria-current={all || undefined}>
        all
      </a>
    </p>
  );
}

function StoryList({ stories }: { stories: readonly StoryRow[] }) {
  if (stories.length === 0) {
    return <p class="quiet">No story is like that. Documents without a date are in none.</p>;
  }
  return (
    <ol class="proposition-list">
      {stories.map((story) => (
        <li key={story.id}>
          <a class="claim-words" href={`/stories/${encodeURIComponent(story.id)}`}>
            <Words>{story.title || story.id}</Words>
          </a>
          <p class="claim-weight">
            <span>{spanOf(story)}</span>
            <span>
              {counted(story.documentIds.length, "report")} in{" "}
              {counted(story.publishers.length, "outlet")}
            </span>
            {story.origins && (
              <span>
                best supported: <Origins of={story.origins} />
              </span>
            )}
            <Denied origins={Math.max(0, ...story.contested.map(({ denials }) => denials))} />
            {courseOf(story).map((turn) => (
              <span key={turn}>{turn}</span>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
