/** What a command of the operator is: a name, its words, and what it does. It speaks both languages, as the server. */
import type { Message } from '../messages.ts';

export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the embedded database lies unless the environment says otherwise. */
  readonly dataFolder: string;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Prints some lines, each of them in both languages. */
  readonly say: (...lines: readonly Message[]) => void;
}

export interface Command {
  readonly name: string;
  /** What follows the name. */
  readonly usage: string;
  readonly summary: Message;
  /** Answers the exit code. What it rejects with is told by `runCommand`. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** The command was called in a way that it does not understand; its usage is shown. */
export class WrongUsage extends Error {
  constructor() {
    super('Wrong usage');
    this.name = 'WrongUsage';
  }
}
