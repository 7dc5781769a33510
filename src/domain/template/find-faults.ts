/**
 * What keeps a draft from being published, named at its question: a wording without its translation, a rule or a condition
 * that leads nowhere or in a circle, a "not sure" that would count as an answer.
 */

import { loadTemplate, type TemplateFault } from '../form/load-template.ts';
import { type Item, type Template, templateSchema } from '../form/template.ts';
import { jsonLengthMax } from '../entity/field.ts';
import type { Json } from '../../std/json.ts';
import { assembled, type Frozen, keptSections } from './assemble.ts';
import type { DraftItem, TemplateDraft } from './draft.ts';
import { optionIds, type Parts, sides, wordingAt, wordingKeys } from './parts.ts';

type FaultKind = 'noTranslation' | 'noWords' | 'empty' | 'tooLarge' | TemplateFault['kind'];

export interface DraftFault {
  readonly kind: FaultKind;
  /** The question, or the part, that it is about; neither for the template as a whole. */
  readonly item?: string | undefined;
  readonly section?: string | undefined;
  /** The side that is missing. */
  readonly language?: 'en' | 'fr' | undefined;
  /** The other question, answer or value that is named. */
  readonly detail?: string | undefined;
}

/** Stands in for words that are missing, so that everything else can be checked. */
const missingWords = '…';
const draftVersion: Frozen = { id: 'draft/1', version: 1 };

/** Everything that is wrong, in the order of the draft. */
export function faultsIn(draft: TemplateDraft): readonly DraftFault[] {
  const sections = keptSections(draft);
  if (sections.length === 0) return [{ kind: 'empty' }];
  const wordFaults: DraftFault[] = [
    ...missingIn(draft.head, []),
    ...sections.flatMap((section) => [
      ...missingIn(section.parts, ['title']).map((fault) => ({ ...fault, section: section.id })),
      ...section.items.flatMap((item) =>
        missingIn(item.parts, ['label']).map((fault) => ({ ...fault, item: item.id })),
      ),
    ]),
  ];
  const whole = filled(draft);
  const loaded = loadTemplate(assembled(whole, draftVersion));
  const others = loaded.ok ? [] : loaded.error.map((fault) => placed(fault, whole));
  const large = sections.flatMap(({ id, items }) =>
    JSON.stringify(items).length > jsonLengthMax
      ? [{ kind: 'tooLarge' as const, section: id }]
      : [],
  );
  return unique([...wordFaults, ...others, ...large]);
}

function missingIn(parts: Parts, always: readonly string[]): readonly DraftFault[] {
  const options = optionIds(parts).map((id) => `option.${id}`);
  const stale = wordingKeys(parts).filter(
    (key) => !key.startsWith('option.') || options.includes(key),
  );
  return [...new Set([...always, ...stale, ...options])].flatMap((key): readonly DraftFault[] => {
    const wording = wordingAt(parts, key);
    const missing = sides.filter((side) => wording[side] === undefined);
    if (missing.length === 2) return [{ kind: 'noWords', detail: key }];
    return missing.map((language) => ({ kind: 'noTranslation', language, detail: key }));
  });
}

/** The draft with something in the place of every word that is missing. */
export function filled(draft: TemplateDraft): TemplateDraft {
  return {
    ...draft,
    head: filledParts(draft.head, []),
    title: { ...draft.title, translation: draft.title.translation ?? draft.title.text },
    sections: draft.sections.map((section) => ({
      ...section,
      parts: filledParts(section.parts, ['title']),
      items: section.items.map((item) => ({ ...item, parts: filledParts(item.parts, ['label']) })),
    })),
  };
}

function filledParts(parts: Parts, always: readonly string[]): Parts {
  const full: Record<string, Json> = { ...parts };
  const options = optionIds(parts).map((id) => `option.${id}`);
  for (const key of new Set([...always, ...wordingKeys(parts), ...options])) {
    const { en, fr } = wordingAt(parts, key);
    full[`${key}.en`] = en ?? fr ?? missingWords;
    full[`${key}.fr`] = fr ?? en ?? missingWords;
  }
  return full;
}

/** Where a fault of the template is in the draft. */
function placed(fault: TemplateFault, draft: TemplateDraft): DraftFault {
  const { kind, place, detail } = fault;
  const names = place.split('/');
  const sections = keptSections(draft);
  if (names[0] === 'sections') {
    const section = sections[Number(names[1])];
    const item = names[2] === 'items' ? section?.items[Number(names[3])] : undefined;
    return item === undefined
      ? { kind, section: section?.id, detail: names.slice(2).join('/') }
      : { kind, item: item.id, detail: names.slice(4).join('/') };
  }
  const [section, item] = names;
  const known = sections.find(({ id }) => id === section);
  if (known === undefined) return { kind, detail };
  return known.items.some(({ id }) => id === item)
    ? { kind, item, detail }
    : { kind, section, detail };
}

function unique(faults: readonly DraftFault[]): readonly DraftFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = JSON.stringify([
      fault.kind,
      fault.item,
      fault.section,
      fault.language,
      fault.detail,
    ]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The template as far as it can be tried: words that are missing are filled in, rules and conditions with a fault are left
 * out, and so is a question that is no question yet. Nothing where not even its head can be read.
 */
export function trialTemplate(draft: TemplateDraft): Template | undefined {
  const faulty = new Set(
    faultsIn(draft).flatMap(({ kind, item }) =>
      kind === 'noTranslation' || kind === 'noWords' ? [] : (item ?? []),
    ),
  );
  const whole = filled(draft);
  const tamed: TemplateDraft = {
    ...whole,
    sections: whole.sections.map((section) => ({
      ...section,
      items: section.items.map((item) => (faulty.has(item.id) ? withoutRules(item) : item)),
    })),
  };
  return parsed(tamed) ?? parsed(readable(tamed));
}

function parsed(draft: TemplateDraft): Template | undefined {
  const result = templateSchema.safeParse(assembled(draft, draftVersion));
  return result.success ? result.data : undefined;
}

/** Without the questions that are of no shape. */
function readable(draft: TemplateDraft): TemplateDraft {
  const result = templateSchema.safeParse(assembled(draft, draftVersion));
  const kept = keptSections(draft);
  const broken = new Set(
    (result.success ? [] : result.error.issues).flatMap(({ path }) => {
      const [, section, , item] = path;
      return kept[Number(section)]?.items[Number(item)]?.id ?? [];
    }),
  );
  return {
    ...draft,
    sections: draft.sections.map((section) => ({
      ...section,
      items: section.items.filter(({ id }) => !broken.has(id)),
    })),
  };
}

function withoutRules(item: DraftItem): DraftItem {
  const { rule: _rule, only: _only, ...parts } = item.parts;
  return { ...item, parts };
}

/** The words with which a question can be answered, for rules and conditions; none where they are not from a closed list. */
export function answerIdsOf(item: Pick<DraftItem, 'parts'>): readonly string[] {
  const { type } = item.parts;
  if (type === 'yesNo') return ['yes', 'no', 'unsure'];
  const isClosed =
    type === 'choice' || type === 'choices' || type === 'checks' || type === 'derived';
  return isClosed ? optionIds(item.parts) : [];
}

/** The kinds of question that can be added; the others come with the templates of Carnet. */
export const newItemTypes = [
  'yesNo',
  'choice',
  'choices',
  'number',
  'money',
  'date',
  'text',
  'longText',
] as const satisfies readonly Item['type'][];
export type NewItemType = (typeof newItemTypes)[number];
