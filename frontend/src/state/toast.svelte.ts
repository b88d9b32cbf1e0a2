// A short message about what was just done, at the foot of the window; the newest replaces the one before.

/** Something one can do about what a message says. */
export interface ToastAction {
  label: string;
  act: () => unknown;
}

export interface Toast {
  text: string;
  tone: "info" | "warning";
  action?: ToastAction | undefined;
}

const stay = 8000; // ms; long enough to read two lines and reach the button

class Toasts {
  current = $state.raw<Toast>();

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a message for a while. */
  show(toast: Toast): void {
    this.current = toast;
    this.resume();
  }

  /** Keeps it for as long as somebody points at it or is in it. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  resume(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => { this.close(); }, stay);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.current = undefined;
  }
}

export const toasts = new Toasts();
