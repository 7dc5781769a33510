/**
 * Any stored value in the reader's words, by the kind of its field: what the history, the trash and a conflict say.
 *
 * A value that this version does not know (an option added by a newer one) is shown as it is stored, never hidden.
 * Longer than 400 lines because every kind of value is put into words in one place.
 */

import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { hourOf } from '../../domain/contact/log-contact.ts';
import { declarationOf, type EntityName, fieldOf, hasSheet } from '../../domain/entity/registry.ts';
import type { Language } from '../../domain/entity/field.ts';
import { familyOfName } from '../../domain/entity/field-name.ts';
import { isSectionStateField } from '../../domain/form/fields.ts';
import type { Template } from '../../domain/form/template.ts';
import type { Delta, ElementDelta } from '../../domain/history/delta.ts';
import { padName } from '../../domain/programme/pad-name.ts';
import { alikeJson, type Json } from '../../std/json.ts';
import { alertName, describeLimits } from './describe-alerts.ts';
import { describeContribution } from './describe-contribution.ts';
import { describeJson, fieldName, meetingItem } from './describe-family.ts';
import { describeInteger, describeMoney } from './describe-number.ts';
import { answerName, answerWord, rowWords, templateAsking, templateNamed } from './form-words.ts';
import { dateGroupOf, optionGroupOf } from './option-groups.ts';
import { templates } from './templates.ts';
import { type Formats, useFormat } from './use-format.ts';

