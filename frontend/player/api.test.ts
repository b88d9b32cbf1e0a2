import { describe, expect, test } from 'vitest';
import type { WindowLike } from './api';
import { findApi, names12, names2004 } from './api';

type Win = Record<string, unknown> & WindowLike;

const api12 = { LMSInitialize: () => 'true', LMSSetValue: () => 'true', LMSGetValue: (e: string) => `value of ${e}` };

/** A window below another; the top is its own parent, as in browsers. */
function win(parent?: Win, more: Record<string, unknown> = {}): Win {
  const w: Win = { opener: null, ...more };
  Object.assign(w, { parent: parent ?? w, top: parent?.['top'] ?? w });
  return w;
}

/** A window of another origin: parent, opener and top may be read, anything else throws. */
function foreign(w: Win): Win {
  return new Proxy(w, {
    get(target, key) {
      if (key === 'parent' || key === 'opener' || key === 'top') {
        const value = target[key];
        return value === target ? foreign(target) : value;
      }
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  });
}

describe('the API is found', () => {
  test('in the window itself, and any number of parents up', () => {
    let w = win(undefined, { API: api12 });
    expect(findApi(w, names12)?.get('x')).toBe('value of x');
    for (let i = 0; i < 30; i++) w = win(w);
    expect(findApi(w, names12)).toBeDefined();
    expect(findApi(w, names2004)).toBeUndefined();
  });

  test('past a window of another origin', () => {
    const lms = win(undefined, { API: api12 });
    expect(findApi(win(foreign(win(lms))), names12)).toBeDefined();
    const below = win(foreign(win()), { API: api12 });
    expect(findApi(win(below), names12)).toBeDefined();
  });

  test('in the opener, its parents, and the opener of the top', () => {
    const lms = win(win(undefined, { API: api12 }));
    expect(findApi(win(undefined, { opener: lms }), names12)).toBeDefined();
    expect(findApi(win(win(undefined, { opener: lms })), names12)).toBeDefined();
    expect(findApi(win(win(win(undefined), { opener: lms })), names12)).toBeDefined();
  });

  test('nearest first', () => {
    const near = win(win(undefined, { API: { ...api12, LMSGetValue: () => 'far' } }), { API: { ...api12, LMSGetValue: () => 'near' } });
    expect(findApi(win(near), names12)?.get('x')).toBe('near');
  });

  test('but not an element or frame of that name, nor in a circle', () => {
    expect(findApi(win(win(undefined, { API: { tagName: 'IFRAME' } })), names12)).toBeUndefined();
    const a: Record<string, unknown> = { opener: null };
    const b: Record<string, unknown> = { parent: a, opener: a };
    a['parent'] = b;
    expect(findApi(a, names12)).toBeUndefined();
    expect(findApi({}, names12)).toBeUndefined();
    expect(findApi(foreign(win()), names12)).toBeUndefined();
  });
});

describe('its answers are understood', () => {
  const ask = (answer: unknown): boolean | undefined => findApi({ API: { ...api12, LMSInitialize: () => answer } } as WindowLike, names12)?.initialize();
  test.each(['true', true, 1, '1', 'TRUE', new String('true')])('%j is yes', (answer) => expect(ask(answer)).toBe(true));
  test.each(['false', false, 0, '', undefined, null, 'yes', {}])('%j is no', (answer) => expect(ask(answer)).toBe(false));

  test('a function that throws or is missing is a no', () => {
    const api = findApi({ API: { LMSInitialize: () => { throw new Error('lost'); }, LMSSetValue: () => 'true' } } as WindowLike, names12);
    expect(api?.initialize()).toBe(false);
    expect(api?.commit()).toBe(false);
    expect(api?.get('x')).toBe('');
    expect(api?.lastError()).toBe('');
  });

  test('its functions keep their this', () => {
    class Lms {
      private readonly name = 'lms';
      LMSInitialize(): string { return this.name === 'lms' ? 'true' : 'false'; }
      LMSSetValue(): string { return 'true'; }
    }
    expect(findApi({ API: new Lms() } as WindowLike, names12)?.initialize()).toBe(true);
  });
});
