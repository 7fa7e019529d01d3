// The types of <clash-map>. Importing the module defines the element; it exports no value.

/** The classes of incidents that a reader can filter by. */
export type Kind = 'airstrike' | 'clash' | 'attack' | 'statement';

/** How the incidents are listed; `claims` sets what is claimed side by side. */
export type ListView = 'cards' | 'table' | 'claims';

/** What the reader has chosen. Days are local, as YYYY-MM-DD, both included. */
export interface Selection {
  /** BCP 47 tag of what it is read in; absent, or empty, for English. */
  lang?: string;
  /** ISO 3166-2 code of a province; absent for all. */
  province?: string;
  /** Id of the open incident; absent for none. */
  incident?: string;
  from: string;
  to: string;
  kinds: Kind[];
  /** Words that the incidents shown have; absent for all. */
  search?: string;
  /** Key of an actor, its name in lower case with hyphens; absent for all. */
  actor?: string;
  /** Who makes a claim about the incidents shown, as in {@link Claim}; absent for all. */
  claimant?: string;
  /** Key of a publisher, its name in lower case with hyphens; absent for all. */
  source?: string;
  /** Only incidents of which sources differ. */
  differ?: '1';
  /** Absent for cards. */
  view?: ListView;
  /** The story is told incident by incident; `incident` is the step. */
  story?: '1';
}

export interface Failure {
  /**
   * - `unsupported`: the browser is too old.
   * - `csp`: the page's Content-Security-Policy refuses WebAssembly.
   * - `network`: a file could not be fetched.
   * - `mime`: what the server sends for the module is something else.
   * - `dataset`: nothing of the story could be read.
   * - `trap`: the widget broke while it ran.
   */
  cause: 'unsupported' | 'csp' | 'network' | 'mime' | 'dataset' | 'trap';
  message: string;
}

/** The attributes of the element, all optional. */
export interface ClashMapAttributes {
  /** URL of a dataset, packed where it ends in `.cmap`; the built-in story where it is absent. */
  src?: string;
  /** ISO 3166-2 code of the province that is selected at first. */
  province?: string;
  /** Id of the incident that is open at first. */
  incident?: string;
  /** First day shown at first, YYYY-MM-DD. */
  from?: string;
  /** Last day shown at first, YYYY-MM-DD. */
  to?: string;
  /** {@link Kind}s shown at first, separated by commas. */
  kinds?: string;
  /** Words that the incidents shown at first have. */
  search?: string;
  /** Key of the actor that is chosen at first, such as `taliban`. */
  actor?: string;
  /** The word for a claimant that is chosen at first, such as `local_source`. */
  claimant?: string;
  /** Key of the publisher that is chosen at first, such as `dawn`. */
  source?: string;
  /** Only incidents of which sources differ, at first. */
  differ?: '1';
  /** How the incidents are listed at first. */
  view?: ListView;
  /** Opens in story mode, at `incident` if that is in the story's focus. */
  story?: '1';
  /** BCP 47 tag of the language it opens in: `en`, `ps`, `fa-AF` or `ur`. */
  lang?: string;
  /** `auto`, the default, follows the reader's setting. */
  theme?: 'light' | 'dark' | 'auto';
  /** How the Durand Line is drawn. */
  durand?: 'dashed' | 'solid';
  /** How the Line of Control is drawn. */
  loc?: 'dotted' | 'solid';
  /**
   * URL of frame.html, shown instead where the page's policy refuses WebAssembly. There
   * `theme`, `durand` and `loc` stay as they were at first.
   */
  frame?: string;
}

export interface ClashMapElement extends HTMLElement {
  /**
   * Takes a story of the page's own; `undefined` is the one of `src`, or the built-in one.
   * Read, it is what it is of every element: the `data-*` attributes. Before the element is
   * defined it cannot be set, see `customElements.whenDefined`.
   */
  get dataset(): DOMStringMap;
  set dataset(story: Dataset | undefined);
  /** The address that links to a selection are made from; that of the page at first. */
  page: string;
  /** `undefined` until the widget is ready. */
  readonly selection: Selection | undefined;
  /**
   * Changes what is given and leaves the rest; an empty text is what the story starts with.
   * Before the widget is ready it waits for that, and what the story lacks is then a warning
   * on the console, as it is in a frame.
   * @throws where the story lacks a value; the others hold.
   */
  select(selection: Partial<Selection>): void;
  /** Everything as the story starts, before the widget is ready too; the language stays. */
  reset(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'clash-map': ClashMapElement;
  }

  interface HTMLElementEventMap {
    'clash-map:ready': CustomEvent<Selection>;
    'clash-map:select': CustomEvent<Selection>;
    'clash-map:error': CustomEvent<Failure>;
  }
}