/** One thing that changed, in words; a side that is absent held nothing. */
export interface ChangePart {
  readonly id: string;
  /** What it is, where the field holds several things. */
  readonly label: string | undefined;
  /** The language of the text, where it has one. */
  readonly lang: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

type JsonObject = { readonly [key: string]: Json };

interface Words {
  readonly format: Formats;
  readonly today: string;
  /** A text about alerts by its path; nothing when there is none. */
  readonly alertText: (path: string) => string | undefined;
  /** A text of the domain by its path, such as `option.stage.enrolled`; nothing when there is none. */
  readonly find: (path: string) => string | undefined;
  readonly say: (
    key: 'yes' | 'no' | 'decisionMaker' | 'someone' | 'proofread' | 'elsewhere',
  ) => string;
  readonly dated: (
    key: 'checkedOn' | 'countedTo' | 'seenOn' | 'since' | 'until',
    date: string,
  ) => string;
  readonly nameOf: (id: string) => string;
}

/** What a record is called. */
export interface RecordTitle {
  /** In the reader's language: how and when a contact took place. */
  readonly heading: string | undefined;
  /** As it was written, in `lang`; may be empty. */
  readonly text: string;
  readonly lang: string | undefined;
}

export interface Describe {
  /** `values` of a form name the template that its answers are named by. */
  readonly field: (
    entity: EntityName,
    field: string,
    values?: Readonly<Record<string, Json>>,
  ) => string;
  /** `values` of a form name the template that its answers are worded by. */
  readonly value: (
    entity: EntityName,
    field: string,
    value: Json,
    values?: Readonly<Record<string, Json>>,
  ) => string;
  readonly parts: (
    entity: EntityName,
    field: string,
    delta: Delta,
    values?: Readonly<Record<string, Json>>,
  ) => readonly ChangePart[];
  readonly title: (entity: EntityName, values: Readonly<Record<string, Json>>) => RecordTitle;
  readonly nameOf: (id: string) => string;
}

/**
 * Words for values.
 *
 * @param today `YYYY-MM-DD`, for days that are near
 * @param findName the name of a record or person, where it is known
 */
export function useDescribe(today: string, findName: (id: string) => string | undefined): Describe {
  const { t, i18n } = useTranslation('history');
  const format = useFormat();
  // Names of answers are said anew once their template is there.
  useStore(templates);
  const words: Words = {
    format,
    today,
    find: (path) => {
      const found: unknown = i18n.getResource(format.language, 'domain', path);
      return typeof found === 'string' ? found : undefined;
    },
    alertText: (path) => {
      const found: unknown = i18n.getResource(format.language, 'alerts', path);
      return typeof found === 'string' ? found : undefined;
    },
    say: (key) => t(`value.${key}`),
    dated: (key, date) => t(`value.${key}`, { date: format.dayMonth(date, today) }),
    nameOf: (id) => findName(id) ?? t('value.someone'),
  };
  /** How far a section of a plan is; nothing for any other field. */
  const sectionState = (field: string, value: unknown): string | undefined => {
    if (!isSectionStateField(field) || typeof value !== 'string') return undefined;
    const found: unknown = i18n.getResource(format.language, 'plan', `state.${value}`);
    return typeof found === 'string' ? found : undefined;
  };
  /** The template of a form and its version; nothing for any other field. */
  const templateWords = (entity: EntityName, field: string, id: unknown): string | undefined => {
    if (entity !== 'form' || field !== 'templateId' || typeof id !== 'string') return undefined;
    const template = templateNamed({ templateId: id });
    if (template === undefined) return t('value.otherTemplate');
    const { title, version } = template;
    return t('value.template', { name: title[format.language], version });
  };
  const special = (entity: EntityName, field: string, value: unknown): string | undefined =>
    sectionState(field, value) ?? templateWords(entity, field, value);
  return {
    field: (entity, field, values) => {
      const template = templateOf(entity, field, values);
      const item =
        entity === 'meeting'
          ? meetingItem(field, values, { findName, language: format.language })
          : template && answerName(template, field, format.language, findName);
      return fieldName(words.find, entity, field, item);
    },
    value: (entity, field, value, values) => {
      const template = templateOf(entity, field, values);
      return (
        special(entity, field, value) ??
        (template && answerWord(template, field, value, format.language)) ??
        describeValue(words, entity, field, value)
      );
    },
    parts: (entity, field, delta, values) => {
      const parts = describeDelta(words, entity, field, delta).map((part) => ({
        ...part,
        from: special(entity, field, part.from) ?? part.from,
        to: special(entity, field, part.to) ?? part.to,
      }));
      const template = templateOf(entity, field, values);
      return template === undefined
        ? parts
        : answerParts(template, field, { delta, parts }, format.language);
    },
    title: (entity, values) =>
      (entity === 'form' ? formTitle(words, values) : undefined) ??
      describeTitle(words, entity, values),
    nameOf: words.nameOf,
  };
}

function templateOf(
  entity: EntityName,
  field: string,
  values: Readonly<Record<string, Json>> | undefined,
): Template | undefined {
  const template = entity === 'form' && values !== undefined ? templateNamed(values) : undefined;
  return template && templateAsking(template, field);
}

/** The parts of a change of an answer, in the words of its template where it has them. */
function answerParts(
  template: Template,
  field: string,
  { delta, parts }: { readonly delta: Delta; readonly parts: readonly ChangePart[] },
  language: Language,
): readonly ChangePart[] {
  if (delta.kind === 'map') {
    return delta.elements.map(({ key, from, to }, index) => {
      const [before, after] = [from, to].map((value) =>
        rowWords(template, field, { key, value }, language),
      );
      const part = parts[index] ?? {
        id: key,
        label: undefined,
        lang: undefined,
        from: undefined,
        to: undefined,
      };
      if (before === undefined && after === undefined) return part;
      const label = after?.label ?? before?.label;
      return { ...part, label, from: before?.text, to: after?.text };
    });
  }
  if (delta.kind !== 'value' && delta.kind !== 'set') return parts;
  const word = (value: Json | undefined): string | undefined =>
    answerWord(template, field, value, language);
  const [from, to] = delta.kind === 'value' ? [delta.from, delta.to] : [delta.removed, delta.added];
  return parts.map((part) => ({ ...part, from: word(from) ?? part.from, to: word(to) ?? part.to }));
}

/** A form by its template, its market and its day; by its own title where it has one, or while its template is read. */
function formTitle(words: Words, values: Readonly<Record<string, Json>>): RecordTitle | undefined {
  const { title, market, onDate } = values;
  const short = templateNamed(values)?.short[words.format.language];
  if (title !== undefined || short === undefined) return undefined;
  const heading = [
    short,
    typeof market === 'string' ? describeValue(words, 'form', 'market', market) : undefined,
    typeof onDate === 'string' ? words.format.dayMonth(onDate, words.today) : undefined,
  ];
  const said = heading.filter((part) => part !== undefined).join(', ');
  return { heading: said, text: '', lang: undefined };
}

function describeTitle(
  words: Words,
  entity: EntityName,
  values: Readonly<Record<string, Json>>,
): RecordTitle {
  const title = values[declarationOf(entity).title];
  const said = inLanguage(title, words.format.language);
  const text = excerpt(textOf(said) ?? '');
  const lang = textOf(asObject(said)['lang']);
  const titleKind = fieldOf(entity, declarationOf(entity).title)?.kind;
  if (title !== undefined && (titleKind === 'choice' || titleKind === 'month')) {
    const name = describeValue(words, entity, declarationOf(entity).title, title);
    return { heading: name, text: '', lang: undefined };
  }
  if (entity === 'launchPad') {
    const pad = { name: text, country: textOf(values['country']) };
    return { heading: padName(pad, words.format.language), text: '', lang: undefined };
  }
  if (entity !== 'contact') return { heading: undefined, text, lang };
  const { mode, kind, at } = values;
  const what =
    mode === undefined
      ? describeValue(words, 'contact', 'kind', kind ?? 'note')
      : describeValue(words, 'contact', 'mode', mode);
  const when =
    typeof at === 'string' ? words.format.dayMonth(at.slice(0, 10), words.today) : undefined;
  const heading = [what, when].filter((part) => part !== undefined).join(', ');
  return { heading, text, lang };
}

/** The whole name of a record, for a button or a search. */
export function wholeTitle({ heading, text }: RecordTitle): string {
  return [heading, text].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Longer names are cut at a word. */
const excerptLengthMax = 80;

function excerpt(text: string): string {
  if (text.length <= excerptLengthMax) return text;
  const cut = text.slice(0, excerptLengthMax);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), excerptLengthMax / 2))}…`;
}

function describeDelta(
  words: Words,
  entity: EntityName,
  field: string,
  delta: Delta,
): readonly ChangePart[] {
  switch (delta.kind) {
    case 'value':
      return [
        {
          id: 'value',
          label: undefined,
          lang: undefined,
          from: whole(words, entity, field, delta.from),
          to: whole(words, entity, field, delta.to),
        },
      ];
    case 'set':
      return [
        {
          id: 'set',
          label: undefined,
          lang: undefined,
          from: whole(words, entity, field, delta.removed),
          to: whole(words, entity, field, delta.added),
        },
      ];
    case 'map':
      return delta.elements.map((element) => elementPart(words, entity, field, element));
    case 'texts':
      return [
        ...delta.sides.flatMap(({ lang, pieces }) =>
          pieces.map(({ from, to }, index) => ({
            id: `${lang ?? ''}${index}`,
            label: undefined,
            lang,
            from: from === '' ? undefined : from,
            to: to === '' ? undefined : to,
          })),
        ),
        ...(delta.checked
          ? [
              {
                id: 'checked',
                label: undefined,
                lang: undefined,
                from: undefined,
                to: words.say('proofread'),
              },
            ]
          : []),
      ];
  }
}

function whole(
  words: Words,
  entity: EntityName,
  field: string,
  value: Json | undefined,
): string | undefined {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  return describeValue(words, entity, field, value);
}

function elementPart(
  words: Words,
  entity: EntityName,
  field: string,
  { key, from, to }: ElementDelta,
): ChangePart {
  const both = from !== undefined && to !== undefined;
  const left = both ? different(from, to) : from;
  const right = both ? different(to, from) : to;
  const say = (value: Json | undefined): string | undefined => {
    const said = value === undefined ? '' : describeElement(words, entity, field, value);
    return said === '' ? undefined : said;
  };
  return {
    id: key,
    label: elementName(words, field, key, to ?? from),
    lang: undefined,
    from: say(left),
    to: say(right),
  };
}

/** The properties in which `value` differs from `other`; two ends of a time stay together. */
function different(value: Json, other: Json): Json {
  const theirs = asObject(other);
  const mine = Object.entries(asObject(value));
  if (mine.length === 0 || asObject(value)['lang'] !== undefined) return value;
  const moved = ['from', 'to'].some((key) => !alikeJson(asObject(value)[key], theirs[key]));
  return Object.fromEntries(
    mine.filter(([key, item]) =>
      key === 'from' || key === 'to' ? moved : !alikeJson(item, theirs[key]),
    ),
  );
}

function elementName(
  words: Words,
  field: string,
  key: string,
  value: Json | undefined,
): string | undefined {
  // A person of the SME says their name; where one is only named by id, as in a contact, it is looked up.
  const own = field === 'people' ? textOf(asObject(value)['name']) : undefined;
  if (own !== undefined) return own;
  const group = dateGroupOf(field);
  if (group !== undefined) return words.find(`option.${group}.${key}`) ?? key;
  if (field === 'targets' || field === 'people') return words.nameOf(key);
  if (field === 'exchangeRates') return words.format.month(key);
  if (field === 'snoozed' || field === 'alertSettings') return alertName(words, key);
  return undefined;
}

function describeElement(words: Words, entity: EntityName, field: string, value: Json): string {
  if (typeof value === 'number') return words.format.number(value);
  if (typeof value === 'string') {
    return dateGroupOf(field) !== undefined
      ? words.format.dayMonth(value, words.today)
      : (words.find(`option.attendance.${value}`) ?? value);
  }
  const object = asObject(value);
  if (object['lang'] !== undefined) return textOf(value) ?? '';
  if (familyOfName(field) !== undefined) return describeJson(words, value);
  if (field === 'handovers') return describeHandover(words, object);
  if (field === 'alertSettings') return describeLimits(words, object);
  if (field === 'exchangeRates') return describeRate(words, object);
  if (field === 'terms') return [textOf(object['en']), textOf(object['fr'])].join(' = ');
  if (field === 'contributions') return describeContribution(words, words.today, object);
  const name = hasSheet(entity) && field === 'people' ? [] : [textOf(object['name'])];
  return [...name, ...describeProperties(words, object)]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

/** The value of a pound and its source. */
function describeRate({ format }: Words, { rate, source }: JsonObject): string {
  const value = typeof rate === 'number' ? [format.number(rate, 4)] : [];
  return [...value, textOf(source) ?? ''].filter((part) => part !== '').join(' · ');
}

/** Who had it, who has it, what was said, and when it was seen; a change may hold only some of these. */
function describeHandover(words: Words, object: JsonObject): string {
  const text = (key: string): string | undefined => textOf(object[key]);
  const names = [text('from'), text('to')].flatMap((id) =>
    id === undefined ? [] : words.nameOf(id),
  );
  const seen = text('seenOn');
  return [
    names.join(' → '),
    text('note'),
    seen === undefined ? undefined : words.dated('seenOn', seen),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function describeProperties(words: Words, object: JsonObject): readonly (string | undefined)[] {
  const text = (key: string): string | undefined => textOf(object[key]);
  const option = (group: string, key: string): string | undefined => {
    const value = text(key);
    return value === undefined ? undefined : (words.find(`option.${group}.${value}`) ?? value);
  };
  const dated = (key: 'checkedOn' | 'countedTo' | 'since' | 'until'): string | undefined => {
    const date = text(key);
    return date === undefined ? undefined : words.dated(key, date);
  };
  const from = text('from');
  const to = text('to');
  const yes = object['decisionMaker'];
  return [
    option('country', 'country'),
    from === undefined
      ? undefined
      : to === undefined
        ? words.dated('since', from)
        : words.format.dateRange(from, to, words.today),
    option('closureEvery', 'every'),
    text('role'),
    text('email'),
    text('phone'),
    yes === true ? words.say('decisionMaker') : undefined,
    option('personState', 'state'),
    dated('checkedOn'),
    dated('since'),
    dated('until'),
    dated('countedTo'),
    option('stage', 'left'),
    text('reason'),
  ];
}

function describeValue(words: Words, entity: EntityName, field: string, value: Json): string {
  const { format, today } = words;
  const group = optionGroupOf(entity, field);
  const option = (item: Json): string =>
    (group === undefined ? undefined : words.find(`option.${group}.${plain(item)}`)) ?? plain(item);
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  switch (fieldOf(entity, field)?.kind) {
    case 'choice':
      return option(value);
    case 'choices':
    case 'texts':
      return format.list(list.map(option));
    case 'numbers':
      return format.list(list.map((item) => format.number(Number(item))));
    case 'integer':
      return describeInteger(words, field, Number(value));
    case 'boolean':
      return words.say(value === true ? 'yes' : 'no');
    case 'date':
      return format.dayMonth(plain(value), today);
    case 'month':
      return format.month(plain(value), 'long');
    case 'dateTime':
      // Nobody said that it was at midnight (F314).
      return hourOf(plain(value)) === undefined
        ? format.day(plain(value), today)
        : format.dayTime(plain(value), today);
    case 'reference':
    case 'references':
      return format.list(list.map((id) => words.nameOf(plain(id))));
    case 'money':
      return describeMoney(words, asObject(value));
    case 'map':
      return Object.entries(asObject(value))
        .map(([key, item]) =>
          [elementName(words, field, key, item), describeElement(words, entity, field, item)]
            .filter((part) => part !== undefined && part !== '')
            .join(' '),
        )
        .join('; ');
    case 'structure':
      return field === 'healthOverride'
        ? describeJudgement(words, asObject(value))
        : words.say('elsewhere');
    case 'json':
      return describeJson(words, value);
    case 'text2':
    case 'longText':
    case 'text':
    case undefined:
      return textOf(value) ?? plain(value);
  }
}

/** A health set by hand: the level, until when, and why. */
function describeJudgement(words: Words, judgement: JsonObject): string {
  const level = textOf(judgement['level']);
  const name = level === undefined ? undefined : words.find(`option.health.${level}`);
  return [name, ...describeProperties(words, judgement)]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

/** A value without words of its own, as it is stored. */
function plain(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asObject(value: Json | undefined): JsonObject {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

/** A text, or the original of a text in two languages. */
/** A text in two languages as its reader reads it, where it says something in theirs. */
function inLanguage(value: Json | undefined, language: Language): Json | undefined {
  const { lang, translation } = asObject(value);
  const isOther = lang !== undefined && lang !== language;
  return isOther && typeof translation === 'string' && translation !== ''
    ? { lang: language, text: translation }
    : value;
}

function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const { text } = asObject(value);
  return typeof text === 'string' ? text : undefined;
}
