/**
 * Which passwords are refused: short ones, those that every guesser tries first, and those that repeat the name or
 * the address. No rule about kinds of characters: they make passwords worse (NIST SP 800-63B, 5.1.1.2).
 */

import { passwordLengthMin } from '../../protocol/account-messages.ts';

/**
 * Beginnings and words from which the most common long passwords are made; a password that is one of them with
 * digits or marks around it is refused as well. Compared without accents, in lower case.
 */
const commonWords: readonly string[] = [
  'password',
  'passw0rd',
  'motdepasse',
  'azerty',
  'azertyuiop',
  'qwerty',
  'qwertyuiop',
  'qwertz',
  'letmein',
  'welcome',
  'bienvenue',
  'bonjour',
  'iloveyou',
  'jetaime',
  'doudou',
  'loulou',
  'soleil',
  'chocolat',
  'sunshine',
  'princess',
  'football',
  'liverpool',
  'arsenal',
  'marseille',
  'monkey',
  'dragon',
  'superman',
  'administrator',
  'administrateur',
  'changeme',
  'secret',
  'carnet',
  'echannel',
];

/** Rows of keys and of the alphabet, in which a password may not simply run along. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Why a password is refused; nothing when it may be used. */
export function passwordProblem(
  password: string,
  person: { readonly name: string; readonly email: string },
): 'tooShort' | 'tooCommon' | undefined {
  if ([...password].length < passwordLengthMin) return 'tooShort';
  const plain = fold(password);
  const core = plain.replace(/[^a-z]/g, '');
  if (new Set(plain).size < 4 || isRun(plain)) return 'tooCommon';
  if (core === '' && /^\d+$/.test(plain) && plain.length < 14) return 'tooCommon';
  if (commonWords.some((word) => core === word || core === word + word || plain === word)) {
    return 'tooCommon';
  }
  const own = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)]
    .map((word) => fold(word).replace(/[^a-z]/g, ''))
    .filter((word) => word.length > 3);
  const rest = own.reduce((left, word) => left.split(word).join(''), core);
  return own.length > 0 && core !== '' && rest.length < 3 ? 'tooCommon' : undefined;
}

function isRun(plain: string): boolean {
  return runs.some((run) => run.includes(plain) || [...run].reverse().join('').includes(plain));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
