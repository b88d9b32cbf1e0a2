/** The last page: what was reached, and what is still to do. */
import type { Lesson, Outcome, Standing } from './standing';
import type { State } from './state';
import { isRight } from './answers';
import { moduleState } from './state';
import { fill, show } from './fill';

/** Fills the page. outcome is what the LMS was told, which may be better than what stands here. */
export function showResult(end: HTMLElement, lessons: readonly Lesson[], state: State, s: Standing, outcome: Outcome, recorded: boolean): void {
  for (const line of end.querySelectorAll<HTMLElement>('[data-outcome]')) {
    show(line, line.dataset['outcome'] === outcome);
  }
  const figure = (name: string): HTMLElement | null => end.querySelector<HTMLElement>(`[data-figure=${name}]`);
  fill(figure('score'), { percent: Math.floor(s.percent), n: s.points, total: s.total });
  fill(figure('read'), { n: s.read, total: lessons.length });
  fill(figure('answered'), { n: s.answered, total: s.questions });

  const listed = lessons.filter((l) => showTodo(end, l, state, s.complete)).length;
  show(end.querySelector('[data-todo]'), listed > 0);
  show(end.querySelector('[data-when=missing]'), !s.complete);
  show(end.querySelector('[data-when=improve]'), s.complete);
  show(end.querySelector('[data-when=closable]'), s.complete && recorded);
  show(end.querySelector('[data-when=closable-unrecorded]'), s.complete && !recorded);
  for (const part of end.querySelectorAll('[data-certificate]')) show(part, outcome === 'passed' || outcome === 'completed');
}

/** Shows what a lesson still lacks, or once all is done, its mistakes; true when it lacks something. */
function showTodo(end: HTMLElement, lesson: Lesson, state: State, complete: boolean): boolean {
  const line = [...end.querySelectorAll<HTMLElement>('[data-missing]')].find((e) => e.dataset['missing'] === lesson.id);
  if (line === undefined) return false;
  const m = moduleState(state, lesson.module);
  const unread = !m.visited.has(lesson.number);
  const open = lesson.questions.filter((q) => !m.answers.has(q.number)).length;
  const mistakes = complete ? lesson.questions.filter((q) => !isRight(q, m.answers.get(q.number))).length : 0;
  const why = (name: string): HTMLElement | null => line.querySelector<HTMLElement>(`[data-why=${name}]`);
  show(why('unread'), unread);
  show(why('open'), !unread && open > 0);
  fill(why('open'), { n: open });
  show(why('mistakes'), mistakes > 0);
  fill(why('mistakes'), { n: mistakes });
  const listed = unread || open > 0 || mistakes > 0;
  show(line, listed);
  return listed;
}
