// Small choices (theme, language of the program) kept between starts, where the shell allows it.

const prefix = "trivium.";

/** Returns what was remembered under key, or "" when nothing was or nothing can be. */
export function recall(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? "";
  } catch {
    return "";
  }
}

/** Keeps value under key; where storage is denied the choice lasts until the window closes. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // a choice that is not remembered is no loss worth a message
  }
}
