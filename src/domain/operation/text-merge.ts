/**
 * Three-way merge of texts by sentences.
 *
 * Notes are often a single line, so a merge by lines fails on every second edit; sentences are what people
 * change. Hunks that touch the same sentence are not merged: the two versions stand in a visible conflict.
 */

import { diff3Merge } from 'node-diff3';
import { stepsToCompare } from '../text/steps-to-compare.ts';
import { normalForm } from '../../std/normal-form.ts';

/**
 * Steps that a merge takes at most on each side, half a millisecond: whoever wrote the texts, many merges may come in one push. A
 * note of the greatest length in ordinary sentences stays below it; what is above stands as a conflict.
 */
const stepsMax = 500_000;
/** Ends of sentences in a text that is split at all. */
const endsMax = 2001;

/** Splits after sentence ends and line breaks, keeping every character: joining gives the text again. */
export function sentences(text: string): string[] {
  return text.match(/[^.!?…\n]*(?:[.!?…]+["»”’)\s]*|\n+|$)/gu)?.filter((part) => part !== '') ?? [];
}

/**
 * The merged text, or `undefined` when both sides changed the same sentence differently. Where a text is not in the
 * Unicode normal form that is written here, all three are brought to it first.
 */
export function mergeTexts(mine: string, before: string, theirs: string): string | undefined {
  const found = merged(mine, before, theirs);
  if (found !== undefined) return found;
  const normal = { mine: normalForm(mine), before: normalForm(before), theirs: normalForm(theirs) };
  // As they nearly always are: the same would be found once more.
  if (normal.mine === mine && normal.before === before && normal.theirs === theirs)
    return undefined;
  return merged(normal.mine, normal.before, normal.theirs);
}

function merged(mine: string, before: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === before) return mine;
  if (mine === before) return theirs;
  // Both wrote where nothing stood.
  if (before === '') return undefined;
  const texts = [mine, before, theirs];
  if (texts.some((text) => text.split(/[.!?…\n]/u, endsMax).length === endsMax)) return undefined;
  const [own = [], ancestor = [], other = []] = texts.map(sentences);
  if ([own, other].some((side) => stepsToCompare(ancestor, side) > stepsMax)) return undefined;
  const regions = diff3Merge(own, ancestor, other, { excludeFalseConflicts: true });
  const parts: string[] = [];
  for (const region of regions) {
    if (region.ok === undefined) return undefined;
    parts.push(...region.ok);
  }
  return parts.join('');
}
