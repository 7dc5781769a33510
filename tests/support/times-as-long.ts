/**
 * How much longer something takes than a floor that cannot be gone below: no test of a unit is pinned to milliseconds,
 * which a busy machine makes long. The two take turns, and the quickest run of each counts, so that other work of the
 * machine has to slow down every one of them to matter, and then slows down both.
 */

const warmUpRuns = 1;

/** The quickest of `runs` runs of `work` over the quickest of `floor`. */
export function timesAsLong(work: () => unknown, floor: () => unknown, runs = 20): number {
  let least = Infinity;
  let leastFloor = Infinity;
  for (let run = -warmUpRuns; run < runs; run += 1) {
    const floorMs = msOf(floor);
    const workMs = msOf(work);
    if (run < 0) continue;
    leastFloor = Math.min(leastFloor, floorMs);
    least = Math.min(least, workMs);
  }
  return least / leastFloor;
}

/** What was made last is kept, so that no run is left out for making nothing that is used. */
const kept: { value: unknown } = { value: undefined };

function msOf(work: () => unknown): number {
  const begun = performance.now();
  kept.value = work();
  return performance.now() - begun;
}
