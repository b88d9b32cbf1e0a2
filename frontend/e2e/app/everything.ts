// A course with every kind of block and everything that describes a programme, in format version 2.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

let last = 0;

/** A ULID like any other, and the same in each run. */
function ulid(): string {
  last++;
  return `01M9${last.toString().padStart(22, "0")}`;
}

type Text = Record<string, string>;

/** A text in all three languages, which say which they are. */
function text(words: string, origin = "pl"): Text {
  return { origin, pl: `${words} (pl)`, de: `${words} (de)`, lt: `${words} (lt)` };
}

function items(...words: string[]): { id: string; text: Text }[] {
  return words.map((each, index) => ({ id: `i${index.toString()}`, text: text(each) }));
}

function titled(...words: string[]): { id: string; title: Text; text: Text }[] {
  return words.map((each, index) => ({ id: `i${index.toString()}`, title: text(`${each} title`), text: text(`${each} text`) }));
}

function options(...words: string[]): { id: string; text: Text }[] {
  return words.map((each, index) => ({ id: "abcdef".charAt(index), text: text(each) }));
}

const picture = "media/conversation.svg";
const feedback = { correct: text("Well done"), wrong: text("Not quite") };
const hours = { amount: 3, unit: 45, counts: true };

export const sessionId = ulid();
export const termId = ulid();

/** What learners read. */
function reading(): object[] {
  return [
    { kind: "heading", level: 2, text: text("Heading") },
    { kind: "paragraph", text: text(`A [place](#${sessionId}) and a [term](term:${termId})`), notes: items("Facilitator note") },
    { kind: "list", items: items("Entry one", "Entry two") },
    { kind: "steps", items: titled("First", "Second") },
    { kind: "quote", text: { origin: "pl", pl: "Said in Polish (pl)" }, source: { origin: "pl", pl: "Source (pl)" }, adaptation: { policy: "keep" } },
    {
      kind: "callout", tone: "law", title: text("Law of the land"), items: items("Each country its own"),
      adaptation: { policy: "adapt", owners: { pl: "Zespół polski", de: "Deutsches Team", lt: "Komanda" }, review: { pl: "2020-01-31", de: "2099-06-30", lt: "2099-06-30" } },
    },
    {
      kind: "table", caption: text("Caption of the table"), head: items("Head one", "Head two", "Head three"),
      rows: [1, 2].map((row) => ({ id: `r${row.toString()}`, cells: [1, 2, 3].map((column) => text(`Cell ${row.toString()}.${column.toString()}`)) })),
    },
    { kind: "image", file: picture, variants: { de: picture }, alt: text("Alternative"), caption: text("Caption"), credit: "Someone" },
    { kind: "case", title: text("Case"), items: items("What happened"), tasks: items("What now", "What later") },
    { kind: "accordion", items: titled("Section") },
    { kind: "terms", terms: [{ id: termId, term: text("Term"), text: text("Meaning") }] },
    { kind: "paragraph", only: ["de"], text: { origin: "de", de: "Only in German (de)" } },
    { kind: "reflection", number: 1, prompt: text("What do you think"), hint: text("Take your time") },
  ];
}

function asking(): object[] {
  return [
    { kind: "single", prompt: text("Single"), options: [{ ...options("Right one")[0], correct: true }, { ...options("", "Wrong one")[1] }], feedback },
    { kind: "truefalse", prompt: text("True or false"), answer: false, feedback },
    { kind: "matching", prompt: text("Matching"), pairs: ["a", "b"].map((id) => ({ id, left: text(`Left ${id}`), right: text(`Right ${id}`) })) },
    { kind: "ordering", prompt: text("Ordering"), options: options("Before", "After") },
    { kind: "fillin", prompt: text("Fill in"), accept: { pl: ["słowo"], de: ["Wort", "das Wort"], lt: ["žodis"] } },
    { kind: "numeric", prompt: text("Numeric"), value: 12.5, tolerance: 0.5, unit: text("km") },
  ].map((block, index) => ({ ...block, number: index + 2 }));
}

