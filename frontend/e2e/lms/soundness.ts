// What must hold in every state of every page, whoever reads it and however it is shown. Each check
// returns what is wrong, in words that find the place.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds of WCAG 2.0 to 2.2, A and AA. */
export async function axe(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false });
  const { violations } = await builder.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]).analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`));
}

/** Controls, pictures and regions that have no name in the accessibility tree, and groups of controls without a label. */
export async function nameless(page: Page): Promise<string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  const named = /^\s*- (button|link|radio|checkbox|textbox|combobox|progressbar|img|dialog|region|navigation)( \[[^\]]*\])*:?$/gm;
  // The tree has opened details as groups too; they need no label, for their summary says what they are.
  const groups = await page.evaluate(() => [...document.querySelectorAll("fieldset, [role=group]")].filter((g) => {
    const label = g.querySelector("legend") ?? document.getElementById(g.getAttribute("aria-labelledby") ?? "");
    return (g.getAttribute("aria-label") ?? label?.textContent ?? "").trim() === "";
  }).map((g) => g.outerHTML.slice(0, 120)));
  return [...(tree.match(named) ?? []), ...groups];
}

/** What sticks out sideways. Tables may scroll within themselves. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth;
    const out = [...document.querySelectorAll<HTMLElement>("button, a, h1, h2, h3, h4, p, li, label, summary, input, select, textarea, img, audio, video, dd, dt")].filter((e) => {
      const r = e.getBoundingClientRect();
      return e.checkVisibility() && r.width > 1 && r.height > 1 && (r.left < -1 || r.right > window.innerWidth + 1) && e.closest(".table, .skip") === null;
    });
    return [...(wide > window.innerWidth ? [`the page is ${wide} wide`] : []), ...out.map((e) => e.outerHTML.slice(0, 120))];
  });
}

/** Words that are cut off by their own box, as fixed heights do when letters grow. */
export function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, summary, label, legend, th, td, p, li")].filter((e) => {
      const style = getComputedStyle(e);
      const clipped = style.overflowY === "hidden" || style.overflowY === "clip";
      return e.checkVisibility({ visibilityProperty: true }) && clipped && e.clientHeight > 1 && e.scrollHeight > e.clientHeight + 2 && style.webkitLineClamp === "none";
    }).map((e) => e.outerHTML.slice(0, 120)));
}

/** What still moves though the learner wants no motion. */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((e) => {
      const style = getComputedStyle(e);
      const lasts = (list: string): boolean => list.split(",").some((s) => parseFloat(s) > 0.01);
      return lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration)) || style.scrollBehavior === "smooth";
    }).map((e) => e.outerHTML.slice(0, 120)));
}

/**
 * What cannot be told from what it stands on when the system chooses the colours: controls without an
 * edge, signs in the colour of the ground, a state that was shown by its ground alone.
 */
export function faint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const seen = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)].filter((e) => e.checkVisibility({ visibilityProperty: true }) && e.closest(".skip, .unseen") === null);
    const light = (color: string): number => {
      const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((n) => { const c = Number(n) / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: string, b: string): number => {
      const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
      return (high + 0.05) / (low + 0.05);
    };
    const ground = (e: Element | null): string => {
      for (let at = e; at !== null; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (!/, 0\)$|transparent/.test(color)) return color;
      }
      return getComputedStyle(document.documentElement).backgroundColor.replace("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)");
    };
    const edge = (e: Element): boolean => {
      const style = getComputedStyle(e);
      return [style.borderTopWidth, style.borderBottomWidth].some((w) => parseFloat(w) > 0) && style.borderBottomStyle !== "none" && contrast(style.borderBottomColor, ground(e.parentElement)) >= 3;
    };
    const lined = (e: Element): boolean => /underline/.test(getComputedStyle(e).textDecorationLine);
    for (const e of seen("button, select, textarea, input[type=text]")) {
      if (!edge(e) && !lined(e)) wrong.push(`no edge: ${e.outerHTML.slice(0, 120)}`);
    }
    for (const e of seen("svg.icon, svg.progress-bar")) {
      const drawn = e.querySelector(".progress-fill");
      const style = getComputedStyle(drawn ?? e);
      const color = drawn === null ? style.stroke : style.fill;
      if (contrast(color, ground(e)) < 3) wrong.push(`a sign in ${color} on ${ground(e)}: ${e.parentElement?.outerHTML.slice(0, 120) ?? ""}`);
    }
    for (const on of seen("[aria-pressed=true]")) {
      const off = on.parentElement?.querySelector("[aria-pressed=false]");
      const look = (e: Element): string => { const s = getComputedStyle(e); return [s.borderWidth, s.fontWeight, s.textDecorationLine].join(); };
      if (off instanceof Element && look(on) === look(off)) wrong.push(`pressed looks like not pressed: ${on.outerHTML.slice(0, 120)}`);
    }
    return wrong;
  });
}
