/** B12: the first download against the bare packages, as `npm run size` measures it. */

import { spawnSync } from 'node:child_process';
import { root } from '../../../scripts/repository-files.ts';
import type { BenchRow } from '../measure.ts';

export function sizeRows(): BenchRow[] {
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/size.ts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const ratio = Number(/([\d.]+) times the floor/.exec(stdout)?.[1]);
  return [
    {
      goal: 'B12',
      what: 'first JavaScript, gzip / the packages alone',
      ratio,
      must: 1.8,
      aim: 1.4,
    },
  ];
}
