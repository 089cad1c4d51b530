/** Lanczos coefficients for g = 7, nine terms: relative error below 1e-14 for x > 0 (Godfrey 2001). */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const;
const LANCZOS_G = 7;
const TINY = 1e-300; // keeps Lentz's continued fractions from dividing by zero
const PRECISION = 1e-15;
const MOST_TERMS = 10_000;

/** ln Γ(x). @param x > 0 @see Lanczos (1964) */
export function lnGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lnGamma(1 - x);
  const y = x - 1;
  const base = y + LANCZOS_G + 0.5;
  const sum = LANCZOS.reduce((total, c, i) => total + (i === 0 ? c : c / (y + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Lower regularised incomplete gamma function P(a, x). @param a > 0 @param x ≥ 0 @returns in [0, 1] */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

/** Upper regularised incomplete gamma function Q(a, x) = 1 − P(a, x), exact in its own tail. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - lnGamma(a));
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / away(an * d + b);
    c = away(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return Math.exp(-x + a * Math.log(x) - lnGamma(a)) * h;
}

/** Regularised incomplete beta function I_x(a, b). @param a > 0 @param b > 0 @param x in [0, 1] */
export function betaI(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return h;
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** Φ(x): chance of a standard normal number at or below x. */
export function normalCdf(x: number): number {
  const tail = gammaQ(0.5, (x * x) / 2) / 2;
  return x > 0 ? 1 - tail : tail;
}

/** z with Φ(z) = p. @param p in (0, 1); 0 and 1 give ∓∞ @see bisection to the last bit, then Newton */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  let [low, high] = [-40, 0];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(Y ≥ y) for Y ~ Poisson(mean). @param y integer */
export function poissonTail(y: number, mean: number): number {
  return y <= 0 ? 1 : gammaP(y, mean);
}

/**
 * P(Y ≥ y) for Y ~ negative binomial: failures before the `size`-th success, each trial a success with `prob`.
 *
 * @param size > 0, need not be whole
 */
export function negativeBinomialTail(
  y: number,
  { size, prob }: { size: number; prob: number },
): number {
  return y <= 0 ? 1 : betaI(1 - prob, y, size);
}

/** Smallest whole k with P(Y ≤ k) ≥ p, Y as above. @param p in [0, 1) */
export function negativeBinomialQuantile(p: number, law: { size: number; prob: number }): number {
  let high = 1;
  while (1 - negativeBinomialTail(high, law) < p) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (1 - negativeBinomialTail(middle + 1, law) >= p) high = middle;
    else low = middle;
  }
  return high;
}

/** P(X ≥ x) for X ~ χ² with `degrees` of freedom. */
export function chiSquareTail(x: number, degrees: number): number {
  return gammaQ(degrees / 2, x / 2);
}

/** P(|T| ≥ |t|) for Student's T with `degrees` of freedom. */
export function studentTwoSided(t: number, degrees: number): number {
  return betaI(degrees / (degrees + t * t), degrees / 2, 0.5);
}
