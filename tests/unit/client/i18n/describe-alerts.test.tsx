// @vitest-environment jsdom
/** What people say about alerts, as the history tells it: in words, never as it is stored. */

import { renderHook } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import { useDescribe } from '../../../../src/client/i18n/describe-value.ts';
import { initI18n } from '../../../../src/client/i18n/i18n.ts';

beforeAll(() => initI18n('en'));

const describe = () => renderHook(() => useDescribe('2020-11-19', () => undefined)).result.current;

it('names an alert that was put off, until when and why', () => {
  const snoozed = { silence: { until: '2020-11-26', reason: 'Moving house', level: 'risk' } };
  expect(describe().value('sme', 'snoozed', snoozed)).toBe(
    'Gone silent until 26\u00a0Nov · Moving house',
  );
  const parts = describe().parts('sme', 'snoozed', {
    kind: 'map',
    elements: [{ key: 'silence', from: undefined, to: snoozed.silence }],
  });
  expect(parts).toEqual([
    {
      id: 'silence',
      label: 'Gone silent',
      lang: undefined,
      from: undefined,
      to: 'until 26\u00a0Nov · Moving house',
    },
  ]);
});

it('tells a health that was set by hand', () => {
  const judgement = { level: 'ok', until: '2020-11-26', reason: 'Seen daily' };
  expect(describe().value('sme', 'healthOverride', judgement)).toBe(
    'On track · until 26\u00a0Nov · Seen daily',
  );
});

it('tells the limits that were set, with their stage, and what is off', () => {
  const settings = {
    silence: { watch: 14 },
    stuckInEnrolled: { watch: 10, risk: 20 },
    oneWay: { off: true },
  };
  expect(describe().value('programme', 'alertSettings', settings)).toBe(
    'Gone silent Watch 14; Stuck in a stage, Enrolled Watch 10 · Action needed 20; No answer Off',
  );
});
