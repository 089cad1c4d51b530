/** Runs one job after the other. */
export type InTurn = <T>(job: () => Promise<T>) => Promise<T>;

/** Runs jobs one after the other, in the order they came; one that fails does not stop the next. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next;
    return next;
  };
}
