import { describe, expect, test } from 'vitest';
import { Saver } from './saver';
import type { Report, Session } from './session';

/** A session that can fail, and a clock that only moves when told. */
function setting() {
  const log: string[] = [];
  const notices: boolean[] = [];
  const timers = new Map<number, { at: number; f: () => void }>();
  const s = { now: 0, commits: true, sets: true, log, notices, advance };
  let id = 0;
  const session: Session = {
    mode: 'normal',
    budget: 4096,
    language: () => '',
    learner: () => '',
    before: () => ({ data: '', place: '', outcome: 'incomplete', percent: undefined }),
    report: () => { log.push('report'); return s.sets; },
    record: () => undefined,
    commit: () => { log.push('commit'); return s.commits; },
    close: () => { log.push('close'); },
  };
  const report = (): Report => ({ data: 'd', place: 's', outcome: 'incomplete', complete: false, percent: undefined, progress: 0, seconds: s.now });
  const saver = new Saver(session, report, (failing) => notices.push(failing), {
    setTimeout: (f, ms) => { timers.set(++id, { at: s.now + ms / 1000, f }); return id; },
    clearTimeout: (n) => { timers.delete(n); },
  });
  function advance(seconds: number): void {
    const until = s.now + seconds;
    for (;;) {
      const due = [...timers].filter(([, t]) => t.at <= until).sort((a, b) => a[1].at - b[1].at)[0];
      if (due === undefined) break;
      timers.delete(due[0]);
      s.now = due[1].at;
      due[1].f();
    }
    s.now = until;
  }
  const commits = (): number => log.filter((l) => l === 'commit').length;
  return { s, saver, commits, timers };
}

describe('saving', () => {
  test('goes to the LMS at once, and not again', () => {
    const { s, saver, commits } = setting();
    saver.save();
    s.advance(1000);
    expect(s.log).toEqual(['report', 'commit']);
    expect(commits()).toBe(1);
    expect(s.notices).toEqual([]);
  });

  test('that fails is tried again with growing pauses until it succeeds', () => {
    const { s, saver, commits } = setting();
    s.commits = false;
    saver.save();
    const at: number[] = [];
    for (let second = 1; second <= 200; second++) {
      const before = commits();
      s.advance(1);
      if (commits() > before) at.push(second);
    }
    expect(at).toEqual([2, 6, 14, 29, 59, 119, 179]);
    expect(s.notices.every((n) => n)).toBe(true);
    s.commits = true;
    s.advance(60);
    expect(s.notices.at(-1)).toBe(false);
    const done = commits();
    s.advance(1000);
    expect(commits()).toBe(done);
  });

  test('that the LMS refuses to set is tried again too', () => {
    const { s, saver } = setting();
    s.sets = false;
    saver.save();
    expect(s.notices).toEqual([true]);
    s.sets = true;
    s.advance(2);
    expect(s.notices).toEqual([true, false]);
  });

  test('what was chosen is told at once and committed soon, once for several choices', () => {
    const { s, saver, commits } = setting();
    saver.note();
    saver.note();
    expect(commits()).toBe(0);
    expect(s.log).toEqual(['report', 'report']);
    s.advance(2);
    expect(commits()).toBe(1);
    saver.note();
    saver.save();
    s.advance(10);
    expect(commits()).toBe(2);
  });

  test('ends once, and nothing is said after', () => {
    const { s, saver, timers } = setting();
    s.commits = false;
    saver.save();
    saver.close();
    expect(saver.ended).toBe(true);
    expect(timers.size).toBe(0);
    const after = s.log.length;
    saver.close();
    saver.save();
    saver.note();
    s.advance(1000);
    expect(s.log).toHaveLength(after);
    expect(s.log.filter((l) => l === 'close')).toHaveLength(1);
    expect(s.log.at(-1)).toBe('close');
  });
});
