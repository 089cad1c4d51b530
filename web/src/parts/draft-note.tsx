/** Says that what stands here was typed earlier and never saved, and lets go of it when asked. */
export function DraftNote({ discard }: { discard: () => void }) {
  return (
    <p class="note draft-note" role="status">
      These are your words of earlier, not saved yet.{" "}
      <button type="button" onClick={discard}>
        Discard them
      </button>
    </p>
  );
}
