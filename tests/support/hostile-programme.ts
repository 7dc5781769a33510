/**
 * A programme in which every text that a person or a file can give is hostile: markup, formulas, names of the
 * language's own, letters that turn the line around, halves of letters, words without end. As a backup copy, which
 * is how such a programme would come to a device.
 */
import { gzipSync } from 'node:zlib';
import { createOperation } from '../../src/domain/operation/build.ts';
import type { Group, Operation } from '../../src/domain/operation/operation.ts';
import { backupLines } from '../../src/protocol/backup-file.ts';

/** Each as short as a name may be. */
export const hostileTexts: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  'javascript:alert(1)//<svg onload=alert(1)>',
  '=HYPERLINK("http://x.example/?"&A1,"open")',
  '{{constructor}} $t(shell:appName) {{name, number}}',
  '__proto__',
  'constructor',
  '\u202Efdp.tnemyap\u202C after the turn',
  'before\u0000after the NUL',
  'half \uD800 a letter \uDFFF',
  '\u200B\u200D\uFEFF zero width \u200B',
  '👩🏽‍🏭🇫🇷 Ñandú ﷽ 𝕮𝖆𝖗𝖓𝖊𝖙 Ḁ̴̢̛̟͖̈́͋̕',
  'W'.repeat(200),
  '&lt;b&gt; &amp; &#x3C;i&#x3E;',
];

/** In the middle of the list, so that every kind of text is on the sheet that is looked at. */
const at = Date.UTC(2020, 10, 19, 9, 42);
export const hostileProgrammeId = 'hostile-programme';

/** The file, gzipped, as `setInputFiles` takes it. */
export function hostileBackup() {
  const header = {
    programmeId: hostileProgrammeId,
    programmeName: hostileTexts[0] ?? '',
    memberId: 'member-1',
    memberName: hostileTexts[1] ?? '',
    exportedAt: at,
    pinnedDay: '2020-11-19',
  };
  const outbox = hostileGroups().map((group) => ({ group }));
  const lines = [...backupLines(header, { log: [], outbox, drafts: [] })];
  return {
    name: 'carnet-hostile-2020-11-19.carnet.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync(`${lines.join('\n')}\n`),
  };
}

let ids = 0;
const author = {
  by: 'member-1',
  at,
  newId: (): string => {
    ids += 1;
    return `hostile-${ids}`;
  },
};

const hostile = (index: number): string => hostileTexts[index % hostileTexts.length] ?? '';

function hostileGroups(): readonly Group[] {
  const home = hostileProgrammeId;
  const events = hostileTexts.map((text, index) =>
    createOperation(author, 'calendarEvent', home, {
      title: { lang: 'en', text, translation: hostile(index + 1) },
      kind: 'event',
      from: `2020-11-${String(index + 1).padStart(2, '0')}`,
      source: text,
    }),
  );
  const members = hostileTexts.map((text, index) =>
    createOperation(
      author,
      'member',
      { home, id: `member-${index}` },
      { name: text, roles: ['accountManager'], launchPadId: 'pad-1', expertise: text },
    ),
  );
  const pair = (index: number) =>
    ({ lang: 'en', text: hostile(index), translation: hostile(index + 1) }) as const;
  const lessons = hostileTexts.map((_text, index) =>
    createOperation(author, 'lesson', home, {
      number: index + 1,
      text: pair(index),
      theme: 'support',
      reviewMonth: 18,
    }),
  );
  const meetings = hostileTexts.map((_text, index) =>
    createOperation(author, 'meeting', home, {
      title: pair(index),
      kind: 'projectMeeting',
      at: `2020-10-${String(index + 1).padStart(2, '0')}T10:00`,
      zone: 'Europe/London',
      state: 'held',
      'item.one': pair(index + 2),
      'said.one': pair(index + 3),
      'decision.one.first': pair(index + 4),
      'reason.one.first': pair(index + 5),
      'attendance.member-1': 'present',
    }),
  );
  const questions = hostileTexts.map((_text, index) => {
    const id = `question${index}`;
    const words = { 'label.en': hostile(index), 'label.fr': hostile(index + 1) };
    const more = { 'help.en': hostile(index + 2), 'help.fr': hostile(index + 3) };
    const answers = { options: ['first', 'second'], 'option.first.en': hostile(index + 4) };
    return {
      [`item.${id}`]: { type: 'choice', ...words, ...more, ...answers },
      [`place.${id}`]: { in: 'part', at: index },
    };
  });
  const template = createOperation(author, 'template', home, {
    title: pair(1),
    copyOf: 'eligibility-checklist/1',
    head: { kind: 'checklist', 'intro.en': hostile(2), 'intro.fr': hostile(3) },
    'section.part': { 'title.en': hostile(4), 'title.fr': hostile(5) },
    'order.part': 1,
    ...(Object.assign({}, ...questions) as Readonly<Record<`item.${string}`, never>>),
  });
  const programme: Group = [
    createOperation(
      author,
      'programme',
      { home, id: home },
      {
        name: hostile(0),
        code: hostile(5),
        firstMonth: '2019-09',
        reviewMonths: [9, 12, 18],
        targets: { 'pad-1': 12 },
      },
    ),
    createOperation(
      author,
      'launchPad',
      { home, id: 'pad-1' },
      {
        name: hostile(7),
        code: '<b>',
        country: 'GB',
        timeZone: 'Europe/London',
        partnerName: hostile(12),
      },
    ),
    ...members,
    ...events,
    ...lessons,
    ...meetings,
    template,
  ];
  const organisations = hostileTexts.map((text, index): Group => {
    const id = `organisation-${index}`;
    return [
      createOperation(
        author,
        'organisation',
        { home: id, id },
        {
          name: text,
          kind: 'partner',
          engagement: 'contacted',
          town: hostile(index + 1),
          website: 'javascript:alert(document.domain)',
          note: hostile(index + 2),
          people: { one: { name: hostile(index + 3), role: hostile(index + 4) } },
        },
      ),
    ];
  });
  return [programme, ...organisations, ...hostileTexts.map((_text, index) => sheet(index))];
}

