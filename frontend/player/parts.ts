/**
 * Fetches the parts in which the pages of a large course lie.
 *
 * A part is a script that puts HTML into a table under the part's name (see engine/scorm/parts.go). A
 * script can be loaded from everywhere a course is played from, from a folder too, where nothing else
 * can; and it shows by itself whether it came whole: an error page of a server, or a page to sign in,
 * leaves nothing in the table.
 */

/** Pauses before a part is asked for again, in seconds. After the last of them it is given up. */
const pauses = [1, 3];

/** How long one answer is waited for, in seconds. */
const longest = 30;

/** The pieces of a window that fetching needs. */
export interface Surroundings {
  /** Runs a script; rejects when it does not come. */
  fetch(address: string): Promise<void>;
  /** Takes what a script has left in the table. */
  take(name: string): string | undefined;
  wait(seconds: number): Promise<void>;
}

export class Parts {
  private readonly asked = new Map<string, Promise<string>>();
  private again = 0;

  constructor(private readonly around: Surroundings) {}

  /**
   * The HTML of a part; rejects when it cannot be had. Whoever asks while it is on its way gets the
   * same answer. Not patient means a single try, for what is not needed yet.
   */
  load(name: string, patient = true): Promise<string> {
    const before = this.asked.get(name);
    const tries = patient ? pauses.length + 1 : 1;
    const now = before === undefined ? this.attempt(name, tries) : before.catch(() => this.attempt(name, tries));
    this.asked.set(name, now);
    const forget = (): void => {
      if (this.asked.get(name) === now) this.asked.delete(name);
    };
    now.then(forget, forget);
    return now;
  }

  private async attempt(name: string, tries: number): Promise<string> {
    for (let i = 0; ; i++) {
      // Every second time under an address of its own: a wrong answer may have stayed in a cache on
      // the way. Not every time, for there are servers that refuse what they do not know.
      await this.around.fetch(i % 2 === 0 ? name : `${name}?again=${++this.again}`).catch(() => undefined);
      const html = this.around.take(name);
      if (html !== undefined) return html;
      if (i + 1 >= tries) throw new Error(`part ${name} did not come`);
      await this.around.wait(pauses[i] ?? 0);
    }
  }
}

declare global {
  interface Window {
    triviumParts?: Record<string, string>;
  }
}

/** Fetches with script elements of a window's document. */
export function surroundings(win: Window): Surroundings {
  const wait = (seconds: number): Promise<void> => new Promise((done) => win.setTimeout(done, seconds * 1000));
  return {
    wait,
    fetch: (address) =>
      new Promise((done, fail) => {
        const script = win.document.createElement('script');
        script.onload = () => done();
        script.onerror = () => fail(new Error(address));
        script.src = address;
        win.document.head.append(script);
        void wait(longest).then(() => fail(new Error(`${address}: no answer`)));
      }),
    take: (name) => {
      const html = win.triviumParts?.[name];
      if (html !== undefined) delete win.triviumParts?.[name];
      return html;
    },
  };
}
