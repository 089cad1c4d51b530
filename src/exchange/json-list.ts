/** Values as one JSON document that holds them in a list, written as they come: `head` ends in "[", `tail` begins with "]". */
export async function* jsonList(
  { head, tail }: { head: string; tail: string },
  values: AsyncIterable<object>,
): AsyncGenerator<string> {
  let between = "\n";
  yield head;
  for await (const value of values) {
    yield between + JSON.stringify(value);
    between = ",\n";
  }
  yield `\n${tail}\n`;
}
