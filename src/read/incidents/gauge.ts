import { feature } from "../perceptron/hash.ts";

/** Steps of a scale of log odds. */
interface Scale {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const FINE: Scale = { from: -5, to: 3, step: 0.5 };
const COARSE: Scale = { from: -5, to: 3, step: 1 };
const BELOW: Scale = { from: -5, to: 0, step: 0.5 };

/** One feature for each step of a scale that a value reaches, so that a linear model can bend. */
function gauge({ from, to, step }: Scale, template: number, value: number, out: number[]): void {
  for (let at = from; at <= to && value >= at; at += step)
    out.push(feature(template, Math.round(at / step) + 100));
}

export function gaugeFinely(template: number, value: number, out: number[]): void {
  gauge(FINE, template, value, out);
}

export function gaugeCoarsely(template: number, value: number, out: number[]): void {
  gauge(COARSE, template, value, out);
}

/** For what is 0 at most. */
export function gaugeBelow(template: number, value: number, out: number[]): void {
  gauge(BELOW, template, value, out);
}

/** The step that log odds fall on, for a feature of several values. */
export function stepOf(value: number, step = 1): number {
  return Math.round(Math.max(-6, Math.min(4, value)) / step) + 50;
}

/** ln Σ e^x: as much as all together, 0 where there is none. */
export function sumOfOdds(values: readonly number[]): number {
  return Math.log(values.reduce((sum, value) => sum + Math.exp(value), 1e-9));
}
