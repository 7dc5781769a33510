/**
 * Everything that a member can try to change: each entity by each kind of change, and each field of a sheet. For the
 * matrix of who may what.
 */

import {
  createOperation,
  deleteOperation,
  keepOperation,
  restoreOperation,
} from '../../src/domain/operation/build.ts';
import type { WriteRule } from '../../src/domain/entity/declaration.ts';
import {
  declarationOf,
  type EntityName,
  entityNames,
  hasSheet,
  livesOn,
  type FieldName,
  fieldsOf,
  type Values,
} from '../../src/domain/entity/registry.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import { signedFields } from '../../src/domain/permission/signed.ts';
import type { AnyRecord } from '../../src/domain/operation/record.ts';
import { present } from '../../src/std/assert.ts';
import { maelle } from './server-pushes.ts';
import { serverProgrammeId as home } from './sync-server.ts';

/** The records lie on sheets of this pad. */
export const padOfRecords = 'pad-fr';

/** The rules as a test expects them, written down apart from the declarations. */
export interface ExpectedRules {
  readonly ofEntity: Readonly<Record<EntityName, WriteRule>>;
  readonly ofSmeField: Readonly<Record<FieldName<'sme'>, WriteRule>>;
}

const samples: { readonly [N in EntityName]: Values<N> } = {
  programme: { name: 'E-Channel', firstMonth: '2019-09', reviewMonths: [9] },
  launchPad: { name: 'France', code: 'FR', country: 'FR', timeZone: 'Europe/Paris' },
  member: { name: 'Emma', roles: ['chair'], launchPadId: padOfRecords },
  calendarEvent: { title: { lang: 'en', text: 'Tiers' }, kind: 'tiers', from: '2020-11-01' },
  sme: {
    name: 'Atelier',
    country: 'FR',
    launchPadId: padOfRecords,
    track: 'programme',
    stage: 'prospect',
  },
  contact: { at: '2020-11-24T14:41', kind: 'interim', state: 'held' },
  action: { title: { lang: 'en', text: 'Call' }, kind: 'action', state: 'open' },
  issue: {
    title: { lang: 'en', text: 'Customs' },
    kind: 'problem',
    category: 'data',
    severity: 1,
    state: 'open',
    openedOn: '2020-11-24',
  },
  form: { templateId: 'readiness-1', state: 'draft' },
  channel: { name: 'Shop', kind: 'shop', connection: 'planned' },
  figures: { month: '2020-11', orders: 14 },
  lesson: { number: 1, text: { lang: 'en', text: 'August' }, theme: 'calendar' },
  savedView: { name: 'By manager', search: 'group=manager' },
  issuedReport: { title: 'Review 1', edition: 1, issuedOn: '2020-05-31', issuedBy: 'member-1' },
  meeting: {
    title: { lang: 'en', text: 'Monthly meeting' },
    kind: 'projectMeeting',
    at: '2020-11-26T10:00',
    state: 'planned',
  },
  achievement: { kind: 'firstSaleAbroad', on: '2020-11-24', attribution: 'yes' },
  template: {
    title: { lang: 'en', text: 'Checklist' },
    copyOf: 'eligibility-checklist/1',
    'item.registered': { type: 'yesNo' },
  },
  templateVersion: {
    title: { lang: 'en', text: 'Checklist' },
    of: 'template-set',
    name: 'eligibility-checklist',
    version: 2,
    publishedOn: '2020-11-24',
    publishedBy: 'member-1',
  },
  organisation: { name: 'Chamber', kind: 'supportOrganisation', engagement: 'contacted' },
  attachment: { name: 'Packing area.jpg', kind: 'picture', hash: 'a'.repeat(64), bytes: 120_000 },
};

/** One thing that somebody tries, and what it takes. */
export interface Attempt {
  readonly name: string;
  readonly rules: readonly WriteRule[];
  readonly operation: Operation;
}

const scopeOf = (entity: EntityName): 'sheet' | 'programme' =>
  livesOn(entity, 'sme') ? 'sheet' : 'programme';
const placeOf = (entity: EntityName, id: string) => ({
  id,
  home: hasSheet(entity) ? id : scopeOf(entity) === 'sheet' ? 'sheet' : home,
});
/** A creation of any entity, with its values in the table above, signed by whoever makes it. */
function creation(entity: EntityName, id: string, by = 'maelle'): Operation {
  const signed = signedFields[entity] ?? [];
  const values = {
    ...samples[entity],
    ...Object.fromEntries(
      signed.filter((name) => name in samples[entity]).map((name) => [name, by]),
    ),
  };
  return createOperation(maelle, entity, placeOf(entity, id), values as Values<typeof entity>);
}

/** A change of one field that is sound whatever the field is. */
function change(record: AnyRecord, field: string): Operation {
  const value = record.values[field] ?? null;
  return {
    ...keepOperation(maelle, record),
    kind: 'set',
    fields: { [field]: { value, base: record.id } },
  };
}

/** What lies there before anybody tries: one record for each attempt that needs one. */
export function matrixWorld(): readonly Operation[] {
  const fields = Object.keys(fieldsOf('sme')).map((field) => creation('sme', `sme-${field}`));
  const others = entityNames.flatMap((entity) =>
    entity === 'programme'
      ? []
      : ['set', 'delete', 'restore', 'resolve'].map((kind) =>
          creation(entity, `${entity}-${kind}`),
        ),
  );
  return [creation('sme', 'sheet'), ...fields, ...others];
}

export function attemptsOn(
  records: ReadonlyMap<string, AnyRecord>,
  { ofEntity, ofSmeField }: ExpectedRules,
): readonly Attempt[] {
  const record = (id: string) => present(records.get(id), id);
  const sme = Object.keys(fieldsOf('sme')).map((field): Attempt => {
    const rule = (ofSmeField as Readonly<Record<string, WriteRule>>)[field];
    const operation = change(record(`sme-${field}`), field);
    return { name: `sme.${field}`, rules: rule === undefined ? [] : ['staff', rule], operation };
  });
  const all = entityNames.flatMap((entity): readonly Attempt[] => {
    const own: WriteRule = ofEntity[entity];
    const whole: readonly WriteRule[] = entity === 'sme' ? [own, 'ownPad'] : [own];
    const [first = ''] = Object.keys(samples[entity]);
    if (entity === 'programme') {
      return [{ name: 'programme set', rules: [own], operation: change(record(home), first) }];
    }
    const of = (kind: string) => record(`${entity}-${kind}`);
    return [
      {
        name: `${entity} create`,
        rules: whole,
        operation: creation(entity, `${entity}-new`, 'caller'),
      },
      // What stays as it was made is changed by nobody, whatever their rights.
      ...(declarationOf(entity).frozen === true
        ? []
        : [{ name: `${entity} set`, rules: whole, operation: change(of('set'), first) }]),
      { name: `${entity} delete`, rules: whole, operation: deleteOperation(maelle, of('delete')) },
      {
        name: `${entity} restore`,
        rules: whole,
        operation: restoreOperation(maelle, of('restore')),
      },
      { name: `${entity} resolve`, rules: [own], operation: keepOperation(maelle, of('resolve')) },
    ];
  });
  // A field that no version declares gives nobody a right: not even one that is called like one that does.
  const pad = creation('launchPad', 'launchPad-own');
  const own: Attempt = {
    name: 'launchPad create, as of the own pad',
    rules: [ofEntity.launchPad],
    operation: { ...pad, fields: { ...pad.fields, launchPadId: { value: padOfRecords } } },
  };
  return [...sme, ...all, own];
}
