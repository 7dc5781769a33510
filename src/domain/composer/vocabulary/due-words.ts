/** Words around the day by which something is to be done. Folded. */

import { phraseBook } from '../phrases.ts';

/** Before the day by which something is to be done, and behind it. */
export const dueLeads = phraseBook<1>([
  1,
  "au plus tard|tot le|pour|avant|d'ici?",
  'no|not later|longer than',
  'at the? very? latest by|on',
  'latest by?',
  'by|before the? latest',
  "d'ici a|au|le?",
  'pour|avant le? au_plus_tard',
  'deadline|due|echeance|dl|limite le|on|by|for|au|is?',
  'date limite le|au?',
  'any time|day before',
  'si possible|poss avant|pour|le',
  'if possible|poss by|before|on?',
]);
export const dueEnds = phraseBook<1>([
  1,
  'au plus tard|tot',
  'dernier delai',
  'delai de rigueur',
  'grand maximum|max',
  'at the? very? latest',
  'latest|maxi|max|imperatif|imperativement',
  'sans faute',
  'without fail',
  'si possible|poss',
  'if possible|poss',
]);