/**
 * One of these words. Any other text passes too, since TypeScript forgets the words of an
 * imported JSON file; the widget withholds a record with a word it does not know.
 */
export type Word<Known extends string> = Known | (string & {});

/** A day, YYYY-MM-DD. */
export type Day = string;

/** A story. `data/README.md` of the project says what each field means. */
export interface Dataset {
  /** Always 1. */
  format: number;
  /** BCP 47 tag of the language it is written in; absent is English. */
  language?: string;
  title: string;
  standfirst: string;
  version: string;
  updated: Day;
  /** The days the reader sees first, both included. */
  focus: { first: Day; last: Day };
  /** Paragraphs. */
  methodology: string[];
  /** By BCP 47 tag. */
  translations?: Record<string, DatasetTranslation>;
  /** The public log, in any order. */
  corrections?: Change[];
  /** Under which terms the data may be used. */
  licence?: string;
  /** Where readers report an error: https:// or mailto: */
  report_url?: string;
  sources: Source[];
  incidents: Incident[];
}

export interface DatasetTranslation {
  /** Whether a journalist whose language it is has read it. */
  reviewed: boolean;
  title: string;
  standfirst: string;
  /** Paragraphs. */
  methodology?: string[];
}

export interface Translation {
  /** Absent is what the dataset's own translation says. */
  reviewed?: boolean;
  title: string;
  summary: string;
}

export interface Change {
  date: Day;
  /** Version of the data that first had it. */
  version: string;
  kind: Word<'correction' | 'addition'>;
  /** Id of the incident it concerns. */
  incident?: string;
  /** What was wrong; a correction must say it. */
  was?: string;
  /** What was added, or what stands there now. */
  text: string;
}

export interface Source {
  id: string;
  publisher: string;
  title?: string;
  date?: Day;
  /** https:// or http:// */
  url: string;
  /** BCP 47 tag. */
  language: string;
  /** Absent is ordinary news reporting. */
  tier?: Word<'primary' | 'osint' | 'ngo_monitor' | 'local' | 'tertiary' | 'gazetteer'>;
  note?: string;
}

export interface Incident {
  id: string;
  kind: Word<
    | 'airstrike'
    | 'border_clash'
    | 'war_escalation'
    | 'militant_attack'
    | 'suicide_attack'
    | 'security_operation'
    | 'statement'
    | 'closure'
    | 'ceasefire'
  >;
  title: string;
  summary: string;
  /** By BCP 47 tag. */
  translations?: Record<string, Translation>;
  /** Id of the incident of which this is one site. */
  part_of?: string;
  when: When;
  /** At least one; the symbol stands at the first. */
  places: Place[];
  actors: string[];
  note?: string;
  claims: Claim[];
}

export interface When {
  first: Day;
  /** Required by the precision `range`. */
  last?: Day;
  precision: Word<'day' | 'night' | 'range' | 'month' | 'reported_on'>;
  /** Times as HH:MM, and in the words of the reports. */
  clock?: { from: string; to?: string; text: string };
  zone: Word<'Asia/Kabul' | 'Asia/Karachi' | 'America/New_York'>;
}

export interface Place {
  name: string;
  /** ISO 3166-2 code of a province, or `PK-KP~FATA`. */
  area?: string;
  point?: Point;
}

export interface Point {
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  precision: Word<'exact' | 'town' | 'nearby_town' | 'district' | 'province'>;
  note?: string;
}

/** Has either a figure or a text. */
export interface Claim {
  id: string;
  claimant: {
    name: string;
    type: Word<
      | 'official'
      | 'anonymous_official'
      | 'armed_group'
      | 'local_source'
      | 'media'
      | 'un'
      | 'ngo_osint'
    >;
  };
  metric: Word<
    | 'killed'
    | 'injured'
    | 'casualties'
    | 'bodies_seen'
    | 'target'
    | 'responsibility'
    | 'denial'
    | 'damage'
    | 'munitions'
    | 'territory'
    | 'time'
    | 'date'
    | 'place'
    | 'cause'
    | 'accusation'
    | 'statement'
    | 'closure'
    | 'verification'
  >;
  figure?: Figure;
  text?: string;
  scope?: string;
  /** At most 20 words. */
  quote?: string;
  /** Absent is a plain claim. */
  standing?: Word<
    | 'claimed'
    | 'confirmed_by_accused'
    | 'corroborated'
    | 'disputed'
    | 'unverified'
    | 'denied'
  >;
  note?: string;
  /** Ids, at least one. */
  sources: string[];
}

export interface Figure {
  min: number;
  /** Absent where the claim is open upwards. */
  max?: number;
  qualifier?: string;
  subject: Word<
    | 'civilians'
    | 'children'
    | 'pakistani_forces'
    | 'taliban_forces'
    | 'militants'
    | 'people'
    | 'things'
  >;
  detail?: string;
}