function acting(): object[] {
  return [
    {
      id: sessionId, kind: "session", title: text("Session"), items: items("What we do"), mode: "online", minutes: 135, hours,
      agenda: [{ id: "a", minutes: 15, title: text("Arriving"), text: text("Hello") }, { id: "b", minutes: 120, text: text("Work") }],
      methods: items("Role play"), materials: items("Cards"), group: { min: 8, max: 16 }, notes: items("Bring chairs"),
    },
    { kind: "homework", title: text("Homework"), items: items("Read it"), due: text("In a week"), hours: { amount: 1.5, unit: 45 } },
    { kind: "consultation", title: text("Consultation"), items: items("Talk"), mode: "site", minutes: 45 },
    { kind: "forum", title: text("Forum"), items: items("Discuss") },
    { kind: "field", title: text("Field"), items: items("Go there"), evidence: text("A map") },
    { kind: "deliverable", title: text("Deliverable"), items: items("Write it"), by: "institution", evidence: text("Signed rules") },
    { kind: "visit", title: text("Visit"), items: items("See them"), host: text("Host"), place: text("Vilnius"), minutes: 4320, agenda: [{ id: "a", text: text("Day one") }] },
  ];
}

function lesson(title: string, number: number, blocks: object[]): object {
  return { id: ulid(), number, title: text(title), blocks: blocks.map((block) => ({ id: ulid(), ...block })) };
}

const about = {
  description: text("Description"),
  outcomes: ["knowledge", "skills", "responsibility"].map((area, index) => ({ id: `o${index.toString()}`, area, eqf: 5, text: text(`Outcome ${area}`) })),
  audience: text("Audience"),
  prerequisites: text("Prerequisites"),
  keywords: [text("Keyword one"), text("Keyword two")],
  authors: [{ name: "Anna Nowak", organisation: "Most" }],
  partners: ["Ufer"],
  licence: "CC-BY-SA-4.0",
};

const head = { languages: ["pl", "de", "lt"] };

function edition(): object {
  return {
    format: "trivium-edition", version: 1, id: ulid(), ...head, title: text("Spring run"), country: "PL", group: "A", deadline: "2027-02-19",
    information: items("Bring a pen"),
    contacts: [{ name: "Office", role: text("Registration"), email: "office@example.org", phone: "+48 000" }],
    sessions: [
      { id: ulid(), activity: sessionId, start: "2027-03-09T16:00+01:00", end: "2027-03-09T18:15+01:00", link: "https://meet.example.org/a" },
      { id: ulid(), title: text("Second date"), start: "2027-06-01T09:00+03:00", end: "2027-06-03T12:00+03:00", place: text("Kaunas") },
    ],
  };
}

/** Writes the course into a folder: a programme, its only module, an edition. Returns the programme's file. */
export function writeEverything(folder: string, declaredSessions: number): string {
  last = 100; // after the ids that are named
  const module = {
    format: "trivium-module", version: 2, id: ulid(), ...head, title: text("Everything"), ...about, hours: { amount: 6, unit: 45, counts: true },
    lessons: [lesson("Reading", 1, reading()), lesson("Asking", 2, asking()), lesson("Acting", 3, acting())],
  };
  const programme = {
    format: "trivium-programme", version: 2, id: ulid(), ...head, title: text("Programme"), ...about,
    hours: { unit: 45, declared: [{ kind: "session", amount: declaredSessions }, { kind: "selfstudy", amount: 6 }, { kind: "homework", amount: 1.5 }], certificate: 9 },
    funding: { programme: "Erasmus+", grant: "2026-1", notice: text("Notice") },
    modules: ["module.json"], editions: ["edition.json"],
  };
  const write = (name: string, content: object): void => {
    writeFileSync(join(folder, name), JSON.stringify(content, null, 2));
  };
  write("module.json", module);
  write("edition.json", edition());
  write("programme.json", programme);
  return join(folder, "programme.json");
}
