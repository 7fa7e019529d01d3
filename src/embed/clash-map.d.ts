// The types of <clash-map>. Importing the module defines the element. It exports no value.

/** The kinds of incident by which the reader can filter. */
export type Kind = 'airstrike' | 'clash' | 'attack' | 'statement';

/** How the incidents are listed. `claims` shows the claims of each incident side by side. */
export type ListView = 'cards' | 'table' | 'claims';

/** What the reader has selected. Days are local, as YYYY-MM-DD, both inclusive. */
export interface Selection {
  /** BCP 47 tag of the language. Absent or empty for English. */
  lang?: string;
  /** ISO 3166-2 code of the selected province. Absent if none is selected. */
  province?: string;
  /** Id of the open incident. Absent if none is open. */
  incident?: string;
  from: string;
  to: string;
  kinds: Kind[];
  /** Words that the incidents' text must have. Absent if there is no search. */
  search?: string;
  /** Key of an actor: its name in lower case with hyphens. Absent for all actors. */
  actor?: string;
  /** Type of claimant that the incidents must have, as in {@link Claim}. Absent for all types. */
  claimant?: string;
  /** Key of a publisher: its name in lower case with hyphens. Absent for all publishers. */
  source?: string;
  /** Present if only incidents whose sources differ are shown. */
  differ?: '1';
  /** Absent for `cards`. */
  view?: ListView;
  /** Present in story mode. `incident` is then the current step. */
  story?: '1';
}

export interface Failure {
  /**
   * - `unsupported`: the browser is too old.
   * - `csp`: the page's Content Security Policy does not allow WebAssembly.
   * - `network`: a file could not be fetched.
   * - `mime`: the server's response for the module is not WebAssembly.
   * - `dataset`: no part of the dataset could be read.
   * - `trap`: the widget crashed.
   */
  cause: 'unsupported' | 'csp' | 'network' | 'mime' | 'dataset' | 'trap';
  message: string;
}

/** The attributes of the element. All are optional. */
export interface ClashMapAttributes {
  /** URL of a dataset. It is read as packed if it ends in `.cmap`. Default: the built-in story. */
  src?: string;
  /** ISO 3166-2 code of the province that is selected initially. */
  province?: string;
  /** Id of the incident that is open initially. */
  incident?: string;
  /** First day of the initial time window, YYYY-MM-DD. */
  from?: string;
  /** Last day of the initial time window, YYYY-MM-DD. */
  to?: string;
  /** {@link Kind}s that are shown initially, separated by commas. */
  kinds?: string;
  /** Words of the initial search. */
  search?: string;
  /** Key of the actor by which the incidents are filtered initially, such as `taliban`. */
  actor?: string;
  /** Type of claimant by which the incidents are filtered initially, such as `local_source`. */
  claimant?: string;
  /** Key of the publisher by which the incidents are filtered initially, such as `dawn`. */
  source?: string;
  /** Set it to show initially only incidents whose sources differ. */
  differ?: '1';
  /** How the incidents are listed initially. */
  view?: ListView;
  /** Set it to start in story mode, at `incident` if that is in the story's focus. */
  story?: '1';
  /** BCP 47 tag of the initial language: `en`, `ps`, `fa-AF` or `ur`. */
  lang?: string;
  /** `auto`, the default, follows the reader's system setting. */
  theme?: 'light' | 'dark' | 'auto';
  /** Line style of the Durand Line. */
  durand?: 'dashed' | 'solid';
  /** Line style of the Line of Control. */
  loc?: 'dotted' | 'solid';
  /**
   * URL of frame.html, which is shown in an iframe if the page's CSP does not allow WebAssembly.
   * Later changes of `theme`, `durand` and `loc` have no effect there.
   */
  frame?: string;
}

