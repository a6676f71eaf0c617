const FIELD = 'input:not([type="hidden"]), textarea, select, [contenteditable="true"]';
/** The code of a panel may have to be loaded over a slow line. */
const PATIENCE_MS = 5000;

/** Brings the focus into the first field of a panel as soon as it is there, unless the focus has gone elsewhere since. */
export function focusFirstField(panel: () => HTMLElement | null): void {
  const started = performance.now();
  const before = document.activeElement;
  const look = () => {
    const now = document.activeElement;
    if (now !== before && now !== document.body) return;
    panel()?.querySelector<HTMLElement>(FIELD)?.focus();
    // Fields of the panel before are hidden until the next one has been loaded, and take no focus.
    if (document.activeElement !== now) return;
    if (performance.now() - started < PATIENCE_MS) requestAnimationFrame(look);
    else panel()?.focus();
  };
  requestAnimationFrame(look);
}
