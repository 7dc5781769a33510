/**
 * What a command prints. Ids, names and addresses come from devices and may hold anything: nothing of them reaches the terminal
 * as a command to it, and none of them begins a line of its own. So each line is a message of its own, and whatever else in it
 * is no visible character is spelled out.
 */
import type { Message } from '../messages.ts';

/** Control and format characters, halves of characters, and what ends a line or a paragraph. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** All lines in the first language, then all in the second. */
export function printed(lines: readonly Message[]): Message {
  const inLanguage = (language: 0 | 1): string =>
    lines.map((line) => line[language].replaceAll(unprintable, spelledOut)).join('\n');
  return [inLanguage(0), inLanguage(1)];
}

function spelledOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
