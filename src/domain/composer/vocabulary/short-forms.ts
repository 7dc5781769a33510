/**
 * Words as they are typed in a hurry, and the words that they stand for: short forms (`av`, `w/`, `ds`, `2moro`), and
 * names of days and months with one letter too few, one too many or two swapped. All folded. Only what is looked up
 * is spelled anew; the text stays as typed.
 */

const shortForms: ReadonlyMap<string, string> = new Map(
  (
    [
      ['avec', 'av avc avk ac'],
      ['with', 'w w/ wth'],
      ['pour', 'pr'],
      ['dans', 'ds'],
      ['quelques', 'qq qqs qlq'],
      ['toujours', 'tjs tjrs tjr toujour'],
      ['avant', 'avt'],
      ['apres-midi', 'apm ap-midi apresmidi apres-m'],
      ["aujourd'hui", "aujourdhui aujourd'ui aujourdui ajdh"],
      ['apres-demain', 'apresdemain'],
      ['avant-hier', 'avanthier'],
      ['demain', 'dem dmain'],
      ['tomorrow', '2moro 2morrow tmw tmr tmrw tomo tomoz'],
      ['yesterday', "y'day yday ydy yest yesty"],
      ['reunion', 'reu reun'],
      ['point', 'pt'],
      ['meeting', 'mtg mtng mting'],
      ['rdv', 'rv r-v rdvs'],
      ['phone', 'ph'],
      ['whatsapp', 'wa whatsap watsapp wapp'],
      ['voicemail', 'vmail v-mail voicemails'],
      ['message', 'mssg mesg'],
      ['text', 'txt txts'],
      ['through', 'thru thro'],
      ['till', "til 'til"],
      ['manager', 'mgr mngr'],
      ['received', "recd rec'd rcvd"],
      ['cancelled', "cxl cxld cxl'd cxd canx cancld"],
      ['texted', 'txted txtd'],
      ['messaged', "msgd msged msg'd"],
      ['dmed', "dm'd dmd dmmed"],
      ['whatsapped', "wa'd wad whatsappd"],
      ['reschedule', 'resched'],
      ['rescheduled', 'reschedd'],
      ['monthly', 'mthly mnthly'],
      ['problem', 'prob probs'],
      ["can't", 'cant'],
      ["couldn't", 'couldnt'],
      ["didn't", 'didnt'],
      ["doesn't", 'doesnt'],
      ["hasn't", 'hasnt'],
      ["wasn't", 'wasnt'],
      ["isn't", 'isnt'],
      ["wouldn't", 'wouldnt'],
      ["haven't", 'havent'],
      ["won't", 'wont'],
      ["don't", 'dont'],
      ['minutes', 'minuts mns'],
      ['prochain', 'proch'],
      ['appointment', 'appt apptmt'],
      ['catch-up', 'catchup'],
      ['follow-up', 'followup'],
      ['about', 'abt abut'],
      ['call', 'cal cll'],
      ['appel', 'apl appl'],
      ['mail', 'mial emial'],
      ['mensuelle', 'mens'],
      ['before', 'b4 bfr'],
      ['between', 'btw btwn'],
      ['semaine', 'sem smn'],
      ['week', 'wk'],
    ] as const
  ).flatMap(([full, short]) => short.split(' ').map((each) => [each, full] as const)),
);

const longNames = (
  'dernier derniere prochain prochaine semaine reunion meeting repondeur voicemail visio visit visite telephone ' +
  'whatsapp courriel dejeuner rendez-vous lundi jeudi ' +
  'mercredi vendredi samedi dimanche demain monday tuesday wednesday thursday friday saturday sunday tomorrow ' +
  'yesterday janvier fevrier juillet septembre octobre novembre decembre january february august september ' +
  'october november december'
).split(' ');
/** Days that may own something: `tomorrow's call`. */
const possessiveDays =
  /^(morning|afternoon|evening|week|month|today|tonight|tomorrow|yesterday|monday|tues?|tuesday|weds?|wednesday|thurs?|thursday|fri|friday|saturday|sunday)$/;

/** Every misspelling of a long name that is looked for, and the name. */
const misspelled: ReadonlyMap<string, string> = new Map(
  longNames.flatMap((name) => misspellings(name).map((typed) => [typed, name] as const)),
);

/** A full stop behind these ends no sentence: `mer. 2/6`, `M. Ashworth`. */
export const dottedForms: ReadonlySet<string> = new Set(
  (
    'lun mar mer jeu ven sam dim mon tue tues wed thu thur thurs fri sat sun jan janv fev fevr feb apr avr juil aug ' +
    'vend merc sept oct nov dec tel dej bat env approx ext m mr mme mlle mrs ms dr me av no env approx'
  ).split(' '),
);

/** The word that a folded word stands for. */
export function spelledOut(core: string): string {
  const full = shortForms.get(core) ?? misspelled.get(core);
  if (full !== undefined) return full;
  const owner = /^(.+)['’]s$/.exec(core)?.[1] ?? '';
  const day = shortForms.get(owner) ?? misspelled.get(owner) ?? owner;
  return possessiveDays.test(day) ? day : core;
}

/** A letter left out, doubled, or swapped with the next; never the first. */
function misspellings(name: string): readonly string[] {
  const places = Array.from({ length: name.length - 1 }, (_, index) => index + 1);
  const typed = places.flatMap((at) => {
    const [head, letter = '', next = '', tail] = [
      name.slice(0, at),
      name[at],
      name[at + 1],
      name.slice(at + 2),
    ];
    return [
      `${head}${next}${tail}`,
      `${head}${letter}${letter}${next}${tail}`,
      `${head}${next}${letter}${tail}`,
    ];
  });
  return typed.filter((each) => !longNames.includes(each));
}