/** One SME with every text of the list on its sheet; its name is one of them. */
function sheet(index: number): Group {
  const home = `sme-${index}`;
  const people = Object.fromEntries(
    hostileTexts.map((name, person) => [
      `person-${person}`,
      { name, role: name, email: name, phone: name.slice(0, 40) },
    ]),
  );
  const sme = createOperation(
    author,
    'sme',
    { home, id: home },
    {
      name: hostile(index),
      country: 'GB',
      launchPadId: 'pad-1',
      accountManagerId: `member-${index}`,
      track: 'programme',
      stage: 'enrolled',
      enrolledOn: '2020-09-03',
      town: hostile(index + 1),
      sector: hostile(index + 2),
      website: 'javascript:alert(document.domain)',
      companyNumber: '=1+1',
      sourceName: hostile(index + 3),
      sourceNote: hostile(index + 4),
      people,
      summary: { lang: 'en', text: hostile(index), translation: hostile(index + 1) },
    },
  );
  // All of them on the first sheet; one of each on the others.
  const texts = index === 0 ? hostileTexts : [hostile(index)];
  const entries = texts.flatMap((text, entry): readonly Operation[] => {
    const contact = createOperation(author, 'contact', home, {
      at: `2020-11-${String((entry % 18) + 1).padStart(2, '0')}T09:00`,
      zone: 'Europe/London',
      kind: 'interim',
      mode: 'phone',
      state: 'held',
      reached: true,
      direction: 'outbound',
      people: { [`person-${entry}`]: 'present' },
      memberIds: [`member-${entry}`],
      summary: { lang: 'en', text: `${text} ${'long'.repeat(500)} ${text}`, translation: text },
      agenda: { lang: 'fr', text },
      decisions: { one: { lang: 'en', text } },
    });
    return [
      contact,
      createOperation(author, 'action', home, {
        title: { lang: 'en', text, translation: text },
        kind: 'action',
        state: 'open',
        due: '2020-11-10',
        note: text,
        from: { contactId: contact.record },
      }),
      createOperation(author, 'channel', home, {
        name: text,
        kind: 'shop',
        connection: 'planned',
        url: 'javascript:alert(document.domain)',
        dataOwner: text,
        inventory: text,
      }),
      createOperation(author, 'attachment', home, {
        name: text,
        ...(entry % 2 === 0
          ? { kind: 'link', url: 'javascript:alert(document.domain)' }
          : { kind: 'picture', hash: text.slice(0, 64), mediaType: 'text/html', bytes: 12 }),
        aboutId: contact.record,
      }),
      createOperation(author, 'issue', home, {
        title: { lang: 'en', text, translation: text },
        kind: 'problem',
        category: 'other',
        severity: 3,
        state: 'open',
        openedOn: '2020-10-01',
        response: { lang: 'fr', text },
      }),
    ];
  });
  return [sme, ...entries];
}
