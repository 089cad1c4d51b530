import { readFile } from "node:fs/promises";
import { z } from "zod";
import { MapLine } from "../model/brief.ts";

const FILE = new URL("../../data/basemap/lines.json", import.meta.url);
const Rows = z.array(z.tuple([MapLine.shape.kind], z.int()));

/** Coasts and borders that come with Tocsin (`data/basemap`), for the maps of briefs. */
export async function loadBaseMap(): Promise<MapLine[]> {
  const rows = Rows.parse(JSON.parse(await readFile(FILE, "utf8")));
  return rows.map(([kind, ...hundredths]) => ({
    kind,
    points: Array.from(
      { length: hundredths.length / 2 },
      (_, i) => [(hundredths[2 * i] ?? 0) / 100, (hundredths[2 * i + 1] ?? 0) / 100] as const,
    ),
  }));
}
