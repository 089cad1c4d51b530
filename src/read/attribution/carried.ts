import type { Attribution, Sentence, Token } from "../layers.ts";

/**
 * A sentence that is a quotation from end to end and has no cue of its own goes on with the speaker of the
 * sentence before it in the same paragraph, or of the paragraph before where that was a quotation too.
 *
 * @param found attributions by sentence, in order of the sentences
 */
export function carried(
  sentences: readonly Sentence[],
  tokens: readonly Token[],
  found: readonly (readonly Attribution[])[],
): Attribution[] {
  const out: Attribution[] = [];
  let speaker: Attribution | undefined;
  let block = -1;
  sentences.forEach((sentence, i) => {
    const own = found[i] ?? [];
    const quoted = isQuotation(tokens, sentence);
    if (sentence.block > block + 1 || (sentence.block !== block && !quoted)) speaker = undefined;
    block = sentence.block;
    if (own.length === 0 && quoted && speaker) out.push(continuation(speaker, sentence));
    else out.push(...own);
    const last = own.findLast(
      (attribution) => attribution.source && touchesQuote(tokens, sentence, attribution),
    );
    if (last) speaker = last;
    else if (!quoted) speaker = undefined;
  });
  return out;
}

function isQuotation(tokens: readonly Token[], sentence: Sentence): boolean {
  const words = tokens.slice(sentence.first, sentence.last + 1);
  const quoted = words.filter((word) => word.quoted).length;
  return words.length >= 3 && quoted >= words.length - 1;
}

function touchesQuote(
  tokens: readonly Token[],
  sentence: Sentence,
  attribution: Attribution,
): boolean {
  const words = tokens.slice(sentence.first, sentence.last + 1);
  return attribution.content.some((span) =>
    words.some((token) => token.quoted && token.begin >= span.begin && token.end <= span.end),
  );
}

function continuation(speaker: Attribution, sentence: Sentence): Attribution {
  return {
    source: speaker.source,
    cue: speaker.cue,
    content: [{ begin: sentence.begin, end: sentence.end }],
    sentence: sentence.index,
    rule: "carried-quotation",
    scope: "carried",
  };
}
