// F6 goes round the areas of the window, as in office programs.

/** Moves the focus to the next (1) or previous (-1) area; each is marked data-region. */
export function cycleRegions(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")].filter(
    (region) => region.offsetParent !== null || getComputedStyle(region).position === "fixed",
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + by + regions.length) % regions.length] ?? regions[0];
  if (next) focusRegion(next);
}

/** Focuses what is current in an area, else its first control, else the area itself. */
export function focusRegion(region: HTMLElement): void {
  const inside =
    region.tabIndex === 0
      ? region
      : (region.querySelector<HTMLElement>("[aria-current]") ??
        region.querySelector<HTMLElement>("button:not(:disabled), a[href], input, [tabindex='0']"));
  (inside ?? region).focus();
}
