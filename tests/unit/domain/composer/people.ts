/** Who can be named in the tests of the composer. */

export const today = '2026-11-25'; // A Wednesday.

export const people = [
  { id: 'claire', names: ['Claire Le Goff'] },
  { id: 'jean', names: ['Jean-Marc Dupont'] },
  { id: 'leslie', names: ['Leslie Ann Hartley'] },
  { id: 'anne1', names: ['Anne Martin'] },
  { id: 'anne2', names: ['Anne Morel'] },
  { id: 'zoe', names: ['Zoé L’Hôte'] },
];

export const members = [
  { id: 'daniel', names: ['Daniel Reid'] },
  { id: 'maelle', names: ['Maëlle Guivarc’h'] },
  { id: 'dana', names: ['Dana Bell'] },
];

export const context = { today, now: '10:42', me: 'maelle', people, members };
