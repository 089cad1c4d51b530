import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { frameAround, linesWithin } from "./base-map.ts";

const FRAME = { west: 10, east: 20, south: 0, north: 5 };
const border = (points: readonly (readonly [number, number])[]) => [
  { kind: "border" as const, points },
];

test("a line is cut where it leaves the frame, and is two where it comes back", () => {
  assert.deepEqual(
    linesWithin(
      border([
        [0, 1],
        [30, 1],
      ]),
      FRAME,
    ),
    border([
      [10, 1],
      [20, 1],
    ]),
  );
  assert.deepEqual(
    linesWithin(
      border([
        [12, 1],
        [15, 9],
        [18, 1],
      ]),
      FRAME,
    ).map(({ points }) => points),
    [
      [
        [12, 1],
        [13.5, 5],
      ],
      [
        [16.5, 5],
        [18, 1],
      ],
    ],
  );
  assert.deepEqual(
    linesWithin(
      border([
        [0, 0],
        [9, 5],
      ]),
      FRAME,
    ),
    [],
  );
});

test("every point of what is left lies in the frame, and nothing inside it is lost", () => {
  const point = fc.tuple(fc.integer({ min: -5, max: 35 }), fc.integer({ min: -9, max: 14 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (points) => {
      const left = linesWithin(border(points), FRAME).flatMap((line) => line.points);
      for (const [lon, lat] of left) {
        assert.ok(lon >= 10 && lon <= 20 && lat >= 0 && lat <= 5, `${lon} ${lat}`);
      }
      const moves = points.some(([lon, lat], i) => {
        const next = points[i + 1];
        const isIn = lon > 10 && lon < 20 && lat > 0 && lat < 5;
        return isIn && next !== undefined && (next[0] !== lon || next[1] !== lat);
      });
      assert.ok(!moves || left.length > 0, "a step of a degree is 56 pixels here");
    }),
  );
});

test("the frame holds all points with room around, within the earth and near the proportions asked for", () => {
  const place = fc.record({
    lat: fc.double({ min: -88, max: 88, noNaN: true }),
    lon: fc.double({ min: -178, max: 178, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 6 }), (points) => {
      const { west, east, south, north } = frameAround(points, 3);
      for (const { lat, lon } of points)
        assert.ok(lon > west && lon < east && lat > south && lat < north);
      assert.ok(west >= -180 && east <= 180 && south >= -90 && north <= 90);
    }),
  );
  assert.deepEqual(frameAround([{ lat: 33, lon: 44 }], 3), {
    west: 41,
    east: 47,
    south: 32,
    north: 34,
  });
});
