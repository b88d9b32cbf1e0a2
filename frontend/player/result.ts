/** The last page: what was reached, and what is still to do. */
import type { Lesson, Outcome, Standing } from './standing';
import type { State } from './state';
import { isRight } from './answers';
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

  const rows = outline.pages.flatMap(({ lesson, title }) => (lesson === undefined ? [] : (todo(outline.root, lesson, title, state, s.complete) ?? [])));
  const list = end.querySelector('.todo');
  for (const row of list?.querySelectorAll('li') ?? []) row.remove();
  list?.append(...rows);
  show(end.querySelector('[data-todo]'), rows.length > 0);
  show(end.querySelector('[data-when=missing]'), !s.complete);
  show(end.querySelector('[data-when=improve]'), s.complete);
  show(end.querySelector('[data-when=closable]'), s.complete && recorded);
  show(end.querySelector('[data-when=closable-unrecorded]'), s.complete && !recorded);
  for (const part of end.querySelectorAll('[data-certificate]')) show(part, outcome === 'passed' || outcome === 'completed');
}

/** The row of what a lesson still lacks, or once all is done, of its mistakes; undefined when it lacks nothing. */
function todo(root: HTMLElement, lesson: Lesson, title: string, state: State, complete: boolean): HTMLElement | undefined {
  const m = moduleState(state, lesson.module);
  const unread = !m.visited.has(lesson.number);
  const open = lesson.questions.filter((q) => !m.answers.has(q.number)).length;
  const mistakes = complete ? lesson.questions.filter((q) => !isRight(q, m.answers.get(q.number))).length : 0;
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
