/** The last page: what was reached, and what is still to do. */
import type { Lesson, Outcome, Standing } from './standing';
import type { State } from './state';
import { isRight } from './answers';
import { fillAttempt } from './arrange';
import { attempting } from './attempt';
import type { Outline } from './outline';
import { moduleState } from './state';
import { fill, rowOf, show } from './fill';

/** Fills the page. outcome is what the LMS was told, which may be better than what stands here. */
export function showResult(end: HTMLElement, outline: Outline, state: State, s: Standing, outcome: Outcome, recorded: boolean): void {
  for (const line of end.querySelectorAll<HTMLElement>('[data-outcome]')) {
    show(line, line.dataset['outcome'] === outcome);
  }
  const figure = (name: string): HTMLElement | null => end.querySelector<HTMLElement>(`[data-figure=${name}]`);
  fill(figure('score'), { percent: Math.floor(s.percent), n: s.points, total: s.total });
  fill(figure('read'), { n: s.read, total: outline.lessons.length });
  fill(figure('answered'), { n: s.answered, total: s.questions });

  const titles = new Map(outline.pages.map((p) => [p.id, p.title]));
  const rows = outline.lessons.flatMap((l) => todo(outline.root, l, titles.get(l.id) ?? '', state, s.judged) ?? []);
  const list = end.querySelector('.todo');
  for (const row of list?.querySelectorAll('li') ?? []) row.remove();
  list?.append(...rows);
  const done = s.complete || s.judged;
  show(end.querySelector('[data-todo]'), rows.length > 0);
  show(end.querySelector('[data-when=missing]'), !done);
  show(end.querySelector('[data-when=improve]'), done);
  show(end.querySelector('[data-when=closable]'), done && recorded);
  show(end.querySelector('[data-when=closable-unrecorded]'), done && !recorded);
  for (const box of end.querySelectorAll<HTMLElement>('[data-attempts-of]')) showAttempts(box, outline.lessons, state);
  for (const part of end.querySelectorAll('[data-certificate]')) show(part, outcome === 'passed' || outcome === 'completed');
}

/** Shows which attempt at a module this is, and whether there may be another. */
function showAttempts(box: HTMLElement, lessons: readonly Lesson[], state: State): void {
  const own = lessons.filter((l) => l.module === box.dataset['attemptsOf']);
  const rule = own.find((l) => l.attempts !== undefined)?.attempts;
  if (rule === undefined) return;
  const m = moduleState(state, box.dataset['attemptsOf'] ?? '');
  const at = attempting(own, m, rule);
  fillAttempt(box, rule, m);
  show(box.querySelector('[data-when=earlier]'), at.open);
  show(box.querySelector('[data-when=used-up]'), at.usedUp);
  show(box.querySelector('[data-when=retry]'), at.more);
}

/** The row of what a lesson still lacks, or once all is judged, of its mistakes that can be mended; undefined when it lacks nothing. */
function todo(root: HTMLElement, lesson: Lesson, title: string, state: State, judged: boolean): HTMLElement | undefined {
  const m = moduleState(state, lesson.module);
  const unread = !m.visited.has(lesson.number);
  const open = lesson.questions.filter((q) => !m.answers.has(q.number)).length;
  const mistakes = judged && lesson.attempts === undefined ? lesson.questions.filter((q) => !isRight(q, m.answers.get(q.number))).length : 0;
  if (!unread && open === 0 && mistakes === 0) return undefined;
  const row = rowOf(root, 'todo');
  if (row === null) return undefined;
  const link = row.querySelector('a');
  link?.setAttribute('href', `#${lesson.id}`);
  link?.append(title);
  const why = (name: string): HTMLElement | null => row.querySelector<HTMLElement>(`[data-why=${name}]`);
  show(why('unread'), unread);
  show(why('open'), !unread && open > 0);
  fill(why('open'), { n: open });
  show(why('mistakes'), mistakes > 0);
  fill(why('mistakes'), { n: mistakes });
  return row;
}
