/** Files of a release → full types: the one place that knows the defaults which a file leaves out. */
import { entry } from "./dict";
import {
  type Catalogue,
  type Checklist,
  type Choice,
  CONTRACT,
  type ConditionCore,
  type ContactCard,
  type Dict,
  type Directory,
  type DirectoryLink,
  type Guidance,
  type GuidanceBranch,
  type Interval,
  type Link,
  type Notice,
  type Outcome,
  type Part,
  type Question,
  type Rule,
  type Service,
  type Site,
  type SlotChoice,
  type State,
  type Stored,
  type Support,
  type System,
  type SystemSummary,
  type Window,
} from "./types";

const PART: Part = { text: null, slot: null, kind: null, min: 0, max: 0 };

const RULE: Omit<Rule, "id"> = {
  line: 0,
  codes: [],
  codeTexts: [],
  range: null,
  template: [],
  prefix: null,
  labels: [],
  labelTexts: [],
  messages: [],
  mentions: [],
  relay: null,
  condition: [],
  bySlot: null,
  when: {},
  headline: null,
  steps: [],
  screen: null,
  caveats: [],
  links: [],
  severity: "error",
  source: null,
  verifiedOn: null,
};

const SYSTEM: Omit<System, "id" | "kind"> = { name: null, company: null, versions: [], context: [], support: null };
const SUPPORT: Support = { phone: null, hours: null, url: null, email: null, needed: [], verifiedOn: null };
const STATE: State = { sent: "unknown", saved: "unknown", charged: "unknown", certificateValid: "unknown" };
const CONDITION: Omit<ConditionCore, "id" | "stage"> = { fixed: null, about: null, verdict: "fix", urgency: "U1" };
const BRANCH: Omit<GuidanceBranch, "when"> = {
  meaning: null,
  steps: [],
  irreversible: [],
  fallback: [],
  escalate: null,
};

const GUIDANCE: Omit<Guidance, "title"> = {
  state: STATE,
  stateSource: null,
  meaning: "",
  meanwhile: [],
  steps: [],
  irreversible: [],
  dangerStep: 1,
  verifyAt: null,
  solvedWhen: "",
  fallback: [],
  wait: null,
  cost: null,
  have: [],
  escalate: null,
  branches: [],
  sources: [],
  search: [],
};

const CARD: Omit<ContactCard, "who" | "name"> = {
  phone: null,
  phoneNote: null,
  hours: null,
  service: null,
  url: null,
  why: null,
  cannot: null,
  have: [],
  unconfirmed: false,
  verifiedOn: null,
};

const SERVICE: Omit<Service, "id" | "name"> = {
  kind: "system",
  weekly: null,
  closedOnHolidays: false,
  closedAtYearEnd: true,
  yearEnd: [],
  exceptions: [],
  note: null,
  source: null,
  verifiedOn: null,
  unconfirmed: false,
};

const NOTICE: Omit<Notice, "id" | "title" | "body" | "since"> = {
  kind: "notice",
  until: null,
  urgent: false,
  systems: [],
  conditions: [],
  workaround: null,
  source: null,
};

const DIRECTORY_LINK: Omit<DirectoryLink, "id" | "title" | "purpose"> = {
  owner: null,
  url: null,
  how: null,
  whatYouSee: [],
  login: false,
  service: null,
  source: null,
  verifiedOn: null,
};

const QUESTION: Omit<Question, "id" | "ask"> = { help: null, key: null, verifyAt: null, options: [] };

const OUTCOME: Omit<Outcome, "id" | "title" | "verdict"> = {
  condition: null,
  steps: [],
  who: null,
  have: [],
  context: {},
};

const CHECKLIST: Omit<Checklist, "id" | "version" | "title" | "start"> = {
  minutes: null,
  questions: [],
  outcomes: [],
  source: null,
};

const SITE: Omit<Site, "association" | "name" | "shortName"> = {
  systems: [],
  context: [],
  conditions: [],
  contacts: [],
  services: [],
  holidays: [],
  holidaysUntil: "",
  notices: [],
  directory: [],
  checklists: [],
};

/** A release is hashed and its writer checks it, so what a file does not leave to a default is there. */
function fill<T>(defaults: Partial<T>, stored: Stored<T>): T {
  return { ...defaults, ...stored } as T;
}

