/**
 * Has the build make the log of the sample programme, instead of every browser that opens it: the module that would make it
 * becomes one that holds it. The development server and tests run the module as it is.
 */
import type { Plugin } from 'vite';
import type { Group } from '../src/domain/operation/operation.ts';
import { packed } from '../src/domain/sample/packed-groups.ts';
import { sampleGroups } from '../src/domain/sample/sample-programme.ts';

const sampleModule = 'src/domain/sample/sample-log.ts';

/** Makes the log of the sample. */
export function sampleMadeAhead(root: string): Plugin {
  return logMadeAhead(root, sampleModule, sampleGroups);
}

/**
 * @param module the module, from the root of the repository, that exports `sampleLog`
 * @param groups what that is to answer
 */
export function logMadeAhead(root: string, module: string, groups: () => readonly Group[]): Plugin {
  const reader = `${root}src/domain/sample/packed-groups.ts`;
  return {
    name: `carnet:made-ahead:${module}`,
    apply: 'build',
    load(id) {
      if (id.replaceAll('\\', '/') !== `${root.replaceAll('\\', '/')}${module}`) return undefined;
      return [
        `import { unpacked } from ${JSON.stringify(reader)};`,
        `const log = ${JSON.stringify(packed(groups()))};`,
        'export function sampleLog() { return unpacked(log); }',
      ].join('\n');
    },
  };
}
