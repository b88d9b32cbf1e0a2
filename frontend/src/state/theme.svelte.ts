// Light or dark: as the system says, or as the person chose.

import { recall, remember } from "../model/memory";

export const themes = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof themes)[number];

const stored = recall("theme");
const system = matchMedia("(prefers-color-scheme: dark)");

class Theme {
  choice = $state<ThemeChoice>(themes.find((choice) => choice === stored) ?? "auto");
  #systemDark = $state(system.matches);
  readonly dark = $derived(this.choice === "auto" ? this.#systemDark : this.choice === "dark");

  constructor() {
    system.addEventListener("change", (event) => {
      this.#systemDark = event.matches;
    });
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    remember("theme", choice);
  }
}

export const theme = new Theme();
