/** Channels and figures of the sample: there for each SME that is supported, and quiet. */
import { describe, expect, it } from 'vitest';
import {
  figuresMissingSince,
  neverConnected,
  withoutBaselineSince,
  worstFall,
} from '../../../../src/domain/alert/figures-facts.ts';
import { channelFacts } from '../../../../src/domain/figures/channel-facts.ts';
import { beforeAfter } from '../../../../src/domain/figures/compare.ts';
import { monthRows } from '../../../../src/domain/figures/month-rows.ts';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { type AnyRecord, recordAs } from '../../../../src/domain/operation/record.ts';
import { sampleGroups, sampleToday } from '../../../../src/domain/sample/sample-programme.ts';
import type { SheetHead } from '../../../../src/domain/sheet/sheet-head.ts';
import { present } from '../../../../src/std/assert.ts';

const records = new Map<string, AnyRecord>();
for (const operation of sampleGroups().flat()) {
  const applied = applyOperation(records.get(operation.record), operation, 'later');
  if (applied !== undefined) records.set(operation.record, applied.record);
}
const all = <const N extends AnyRecord['entity']>(entity: N) =>
  [...records.values()].flatMap((record) => recordAs(record, entity) ?? []);
const supported = all('sme').filter(({ values }) => values.stage === 'supported');

describe.each(supported.map((sme) => [sme.values.name, sme] as const))('%s', (_, sme) => {
  const channels = all('channel').filter(({ home }) => home === sme.id);
  const months = all('figures').filter(({ home }) => home === sme.id);
  const head = { channels, figures: channelFacts(months) } as Partial<SheetHead> as SheetHead;

  it('sells on a connected shop, with figures before and after, in its own currency', () => {
    const channel = present(channels[0], 'a channel');
    const rows = monthRows(months, channel.id);
    const { before, after } = beforeAfter(
      rows.values(),
      present(channel.values.connectedOn, 'a day'),
    );
    expect(before.months).toBe(6);
    expect(after.months).toBeGreaterThan(1);
    expect(after.shareAbroad ?? 0).toBeGreaterThan(before.shareAbroad ?? 0);
    const currency = sme.values.country === 'FR' ? 'EUR' : 'GBP';
    expect(new Set(months.map(({ values }) => values.revenue?.currency))).toEqual(
      new Set([currency]),
    );
  });

  it('raises no alert about its figures on the day of the sample', () => {
    expect(neverConnected(channels)).toBe(false);
    expect(figuresMissingSince(head, sampleToday)).toBeUndefined();
    expect(withoutBaselineSince(head)).toBeUndefined();
    expect(worstFall(head.figures ?? [], sampleToday)?.share ?? 0).toBeLessThan(20);
  });
});
