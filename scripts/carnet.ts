/** `npm run carnet -- <command>`: what the operator does with the server's data, beside the server. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../src/server/commands/commands.ts';
import { nodePorts } from '../src/server/node-ports.ts';
import { root } from './repository-files.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};

process.exitCode = await runCommand(process.argv.slice(2), {
  ...nodePorts,
  environment: process.env,
  dataFolder: join(root, 'data'),
  version,
  print: (text) => console.log(text.join('\n')),
});
