import { connection, renew } from "../base/answer.ts";

/** Said in a corner, so that nothing on the page jumps: whether what is shown may be old. */
export function Connection() {
  if (connection.value === "open") return null;
  return (
    <p class="connection" role="status">
      {connection.value === "away"
        ? "Tocsin does not answer: what you see may be old. It is asked again and again; start it with: tocsin start."
        : "Still waiting for an answer: the case may be busy reading."}{" "}
      <button type="button" onClick={renew}>
        Ask now
      </button>
    </p>
  );
}
