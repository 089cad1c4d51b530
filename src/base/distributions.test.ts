import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import {
  betaI,
  chiSquareTail,
  gammaP,
  gammaQ,
  lnGamma,
  negativeBinomialQuantile,
  negativeBinomialTail,
  normalCdf,
  normalQuantile,
  poissonTail,
  studentTwoSided,
} from "./distributions.ts";

const near = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) < tolerance, `${actual} is not ${expected}`);

test("ln Γ of whole and half numbers", () => {
  near(lnGamma(1), 0, 1e-13);
  near(lnGamma(6), Math.log(120), 1e-12);
  near(lnGamma(0.5), Math.log(Math.PI) / 2, 1e-12);
  near(lnGamma(0.1), 2.252712651734206, 1e-12);
});

test("values printed in every table", () => {
  near(normalCdf(1.959963984540054), 0.975);
  near(normalQuantile(0.975), 1.959963984540054);
  near(normalQuantile(0.001), -3.090232306167813);
  near(chiSquareTail(3.841458820694124, 1), 0.05);
  near(studentTwoSided(2.085963447265837, 20), 0.05);
  near(poissonTail(3, 1), 1 - 2.5 * Math.exp(-1));
});

test("the two halves of the gamma function sum to 1", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 80, noNaN: true }),
      fc.double({ min: 0, max: 200, noNaN: true }),
      (a, x) => near(gammaP(a, x) + gammaQ(a, x), 1, 1e-12),
    ),
  );
});

test("the beta function turns round: I_x(a,b) = 1 − I_{1−x}(b,a)", () => {
  const shape = fc.double({ min: 0.05, max: 60, noNaN: true });
  fc.assert(
    fc.property(shape, shape, fc.double({ min: 1e-3, max: 0.999, noNaN: true }), (a, b, x) =>
      near(betaI(x, a, b), 1 - betaI(1 - x, b, a), 1e-10),
    ),
  );
});

test("tail and quantile of the negative binomial agree with the sum of its terms", () => {
  const law = fc.record({
    size: fc.double({ min: 0.2, max: 30, noNaN: true }),
    prob: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  });
  fc.assert(
    fc.property(law, fc.integer({ min: 0, max: 40 }), ({ size, prob }, y) => {
      let below = 0;
      for (let k = 0; k < y; k++)
        below += Math.exp(
          lnGamma(k + size) -
            lnGamma(size) -
            lnGamma(k + 1) +
            size * Math.log(prob) +
            k * Math.log1p(-prob),
        );
      near(negativeBinomialTail(y, { size, prob }), 1 - below, 1e-9);
      const k = negativeBinomialQuantile(0.95, { size, prob });
      assert.ok(1 - negativeBinomialTail(k + 1, { size, prob }) >= 0.95);
      assert.ok(k === 0 || 1 - negativeBinomialTail(k, { size, prob }) < 0.95);
    }),
  );
});

test("quantile undoes the normal distribution", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-10, max: 1 - 1e-10, noNaN: true }), (p) =>
      near(normalCdf(normalQuantile(p)), p, 1e-12),
    ),
  );
});
