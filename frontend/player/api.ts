/**
 * Finds the LMS's API object and calls it with care.
 *
 * The standards say: climb the parents, then the opener and its parents. LMSs also put other
 * origins' frames between, above or around; touching those throws. So every look is on its own, and
 * what cannot be looked into is climbed past: `parent` and `opener` may be read across origins.
 */

/** The LMS's functions under the names of SCORM 2004. All take and return strings, or should. */
export interface Api {
  initialize(): boolean;
  terminate(): boolean;
  get(element: string): string;
  set(element: string, value: string): boolean;
  commit(): boolean;
  lastError(): string;
}

/** The names an edition of SCORM gives to the object and its functions. */
export interface ApiNames {
  readonly object: string;
  readonly initialize: string;
  readonly terminate: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly lastError: string;
}

export const names12: ApiNames = {
  object: 'API', initialize: 'LMSInitialize', terminate: 'LMSFinish', get: 'LMSGetValue',
  set: 'LMSSetValue', commit: 'LMSCommit', lastError: 'LMSGetLastError',
};

export const names2004: ApiNames = {
  object: 'API_1484_11', initialize: 'Initialize', terminate: 'Terminate', get: 'GetValue',
  set: 'SetValue', commit: 'Commit', lastError: 'GetLastError',
};

type Callable = (...args: string[]) => unknown;

/** The parts of a window that may be read across origins. */
export interface WindowLike {
  readonly parent?: unknown;
  readonly opener?: unknown;
  readonly top?: unknown;
}

/** A chain longer than this is a circle that pretends to be none. */
const highest = 500;

/** Returns the API of the edition, or undefined when no window in reach has it. */
export function findApi(start: WindowLike, names: ApiNames): Api | undefined {
  const seen = new Set<unknown>();
  for (const from of [start, look(start, 'opener'), look(look(start, 'top'), 'opener')]) {
    const object = climb(from, names, seen);
    if (object !== undefined) return wrap(object, names);
  }
  return undefined;
}

/** Looks in a window, its parents, and each one's opener last. */
function climb(from: unknown, names: ApiNames, seen: Set<unknown>): object | undefined {
  const openers: unknown[] = [];
  let at: unknown = from;
  for (let i = 0; i < highest && at !== undefined && at !== null && !seen.has(at); i++) {
    seen.add(at);
    const found = look(at, names.object);
    if (isApi(found, names)) return found;
    openers.push(look(at, 'opener'));
    at = look(at, 'parent');
  }
  for (const opener of openers) {
    if (opener === undefined || opener === null || seen.has(opener)) continue;
    const found = climb(opener, names, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads a property; undefined where another origin forbids it. */
function look(object: unknown, key: string): unknown {
  if (object === undefined || object === null) return undefined;
  try {
    return (object as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}

/** Tells an API from an element or a frame that happens to have its name. */
function isApi(found: unknown, names: ApiNames): found is object {
  if ((typeof found !== 'object' && typeof found !== 'function') || found === null) return false;
  return typeof look(found, names.initialize) === 'function' && typeof look(found, names.set) === 'function';
}

function wrap(object: object, names: ApiNames): Api {
  const call = (name: string, ...args: string[]): unknown => {
    try {
      const f = look(object, name);
      return typeof f === 'function' ? (f as Callable).apply(object, args) : undefined;
    } catch {
      return undefined;
    }
  };
  // Some LMSs answer with true, 1 or an object instead of the string the standard wants.
  const yes = (answer: unknown): boolean => answer === true || answer === 1 || /^(true|1)$/i.test(String(answer));
  return {
    initialize: () => yes(call(names.initialize, '')),
    terminate: () => yes(call(names.terminate, '')),
    get: (element) => text(call(names.get, element)),
    set: (element, value) => yes(call(names.set, element, value)),
    commit: () => yes(call(names.commit, '')),
    lastError: () => text(call(names.lastError)),
  };
}

function text(answer: unknown): string {
  return answer === undefined || answer === null ? '' : String(answer);
}
