/** ln(p / (1 − p)); p in (0, 1). */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/** 1 / (1 + e^−x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function clamp(x: number, lo: number, hi: number): number {
  return Math.min(hi, Math.max(lo, x));
}

/** Shannon entropy in bits; zero terms add nothing. @param p probabilities that sum to 1 */
export function entropyBits(p: readonly number[]): number {
  return -p.reduce((sum, x) => sum + (x > 0 ? x * Math.log2(x) : 0), 0);
}
