const CONTROL = '.cm-content, input:not([type="hidden"]), textarea, button';

/** Brings the field, or the nearest one around its path, into sight, and the focus into its control. */
export function focusField(root: HTMLElement, field: string): void {
  const parts = field.split('.');
  for (let length = parts.length; length > 0; length--) {
    const path = parts.slice(0, length).join('.');
    const element = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    if (element === null) continue;
    element.scrollIntoView({ block: 'center' });
    element.querySelector<HTMLElement>(CONTROL)?.focus({ preventScroll: true });
    return;
  }
}
