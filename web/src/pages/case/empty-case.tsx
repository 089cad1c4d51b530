import type { CaseView } from "../../../../src/model/view.ts";
import { AddBox } from "../../parts/add-box.tsx";
import { Page, Section } from "../../parts/page.tsx";

/** The first page one ever sees: what this is, and the one thing to do. */
export function EmptyCase({ view }: { view: CaseView }) {
  return (
    <Page
      title={view.name}
      kind="An empty case"
      lede={
        <p>
          Tocsin reads public news and keeps apart who says what, on whose word, and from how many
          independent origins.
        </p>
      }
    >
      <div class="with-side">
        <div class="prose">
          <p>Add an article and it will</p>
          <ol>
            <li>find each claim in the text, who makes it, and how firmly;</li>
            <li>follow it inward, from the publisher to whoever first said it;</li>
            <li>
              put it beside the same thing said elsewhere, and count origins, so that ten reprints
              of one report stay one;
            </li>
            <li>say what it changes for the warning problems you watch.</li>
          </ol>
          <p>
            From a shell, <code>tocsin add FOLDER</code> takes many at once.
          </p>
        </div>
        <aside>
          <Section title="Add">
            <AddBox />
          </Section>
        </aside>
      </div>
    </Page>
  );
}
