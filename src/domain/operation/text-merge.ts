/**
 * Three-way merge of texts by sentences.
 *
 * Notes are often a single line, so a merge by lines fails on every second edit; sentences are what people
 * change. Hunks that touch the same sentence are not merged: the two versions stand in a visible conflict.
 */

import { diff3Merge } from 'node-diff3';

/**
 * Sentences of two texts that are compared at most, each with each. To merge costs about so many steps, whoever wrote the
 * texts; a note of the greatest length in ordinary sentences stays far below it, and one above it stands as a conflict.
 */
const comparedMax = 90_000;

/** Splits after sentence ends and line breaks, keeping every character: joining gives the text again. */
export function sentences(text: string): string[] {
  return text.match(/[^.!?…\n]*(?:[.!?…]+["»”’)\s]*|\n+|$)/gu)?.filter((part) => part !== '') ?? [];
}

/**
 * The merged text, or `undefined` when both sides changed the same sentence differently. Where a text is not in the
 * Unicode normal form that is written here, all three are brought to it first.
 */
export function mergeTexts(mine: string, before: string, theirs: string): string | undefined {
  return merged(mine, before, theirs) ?? merged(nfc(mine), nfc(before), nfc(theirs));
}

const nfc = (text: string): string => text.normalize();

function merged(mine: string, before: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === before) return mine;
  if (mine === before) return theirs;
  const [own, ancestor, other] = [sentences(mine), sentences(before), sentences(theirs)];
  if (ancestor.length * Math.max(own.length, other.length) > comparedMax) return undefined;
  const regions = diff3Merge(own, ancestor, other, { excludeFalseConflicts: true });
  const parts: string[] = [];
  for (const region of regions) {
    if (region.ok === undefined) return undefined;
    parts.push(...region.ok);
  }
  return parts.join('');
}
