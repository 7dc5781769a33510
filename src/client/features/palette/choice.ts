/** What can be chosen in the palette: something found, or a command. */

import type { SearchKind } from '../../model/search-texts.ts';
import type { IconName } from '../../ui/icon.tsx';

export interface Choice {
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  /** Words of someone are shown in part around what matches; names are shown whole. */
  readonly long: boolean;
  readonly detail: string | undefined;
  /** The business or organisation on whose sheet it is; absent for these themselves and for commands. */
  readonly holder: string | undefined;
  readonly at: string;
  /** Pressed one after the other, they do the same without the palette. */
  readonly keys: readonly string[];
  readonly act:
    | { readonly kind: 'open'; readonly path: string }
    | { readonly kind: 'run'; readonly run: () => void };
}

export interface ChoiceGroup {
  readonly id: SearchKind | 'recent' | 'line' | 'do' | 'go';
  readonly choices: readonly Choice[];
  /** How many there are, where more were found than are shown. */
  readonly total: number;
}

export interface CommandChoice extends Choice {
  readonly group: 'go' | 'do';
  /** Shown before a word is typed. */
  readonly first: boolean;
  /** Folded: its name, and by which words it is found besides. */
  readonly words: string;
}

/** Whether every word of the query begins a word of the command. */
export function isAskedFor({ words }: CommandChoice, tokens: readonly string[]): boolean {
  return tokens.every((token) => words.startsWith(token) || words.includes(` ${token}`));
}
