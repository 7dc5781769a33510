import { expect, test } from 'vitest';
import { isEmail } from '../../../../src/domain/sme/email.ts';

test.each(['marie@example.org', ' marie@example.org ', 'élise.le-goff@café.fr'])(
  'takes %j for an address',
  (text) => expect(isEmail(text)).toBe(true),
);

test.each([
  'marie',
  'marie@@example.org',
  '@example.org',
  'marie@',
  'marie le goff@example.org',
  '',
])('takes %j for none', (text) => expect(isEmail(text)).toBe(false));
