import { AddBox } from "../parts/add-box.tsx";
import { Page, Section } from "../parts/page.tsx";

/** Everything that can come in, on one page. */
export function AddPage() {
  return (
    <Page
      title="Add"
      lede={
        <p>
          Articles, pages, files or a feed. What is here already is not added twice, and what cannot
          be read is told, with what to do about it.
        </p>
      }
    >
      <div class="with-side">
        <div>
          <Section title="Add to this case">
            <AddBox />
          </Section>
        </div>
        <aside>
          <Section title="From a shell">
            <p class="note">
              <code>tocsin add FOLDER</code> takes many files at once, <code>tocsin watch</code>{" "}
              asks feeds again and again, and <code>tocsin import</code> reads lists, events and
              places.
            </p>
          </Section>
        </aside>
      </div>
    </Page>
  );
}
