import { Words } from "./page.tsx";

/** Parts of a score, each with what it adds or takes off. */
export function Reasons({ parts }: { parts: readonly { reason: string; value: number }[] }) {
  return (
    <ul class="parts">
      {parts.map(({ reason, value }) => (
        <li key={reason}>
          <span class="number">
            {value < 0 ? "−" : "+"}
            {Math.abs(value).toFixed(2)}
          </span>{" "}
          <Words>{reason}</Words>
        </li>
      ))}
    </ul>
  );
}
