/** What the lines under the words mean. */
export function ClaimKey() {
  return (
    <p class="claim-key" aria-label="Key to the underlining">
      <span class="claimed form-direct">direct speech</span>
      <span class="claimed form-indirect">indirect speech</span>
      <span class="claimed form-narrator">the outlet’s own word</span>
      <span class="claimed hedged">hedged</span>
    </p>
  );
}
