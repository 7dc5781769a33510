/** Who proofread, issued or published something is who made the change that says so. */

import { describe, expect, it } from 'vitest';
import { applyOperation } from '../../../../src/domain/operation/apply.ts';
import { createOperation, setOperation } from '../../../../src/domain/operation/build.ts';
import { signsForItself } from '../../../../src/domain/permission/signed.ts';
import { present } from '../../../../src/std/assert.ts';

let count = 0;
const author = {
  by: 'member',
  at: 0,
  newId: () => {
    count += 1;
    return `id-${count}`;
  },
};

describe('what names its author', () => {
  const home = 'programme-1';
  const values = { templateId: 'quarterly-review/1', state: 'draft' } as const;
  const proof = 'checks.form.proof.challenges';
  const form = createOperation(author, 'form', home, { ...values, [proof]: ['member@1'] });
  const review = present(applyOperation(undefined, form, 'later'), 'created').record;
  const adds = (...added: readonly string[]) => ({
    ...present(setOperation(author, review, { [proof]: ['member@2'] }), 'something differs'),
    fields: { [proof]: { added } },
  });
  it('is signed for oneself (F332)', () => {
    expect(signsForItself(form, undefined)).toBe(true);
    expect(signsForItself(adds('member@2'), review)).toBe(true);
    // What is there may be said again, and taken away.
    expect(signsForItself(adds('member@1'), review)).toBe(true);
    const removal = present(setOperation(author, review, { [proof]: undefined }), 'differs');
    expect(signsForItself(removal, review)).toBe(true);
  });

  it('is not signed for somebody else, in a change or from the beginning (F332)', () => {
    for (const mark of ['other@2', 'other', 'member', 'members@2']) {
      expect([mark, signsForItself(adds('member@2', mark), review)]).toEqual([
        mark,
        mark === 'member',
      ]);
    }
    const begun = createOperation(author, 'form', home, { ...values, [proof]: ['other@1'] });
    expect(signsForItself(begun, undefined)).toBe(false);
  });

  it.each([
    ['issuedReport', { title: 'R', edition: 1, issuedOn: '2020-12-01' }, 'issuedBy'],
    [
      'templateVersion',
      {
        title: { lang: 'en', text: 'T' },
        of: 't',
        name: 'x',
        version: 1,
        publishedOn: '2020-12-01',
      },
      'publishedBy',
    ],
  ] as const)('is who issued or published something: %s (F332)', (entity, fields, signed) => {
    const by = (member: string) =>
      createOperation(author, entity, home, { ...fields, [signed]: member } as never);
    expect(signsForItself(by('member'), undefined)).toBe(true);
    expect(signsForItself(by('other'), undefined)).toBe(false);
  });
});
