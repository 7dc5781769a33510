/**
 * Which passwords are refused: short ones, those that a guesser finds early, and those that repeat the name or the
 * address. No rule about kinds of characters: they make passwords worse (NIST SP 800-63B, 5.1.1.2).
 */

import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { passwordLengthMin } from '../../protocol/account-messages.ts';

/**
 * A password that is found with fewer guesses is refused. Whoever has stolen the hashes tries some twenty per second
 * and core: these take a core more than a year.
 */
const guessesMin = 1e9;

/** What is beyond the first letters of a long password hardly counts, and takes the server's time. */
const estimatedLengthMax = 64;
/** Ways to read letters such as @ and 4 that are tried. */
const substitutionsMax = 20;

/** Words that are near at hand here, and on no list. */
const nearAtHand = ['carnet', 'echannel', 'launchpad'];

/** Whether a password has fewer characters than any may have. */
export function isTooShort(password: string): boolean {
  return [...password].length < passwordLengthMin;
}

/** Why a password is refused; nothing when it may be used. */
export async function passwordProblem(
  password: string,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<'tooShort' | 'tooCommon' | undefined> {
  if (isTooShort(password)) return 'tooShort';
  const own = [email.split('@')[0] ?? '', ...name.split(/\s+/)]
    .map((word) => lettersOf(word).slice(0, estimatedLengthMax))
    .filter((word) => word.length > 3);
  if (repeats(password, own)) return 'tooCommon';
  const { guesses } = (await guesser()).check(password, [...nearAtHand, ...own]);
  return guesses < guessesMin ? 'tooCommon' : undefined;
}

/** Whether little is left of a password without somebody's name and address. */
function repeats(password: string, own: readonly string[]): boolean {
  const letters = lettersOf(password);
  const rest = own.reduce((left, word) => left.split(word).join(''), letters);
  const others = [...password].length - letters.length;
  return rest.length < letters.length && rest.length < 3 && others < passwordLengthMin;
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

let known: Promise<ZxcvbnFactory> | undefined;

/**
 * Tells how early a password is guessed, by passwords that were stolen elsewhere, French words and names, rows of keys,
 * dates and repetitions. Its lists take room and a moment, so they are read when the first password is set.
 */
function guesser(): Promise<ZxcvbnFactory> {
  known ??= readGuesser().catch((error: unknown) => {
    // The next one who sets a password tries again.
    known = undefined;
    throw error;
  });
  return known;
}

async function readGuesser(): Promise<ZxcvbnFactory> {
  const [core, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: {
      stolen: common.dictionary['passwords-common'],
      words: french.dictionary['commonWords-fr'],
      names: french.dictionary['firstnames-fr'],
    },
    graphs: common.adjacencyGraphs,
    maxLength: estimatedLengthMax,
    l33tMaxSubstitutions: substitutionsMax,
  });
}
