/** Words that are read over. Folded. */

import { phraseBook } from '../phrases.ts';

/** Said of a contact between other things that are read; they say neither a day nor how. */
export const asides = phraseBook<1>([
  1,
  'after|before|over|at lunch',
  'apres|avant le? dejeuner|dej|repas',
  'at|a last',
  'enfin|finally|briefly|rapidement|vite|again|encore|properly|quickly|brievement|longuement|together|ensemble|seul|seule|alone',
  'vite fait',
  'en vitesse|coup_de_vent|personne|urgence|direct|catastrophe|passant',
  'in person|passing|the_end',
  'face to face',
  'en tete a tete',
  'a nouveau',
  'de nouveau',
  'on my|the way',
  'au passage',
  'entre deux rdv|portes|reunions',
  'between meetings',
  'plus longuement',
  'et moi',
  'and i|me',
  'or so',
]);
