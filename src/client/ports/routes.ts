/**
 * Where each screen lives. All paths are below `/p/<programme id>`, so that several tabs can show several
 * programmes; `app/app.tsx` maps them to screens. Filters live in the search parameters of the portfolio.
 */

export const sheetTabs = [
  'journal',
  'eligibility',
  'assessment',
  'plan',
  'reviews',
  'figures',
  'documents',
  'details',
  'history',
] as const;
export type SheetTab = (typeof sheetTabs)[number];

export const settingsSections = [
  'general',
  'programme',
  'launch-pads',
  'members',
  'templates',
  'alerts',
  'context',
  'storage',
  'devices',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Patterns, relative to the programme. */
export const patterns = {
  portfolio: '/',
  /** Opens the portfolio with the composer asking for an SME: the shortcut of the installed app. */
  log: '/log',
  newSme: '/new',
  /** SMEs out of a spreadsheet. */
  importSmes: '/import',
  sheet: '/sme/:smeId/:tab?',
  /** What is there for a visit, looked at before one leaves. */
  ready: '/ready/:smeId',
  /** A visit that takes place, on the whole screen. */
  visit: '/visit/:smeId/:contactId/:part?',
  myDay: '/day',
  calendar: '/calendar',
  reviews: '/reviews',
  overview: '/overview',
  enrolment: '/enrolment',
  organisations: '/organisations/:organisationId?',
  meetings: '/meetings/:meetingId?',
  timeline: '/timeline',
  lessons: '/lessons',
  library: '/library',
  quarterly: '/quarterly/:report?',
  trash: '/trash',
  conflicts: '/conflicts',
  template: '/templates/:templateId',
  settings: '/settings/:section?',
} as const;

/** In the history of the browser: the dialog of the list was asked for on another screen, which stands before it. */
export const askedElsewhere = 'askedElsewhere';

/** What the path of every visit begins with. */
export const visitBase = '/visit/';

/** Parts of a visit: the notes, what the owner may see, the end. */
export const visitParts = ['notes', 'joint', 'end'] as const;
export type VisitPart = (typeof visitParts)[number];

/** Base of a programme's paths. */
export const programmeBase = (programmeId: string): string => `/p/${programmeId}`;

/** Paths relative to the programme, for links inside it. */
/** Whose day is shown, in the address. */
export const dayScopeParameter = 'who';
/** The action that one was led to, in the address. */
export const dayActionParameter = 'action';

export const paths = {
  portfolio: (search = ''): string => (search === '' ? '/' : `/?${search}`),
  /** The portfolio by stage. */
  board: (): string => '/?view=board',
  log: (): string => '/log',
  newSme: (): string => '/new',
  importSmes: (): string => '/import',
  sheet: (smeId: string, tab: SheetTab = 'journal'): string =>
    tab === 'journal' ? `/sme/${smeId}` : `/sme/${smeId}/${tab}`,
  ready: (smeId: string): string => `/ready/${smeId}`,
  visit: (smeId: string, contactId: string, part: VisitPart = 'notes'): string =>
    part === 'notes' ? `/visit/${smeId}/${contactId}` : `/visit/${smeId}/${contactId}/${part}`,
  /** A place in the journal: the entry is scrolled to and marked. */
  entry: (smeId: string, recordId: string): string => `/sme/${smeId}#${recordId}`,
  /** A contact, opened at one of its fields. */
  contactField: (smeId: string, contactId: string, field: string): string =>
    `/sme/${smeId}?contact=${contactId}&field=${field}`,
  /** A field, which takes the focus. */
  field: (smeId: string, field: string, tab: SheetTab = 'details'): string =>
    `/sme/${smeId}/${tab}#${field}`,
  /** One form on the tab of its purpose, or its texts that are to be translated. */
  form: (smeId: string, tab: SheetTab, formId: string, part: '' | 'translate' = ''): string =>
    `/sme/${smeId}/${tab}?of=${formId}${part === '' ? '' : `&${part}`}`,
  /** One monthly review on its sheet, the letter that follows it, or its texts that are to be translated. */
  review: (smeId: string, formId: string, part: '' | 'letter' | 'translate' = ''): string =>
    `/sme/${smeId}/reviews?of=${formId}${part === '' ? '' : `&${part}`}`,
  reviews: (search = ''): string => (search === '' ? '/reviews' : `/reviews?${search}`),
  overview: (search = ''): string => (search === '' ? '/overview' : `/overview?${search}`),
  enrolment: (): string => '/enrolment',
  meetings: (): string => '/meetings',
  meeting: (id: string): string => `/meetings/${id}`,
  timeline: (): string => '/timeline',
  lessons: (): string => '/lessons',
  library: (): string => '/library',
  /** A quarterly review by the month of the project, or the report on the whole programme; the current one unless said. */
  quarterly: (report = ''): string => (report === '' ? '/quarterly' : `/quarterly/${report}`),
  organisations: (): string => '/organisations',
  organisation: (id: string): string => `/organisations/${id}`,
  /** A place in the journal of an organisation. */
  organisationEntry: (id: string, recordId: string): string => `/organisations/${id}#${recordId}`,
  myDay: (): string => '/day',
  /** An action of the programme, on the day of everyone: it is brought into view whatever its state and its day. */
  programmeAction: (id: string): string =>
    `/day?${dayScopeParameter}=everyone&${dayActionParameter}=${id}`,
  calendar: (search = ''): string => (search === '' ? '/calendar' : `/calendar?${search}`),
  trash: (): string => '/trash',
  /** What two people still have to settle. */
  conflicts: (): string => '/conflicts',
  /** The draft of an own template. */
  template: (id: string): string => `/templates/${id}`,
  settings: (section: SettingsSection = 'general'): string =>
    section === 'general' ? '/settings' : `/settings/${section}`,
} as const;

/** Screens outside any programme. */
export const outsidePaths = {
  start: '/start',
  /** Signing in, and the programmes of whoever is signed in. */
  signIn: '/sign-in',
  /** A link that works once: its token stands behind `#`. */
  join: '/join',
  /** An issued report, by a link: its token stands behind `#`. */
  report: '/report',
} as const;

/** The sign-in, and the way back from it. */
export const signInPath = (back?: string): string =>
  back === undefined
    ? outsidePaths.signIn
    : `${outsidePaths.signIn}?back=${encodeURIComponent(back)}`;
