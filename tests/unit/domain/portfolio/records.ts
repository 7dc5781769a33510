/** Sheets as the rules of the portfolio see them, with only what a test is about. */

import type { Action, Issue, Sme } from '../../../../src/domain/operation/record.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import {
  type ContactBrief,
  emptyJournalSummary,
  type JournalSummary,
} from '../../../../src/domain/sme/journal-summary.ts';

const stamp = { at: 0, by: 'member' };

export function sme(values: Partial<Sme['values']> = {}, id = 'sme-1'): Sme {
  return {
    id,
    entity: 'sme',
    home: id,
    created: stamp,
    changed: stamp,
    values: {
      name: 'Atelier Kerlan',
      country: 'FR',
      launchPadId: 'pad-fr',
      track: 'programme',
      stage: 'enrolled',
      ...values,
    },
  };
}

export function action(values: Partial<Action['values']> = {}): Action {
  return {
    id: 'action-1',
    entity: 'action',
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    values: { title: { lang: 'fr', text: 'Relire' }, kind: 'action', state: 'open', ...values },
  };
}

export function issue(values: Partial<Issue['values']> = {}): Issue {
  return {
    id: 'issue-1',
    entity: 'issue',
    home: 'sme-1',
    created: stamp,
    changed: stamp,
    values: {
      title: { lang: 'fr', text: 'Casse' },
      kind: 'problem',
      category: 'supply',
      severity: 2,
      state: 'open',
      openedOn: '2020-11-01',
      ...values,
    },
  };
}

export function brief(at: string, values: Partial<ContactBrief> = {}): ContactBrief {
  return { id: 'contact', at: `${at}T10:00`, kind: 'interim', mode: 'phone', ...values };
}

export function head(
  parts: {
    readonly sme?: Partial<Sme['values']>;
    readonly id?: string;
    readonly actions?: readonly Action[];
    readonly issues?: readonly Issue[];
    readonly summary?: Partial<JournalSummary>;
    readonly channels?: SheetHead['channels'];
    readonly figures?: SheetHead['figures'];
    readonly forms?: SheetHead['forms'];
  } = {},
): SheetHead {
  return {
    sme: sme(parts.sme, parts.id),
    actions: parts.actions ?? [],
    issues: parts.issues ?? [],
    summary: { ...emptyJournalSummary, ...parts.summary },
    channels: parts.channels,
    figures: parts.figures,
    forms: parts.forms,
  };
}
