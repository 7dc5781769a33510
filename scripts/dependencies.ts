/**
 * Checks the direction of the dependencies (`.dependency-cruiser.mjs`).
 *
 * A cruise that finds no module also finds no fault, and says nothing of it; that happens
 * with a compiler that the tool does not know. So the number of modules is held against the
 * number of source files in the repository.
 */
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import { repositoryFiles, root } from './repository-files.ts';

/** Of the source files in git, the share that must have been seen. */
const seenShareMin = 0.9;

/** A URL and not a literal: the file is plain JavaScript, for the tool's own command line. */
const configurationUrl = new URL('../.dependency-cruiser.mjs', import.meta.url).href;

async function cruiseSources(): Promise<ICruiseResult> {
  process.chdir(root);
  const { default: configuration } = (await import(configurationUrl)) as {
    readonly default: { readonly forbidden: never[]; readonly options: ICruiseOptions };
  };
  const { output } = await cruise(['src'], {
    ...configuration.options,
    validate: true,
    ruleSet: { forbidden: configuration.forbidden },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered in words');
  return output;
}

const { modules, summary } = await cruiseSources();
const seen = modules.filter((module) => /^src\/.*\.tsx?$/.test(module.source)).length;
const expected = repositoryFiles().filter((path) => /^src\/.*\.tsx?$/.test(path)).length;

for (const { rule, from, to } of summary.violations) {
  console.error(`${rule.severity} ${rule.name}: ${from} -> ${to}`);
}
if (seen === 0 || seen < expected * seenShareMin) {
  console.error(`Only ${seen} of ${expected} source files were seen: the check proves nothing.`);
  process.exitCode = 1;
}
if (summary.violations.length > 0) process.exitCode = 1;
console.log(
  `${seen} of ${expected} modules, ${summary.totalDependenciesCruised ?? 0} dependencies, ` +
    `${summary.violations.length} violations`,
);