const part = (stored: Stored<Part>): Part => fill<Part>(PART, stored);
const link = (stored: Stored<Link>): Link => fill<Link>({ title: null }, stored);
const choice = (stored: Stored<Choice>): Choice => fill<Choice>({ ask: null, on: "yes" }, stored);
const slotChoice = (stored: Stored<SlotChoice>): SlotChoice => fill<SlotChoice>({ cases: {}, else: null }, stored);
const branch = (stored: Stored<GuidanceBranch>): GuidanceBranch => fill<GuidanceBranch>(BRANCH, stored);
const contactCard = (stored: Stored<ContactCard>): ContactCard => fill<ContactCard>(CARD, stored);
const condition = (stored: Stored<ConditionCore>): ConditionCore => fill<ConditionCore>(CONDITION, stored);
const notice = (stored: Stored<Notice>): Notice => fill<Notice>(NOTICE, stored);
const question = (stored: Stored<Question>): Question => fill<Question>(QUESTION, stored);
const outcome = (stored: Stored<Outcome>): Outcome => fill<Outcome>(OUTCOME, stored);
const directoryLink = (stored: Stored<DirectoryLink>): DirectoryLink => fill<DirectoryLink>(DIRECTORY_LINK, stored);
const openWindow = (stored: Stored<Window>): Window => fill<Window>({ open: null, close: null }, stored);
const interval = (stored: Stored<Interval>): Interval => fill<Interval>({ state: "closed", note: null }, stored);
const summary = (stored: Stored<SystemSummary>): SystemSummary =>
  fill<SystemSummary>({ company: null, common: [] }, stored);

function rule(stored: Stored<Rule>): Rule {
  const filled = fill<Rule>(RULE, stored);
  return {
    ...filled,
    template: filled.template.map(part),
    messages: filled.messages.map((message) => message.map(part)),
    condition: filled.condition.map(choice),
    bySlot: filled.bySlot && slotChoice(filled.bySlot),
    links: filled.links.map(link),
  };
}

function system(stored: Stored<System>): System {
  const filled = fill<System>(SYSTEM, stored);
  return { ...filled, support: filled.support && fill<Support>(SUPPORT, filled.support) };
}

/** One system's table; throws when it was written for another contract. */
export function parseCatalogue(stored: Stored<Catalogue>): Catalogue {
  if (stored.contract !== CONTRACT) throw new Error(`contract ${stored.contract}, this app reads ${CONTRACT}`);
  const filled = fill<Catalogue>({ shown: [], rules: [] }, stored);
  return {
    ...filled,
    system: system(filled.system),
    shown: filled.shown.map((pattern) => pattern.map(part)),
    rules: filled.rules.map(rule),
  };
}

function service(stored: Stored<Service>): Service {
  const filled = fill<Service>(SERVICE, stored);
  return {
    ...filled,
    weekly: filled.weekly?.map(openWindow) ?? null,
    exceptions: filled.exceptions.map(interval),
  };
}

function directory(stored: Stored<Directory>): Directory {
  const filled = fill<Directory>({ links: [] }, stored);
  return { ...filled, links: filled.links.map(directoryLink) };
}

/** A flow of questions as versioned data. */
export function parseChecklist(stored: Stored<Checklist>): Checklist {
  const filled = fill<Checklist>(CHECKLIST, stored);
  return { ...filled, questions: filled.questions.map(question), outcomes: filled.outcomes.map(outcome) };
}

/** The site file of a release. */
export function parseSite(stored: Stored<Site>): Site {
  const filled = fill<Site>(SITE, stored);
  return {
    ...filled,
    systems: filled.systems.map(summary),
    conditions: filled.conditions.map(condition),
    contacts: filled.contacts.map(contactCard),
    services: filled.services.map(service),
    notices: filled.notices.map(notice),
    directory: filled.directory.map(directory),
    checklists: filled.checklists.map(parseChecklist),
  };
}

function guidance(stored: Stored<Guidance>): Guidance {
  const filled = fill<Guidance>(GUIDANCE, stored);
  return { ...filled, state: fill<State>(STATE, filled.state), branches: filled.branches.map(branch) };
}

/** The guidance of a condition for which nobody wrote any: its bare id. */
export function bareGuidance(title: string): Guidance {
  return { ...GUIDANCE, title };
}

/** The guidance file of one language: condition id → text. */
export function parseGuidance(stored: Dict<Stored<Guidance>>): ReadonlyMap<string, Guidance> {
  const parsed = new Map<string, Guidance>();
  for (const id of Object.keys(stored)) {
    const one = entry(stored, id);
    if (one !== undefined) parsed.set(id, guidance(one));
  }
  return parsed;
}
