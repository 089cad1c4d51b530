/** 1 / (1 + e^−x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Shannon entropy in bits; zero terms add nothing. @param p probabilities that sum to 1 */
export function entropyBits(p: readonly number[]): number {
  return -p.reduce((sum, x) => sum + (x > 0 ? x * Math.log2(x) : 0), 0);
}
