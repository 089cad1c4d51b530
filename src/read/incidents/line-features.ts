import { feature, hashText } from "../perceptron/hash.ts";
import type { Features } from "../perceptron/model.ts";
import type { Scene } from "./scene.ts";

// Features of a sentence for the kind of incident it tells of. The numbers of the templates are part of the model.

/** Features of every sentence; none for one without a word of violence. */
export function lineFeatures(scene: Scene): Features[] {
  return scene.lines.map((_, i) => {
    const out = ownFeatures(scene, i);
    out.push(feature(200, Math.min(5, i)), feature(201, 0));
    for (const kind of toldBeside(scene, i)) out.push(feature(202, hashText(kind)));
    return out;
  });
}

function toldBeside({ violence }: Scene, i: number): Set<string> {
  return new Set([...(violence[i - 1] ?? []), ...(violence[i + 1] ?? [])].flatMap((k) => k ?? []));
}

function ownFeatures({ lines, violence, table }: Scene, i: number): number[] {
  const words = lines[i]?.words ?? [];
  const out = new Set<number>();
  const lemmas = words.filter(({ pos }) => pos !== "PUNCT").map(({ lemma }) => hashText(lemma));
  lemmas.forEach((lemma, k) => {
    out.add(feature(210, lemma));
    out.add(feature(211, lemmas[k - 1] ?? 0, lemma));
    out.add(feature(212, lemmas[k - 2] ?? 0, lemma));
  });
  words.forEach(({ lower, pos }, k) => {
    const place = table?.indexOf(lower) ?? -1;
    if (pos === "NOUN" || pos === "VERB" || pos === "ADJ" || pos === "PROPN") {
      out.add(feature(213, table?.classOf(place, 1) ?? 0));
      out.add(feature(214, table?.classOf(place, 2) ?? 0));
    }
    const told = violence[i]?.[k];
    if (told === undefined) return;
    const kind = hashText(told);
    out.add(feature(215, kind));
    out.add(feature(216, kind, hashText(words[k - 1]?.lemma ?? "<")));
    out.add(feature(217, kind, hashText(words[k + 1]?.lemma ?? ">")));
    out.add(feature(218, hashText(words[k]?.lemma ?? ""), hashText(words[k - 1]?.pos ?? "<")));
  });
  const told = [...new Set((violence[i] ?? []).flatMap((kind) => kind ?? []))];
  told.forEach((a) => told.forEach((b) => { if (a < b) out.add(feature(219, hashText(a), hashText(b))); }));
  return [...out];
}

/** Features of the whole: words where they first stand, and pairs of words around those of violence. */
export function documentFeatures(scene: Scene): Features {
  const { lines, violence, table } = scene;
  const out = new Set<number>();
  lines.forEach(({ words }, i) => {
    const zone = i < 3 ? 0 : 1;
    words.forEach(({ lemma, lower, pos }, k) => {
      if (pos === "PUNCT") return;
      out.add(feature(230, hashText(lemma)));
      if (zone === 0) out.add(feature(231, hashText(lemma)));
      const told = violence[i]?.[k];
      const place = table?.indexOf(lower) ?? -1;
      if (zone === 0) out.add(feature(232, table?.classOf(place, 1) ?? 0));
      if (told === undefined) return;
      out.add(feature(233, hashText(told)));
      out.add(feature(234 + zone, hashText(lemma), hashText(words[k - 1]?.lemma ?? "<")));
      out.add(feature(236 + zone, hashText(lemma), hashText(words[k + 1]?.lemma ?? ">")));
      out.add(feature(238, hashText(lemma), Math.min(3, i)));
    });
  });
  return [...out];
}