export interface ClashMapElement extends HTMLElement {
  /**
   * Set it to show a dataset of your own. `undefined` shows that of `src`, or the built-in story.
   * Reading it returns the `data-*` attributes, as for every element. Set it only after the element
   * is defined, see `customElements.whenDefined`.
   */
  get dataset(): DOMStringMap;
  set dataset(story: Dataset | undefined);
  /** URL on which links to a selection are based. Default: the URL of the page. */
  page: string;
  /** `undefined` until the widget is ready. */
  readonly selection: Selection | undefined;
  /**
   * Changes the given values and keeps the others. An empty string resets a value to the initial
   * one. `select()` throws if the story has no such value. Called before the widget is ready, it
   * waits, and logs a warning on the console instead of throwing. In an iframe it logs a warning
   * too.
   * @throws if the story has no such value. The other values are still applied.
   */
  select(selection: Partial<Selection>): void;
  /** Resets everything except the language. Also works before the widget is ready. */
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
 * One of the known words. The type accepts any other text too, because TypeScript widens the
 * strings of an imported JSON file. The widget withholds a record with an unknown word.
 */
export type Word<Known extends string> = Known | (string & {});

/** A day, YYYY-MM-DD. */
export type Day = string;

/** A story. `docs/data.md` of the project says what each field means. */
export interface Dataset {
  /** Always 1. */
  format: number;
  /** BCP 47 tag of the language of the texts. Default: English. */
  language?: string;
  title: string;
  standfirst: string;
  version: string;
  updated: Day;
  /** The initial time window, both days inclusive. */
  focus: { first: Day; last: Day };
  /** One entry per paragraph. */
  methodology: string[];
  /** One entry per language, under its BCP 47 tag. */
  translations?: Record<string, DatasetTranslation>;
  /** The public log of changes, in any order. */
  corrections?: Change[];
  /** The terms under which the data may be used. */
  licence?: string;
  /** Where readers report an error: an https: or mailto: URL. */
  report_url?: string;
  sources: Source[];
  incidents: Incident[];
}

export interface DatasetTranslation {
  /** Whether a journalist who speaks the language has reviewed the translation. */
  reviewed: boolean;
  title: string;
  standfirst: string;
  /** One entry per paragraph. */
  methodology?: string[];
}

export interface Translation {
  /** Default: that of the dataset's translation into the language. */
  reviewed?: boolean;
  title: string;
  summary: string;
}

export interface Change {
  date: Day;
  /** Version of the data in which the change first appears. */
  version: string;
  kind: Word<'correction' | 'addition'>;
  /** Id of the incident that changed. */
  incident?: string;
  /** The text before the correction. Required for a correction. */
  was?: string;
  /** What was added, or the corrected text. */
  text: string;
}

export interface Source {
  id: string;
  publisher: string;
  title?: string;
  date?: Day;
  /** An https: or http: URL. */
  url: string;
  /** BCP 47 tag. */
  language: string;
  /** Absent for ordinary news reporting. */
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
  /** One entry per language, under its BCP 47 tag. */
  translations?: Record<string, Translation>;
  /** Id of the parent incident, of which this one is a site. */
  part_of?: string;
  when: When;
  /** At least one. The symbol is drawn at the first. */
  places: Place[];
  actors: string[];
  note?: string;
  claims: Claim[];
}

export interface When {
  first: Day;
  /** Required if the precision is `range`. */
  last?: Day;
  precision: Word<'day' | 'night' | 'range' | 'month' | 'reported_on'>;
  /** Times as HH:MM. `text` is in the words of the reports. */
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
  /** Degrees (WGS 84). */
  lat: number;
  lon: number;
  precision: Word<'exact' | 'town' | 'nearby_town' | 'district' | 'province'>;
  note?: string;
}

/** A claim. It has either a figure or a text. */
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
  /** Absent for a plain claim. */
  standing?: Word<
    | 'claimed'
    | 'confirmed_by_accused'
    | 'corroborated'
    | 'disputed'
    | 'unverified'
    | 'denied'
  >;
  note?: string;
  /** Ids of sources, at least one. */
  sources: string[];
}

export interface Figure {
  min: number;
  /** Absent if the claim has no upper limit. */
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
