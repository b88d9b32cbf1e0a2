// Issue 4: the workspace.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { browserTests, goBenchmarks, goTestsSay } from "./programs.mjs";
import { promise, root } from "./promises.mjs";

/** Go tests with the numbers that are promised, not those of every commit. */
const full = ["env", "TRIVIUM_FULL=1", "go"];
const inFull = (pattern, folder) => goTestsSay(pattern, [folder], full, ["-timeout", "60m"]);

/** The lines of what tests said that match, without the place in the source. */
const lines = (said, pattern) => said.split("\n").filter((line) => pattern.test(line)).map((line) => line.replace(/^\s*\S+\.go:\d+: /, "").trim());

/** Throws when a figure is above its limit. */
function atMost(limit, figure, what) {
  if (!(figure <= limit)) throw new Error(`${what}: ${figure.toFixed(0)}, at most ${limit} is promised`);
  return figure;
}

export async function promises() {
  await promise(4, "Killed with -9 at 200 random moments, power cut, disk full, file turned read-only: every acknowledged change is there, the check passes", () => {
    const { passed } = inFull("^(TestKill|TestPowerCut|TestNothingSurvivesWithoutSync|TestTrouble|TestFullDisk|TestReadOnlyFile)$", "./engine/store");
    return `${passed} cases passed`;
  });
  await promise(4, "The saved state of a workspace is, to the byte, what a fresh replay of its log comes to; 300 histories with forks, redactions, revocations, twins, forgeries", () => {
    const store = inFull("^TestState", "./engine/store");
    const change = inFull("^(TestSnapshot|TestRestore)", "./engine/change");
    return `${store.passed + change.passed} cases passed`;
  });
  await promise(4, "100,000 events over 5,000 texts: open ≤ 1 s, full replay ≤ 10 s", () => {
    const open = goBenchmarks("^BenchmarkOpen$", "./engine/store", 5);
    const replay = goBenchmarks("^BenchmarkReplay$/^(own_log|bundle)$", "./engine/change", 2);
    const ms = (found, name) => found[name]["ns/op"] / 1e6;
    const seen = [
      `from the saved state ${atMost(1000, ms(open, "BenchmarkOpen/saved"), "ms to open").toFixed(0)} ms`,
      `with 6,250 events after it ${atMost(1000, ms(open, "BenchmarkOpen/saved_and_more"), "ms to open").toFixed(0)} ms`,
      `from the log alone ${atMost(10_000, ms(open, "BenchmarkOpen/log"), "ms to replay").toFixed(0)} ms`,
      `a replay in memory ${atMost(10_000, ms(replay, "BenchmarkReplay/own_log"), "ms to replay").toFixed(0)} ms`,
      `with every signature checked ${atMost(10_000, ms(replay, "BenchmarkReplay/bundle"), "ms to replay").toFixed(0)} ms`,
    ];
    return seen.join(", ");
  });
  await promise(4, "An edit is durable at p99 within 3× the time of a plain append and fsync on the same disk in the same run", () =>
    lines(inFull("^TestDurableEdit$", "./engine/store").said, /: p\d+: append/).slice(-2).join("; "));
  await promise(4, "An hour of ordinary typing (6,000 characters in 200 texts) grows the file by ≤ 500 KB", () =>
    lines(inFull("^TestHourOfTyping$", "./engine/store").said, /bytes an event/)[0]);
  await promise(4, "Comparing two versions of a 300-page programme ≤ 300 ms", () => {
    const texts = goBenchmarks("^BenchmarkProgramme(Characters)?$", "./engine/diff", 3);
    const whole = goBenchmarks("^BenchmarkCompare$", "./engine/review", 3);
    const ms = (found, name) => found[name]["ns/op"] / 1e6;
    const moments = Object.keys(whole).map((name) => `${name.replace(/^BenchmarkCompare\/?/, "").replaceAll("_", " ")} ${atMost(300, ms(whole, name), `ms to compare (${name})`).toFixed(0)} ms`);
    return `two moments of a workspace of 100,000 events: ${moments.join(", ")}; all texts of a programme ${atMost(300, ms(texts, "BenchmarkProgramme"), "ms").toFixed(0)} ms, go-diff's character diff ${ms(texts, "BenchmarkProgrammeCharacters").toFixed(0)} ms`;
  });
  await promise(4, "diff3: 100,000 random pairs of edits: no typed word is lost; where it merges, both changes are in", () =>
    `${inFull("^(TestMerge|TestMergeLosesNothing|TestMergeCountsWords|TestMergeEqualsPlain|TestMergeIsPinned)$", "./engine/diff").passed} cases passed`);
  await promise(4, "5,000 cases beside git merge-file: at least as many merges, each difference of a known kind", () => {
    const { said } = inFull("^TestMergeBesideGit$", "./engine/diff");
    return lines(said, /^\s*(cases|merged by)/).join(", ");
  });
  await promise(4, "Change cases in pl, de, lt: the diff a person would draw; beside git --word-diff and go-diff", () => {
    const { passed } = inFull("^(TestCases|TestCasesAreSound|TestBesideOthers|TestMatch|TestMoves|TestTrivial)$", "./engine/diff");
    return `${passed} cases passed; ${readFileSync(join(root, "engine/diff/testdata/beside.txt"), "utf8").trim().split("\n").at(-1).trim()}`;
  });
  await promise(4, "1,000 seeded histories of five copies: whoever knows the same events shows the same, no cycle, no typed text gone", () =>
    `${inFull("^TestRandomHistories$", "./engine/change").passed} test of 1,000 histories passed`);
  await promise(4, "The same with bundles, at random, late, twice, through third parties; and a folder shared by three running copies, with files late, renamed as conflicted copies, half-written", () => {
    const { said, passed } = inFull("^(TestBundleHistories|TestSharedFolder|TestSharedDrive)$", "./engine/sync");
    return [`${passed} cases passed`, ...lines(said, /histories|folders/)].join("; ");
  });
  await promise(4, "Any past state is what a fresh replay of its events comes to; restored, nothing differs from it", () =>
    `${inFull("^TestPastLikeReplay$", "./engine/change").passed + inFull("^TestRestoreAll$", "./engine/review").passed} cases passed`);
  await promise(4, "Hostile bundles (bombs, wrong signatures, cycles, foreign ids, unknown operations) and invitations change nothing and say why", () =>
    `${goTestsSay("Hostile|Forged|FalseSignatures", ["./engine/sync", "./engine/change", "./engine/desk"]).passed} cases passed`);
  await promise(4, "In the app: typed, reloaded, killed, restarted, undone; named, compared, restored; forks by file, settled; redacted", () =>
    `${browserTests(["workspace", "statuses", "history", "exchange", "welcome"].map((name) => `e2e/app/${name}`)).tests} tests passed`);
  await promise(4, "On the command line: every command of a workspace, by one person and by two", () =>
    `${goTestsSay("^(TestDeskMisuse|TestEditing|TestTwoComputers|TestCare|TestSave|TestKinds)$", ["./engine/cmd/trivium"]).passed} cases passed`);
  await promise(4, "After a redaction the text is nowhere in the file, its log, its backups, its media, and an old bundle does not bring it back", () => {
    const store = inFull("^Test(Erase|Forget)", "./engine/store");
    const sync = inFull("^TestExchange$", "./engine/sync");
    const desk = inFull("^TestRedactEverywhere$", "./engine");
    return `${store.passed + sync.passed + desk.passed} cases passed`;
  });
}
